import { readFileSync, readdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestListener } from 'node:http'
import type { RequestHandler } from 'express'
import { rosterTableSchema } from './service/roster/table-schema.ts'
import { httpGeocoder } from './service/roster/geocoder.ts'
import { packageGazetteer } from './service/roster/package-gazetteer.ts'
import { createUnproject } from './country/package/unproject.ts'
import { createImportsUnderWay } from './service/roster/imports-under-way.ts'
import { createRosterImporter } from './service/roster/roster-importer.ts'
import { createScenarist } from './service/scenario/scenarist.ts'
import { createAtlas } from './country/atlas.ts'
import { keptAllocation } from './country/views/kept-allocation.ts'
import { lazy } from './country/lazy.ts'
import { countryOf, loadRosterInputs } from './country/package/load-country.ts'
import { openPackage, type Package } from './country/package/package.ts'
import type { Config } from './config.ts'
import type { RenderPage } from './contract/index.ts'
import { serveCommands, type ForwardedCommand } from './db/command-socket.ts'
import type { Database } from './db/database.ts'
import { keptIn } from './db/kept.ts'
import { isReadOnly } from './db/queries/health/isReadOnly.ts'
import { takePackage } from './db/queries/packages/takePackage.ts'
import { findRosterRevision } from './db/queries/roster/findRosterRevision.ts'
import { saveSignalement } from './db/queries/reports/saveSignalement.ts'
import { addressSearch } from './service/find/addresses.ts'
import { createKeptFiles } from './service/downloads/kept-files.ts'
import { watchLayers } from './service/gis/watch-layers.ts'
import { createApp, type AppDeps } from './http/app.ts'
import { createDrafts } from './service/stewards/drafts.ts'
import { createChangeStream } from './http/routers/change-stream.ts'
import { hashFiles } from './hash-files.ts'
import { parisDay } from './paris-day.ts'
import { originsOf } from './domain/origins.ts'
import { roadsOf } from './domain/travel/roads.ts'
import { createCitations } from './service/citation/citations.ts'
import { createLive } from './country/live/create-live.ts'
import { followWrites } from './country/live/follow-writes.ts'
import { watchTiles } from './country/live/watch-tiles.ts'
import { watchMonths } from './country/live/watch-months.ts'
import { watchIntervals } from './country/live/watch-intervals.ts'
import { createAlerts } from './service/alerts/alerts.ts'
import { createWebhooks } from './service/changes/webhooks.ts'
import { createLogger, safeError } from './log.ts'
import { allocationKey, runSettingOf } from './country/runs/run-setting.ts'
import { watchBackups } from './db/backup/watch-backups.ts'
import { watchDatabase } from './country/live/watch-database.ts'

const top = fileURLToPath(new URL('..', import.meta.url))
/** A roster's line may wait for its address; a person would rather have the commune. */
const GEOCODER_TIMEOUT_MS = 3_000
const SEARCH_TIMEOUT_MS = 1_500

/** Runs a line of the command line on the database that the server holds; true when it went well. */
export type RunCommand = (
  command: ForwardedCommand,
  database: Database,
  print: (line: string) => void,
) => Promise<boolean>

/** The pages: how they are drawn, and the files they ask for (`next` is called for what is none). */
export interface Web {
  readonly renderPage: RenderPage
  readonly assets: RequestHandler
}

/** What the parts are put together from. */
interface Parts {
  readonly config: Config
  readonly packageFolder: string
  /** With a roster in it. */
  readonly opening: Promise<Database>
  readonly onProgress: (step: string) => void
  /** Gives the pages, built first when they are missing. */
  readonly openWeb: () => Promise<Web>
  readonly runCommand: RunCommand
  /** Whether the process was asked to end. */
  readonly draining: () => boolean
}

/** The application over its parts: atlas, live answers, threads; reads what needs no database while that opens. */
export async function assemble({
  config,
  packageFolder,
  opening,
  onProgress,
  openWeb,
  runCommand,
  draining,
}: Parts): Promise<{
  readonly app: RequestListener
  /** Ends the answers that would go on for ever. */
  readonly hangUp: () => void
  readonly close: () => Promise<void>
}> {
  const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string }
  const [cache, program] = [join(config.dataDir, 'cache'), programHash()]
  const kept = keptIn(cache, program)
  const reading = (async () => {
    // Read while the loader, in a thread of its own, reads the pages.
    const web = openWeb()
    const pack = openPackage(packageFolder, kept)
    // No cabinet changes where the roads lead.
    roadsOf(originsOf(pack.reference))
    return { ...(await web), pack }
  })()
  // Awaited below; should it fail before the database opens, that is not yet the news.
  reading.catch(() => {})
  const database = await opening
  const closing: (() => Promise<void>)[] = [() => database.close()]
  try {
    const { renderPage, assets, pack } = await reading
    onProgress('Drawing the atlas')
    const { knex } = database
    // One package for as long as the server runs; another one would be told by the same function.
    const currentPackage = (): Package => pack
    const { drawThreads, dataDir } = config
    const setting = { ...runSettingOf(pack, version), expectsIntervals: drawThreads > 0 }
    const revision = await findRosterRevision(knex)
    await takePackage(knex, pack.hash)
    const country = countryOf(pack, await loadRosterInputs(knex))
    const atlas = createAtlas(country, (cabinets, make) =>
      keptAllocation(kept, allocationKey(setting, cabinets), country.inputs, make),
    )

    onProgress('Computing the figures of the day')
    const logger = createLogger(config.logLevel)
    const live = await createLive({ database, currentPackage, atlas, revision, setting })

    const scenarist = createScenarist()
    closing.push(scenarist.close)
    const ping = async () => ((await isReadOnly(database.knex)) ? 'read-only' : 'ok')
    // Asked too when nobody reads: a standby that is gone, or back, is to be told.
    const watch = watchDatabase(async () => void (await Promise.all([ping(), isReadOnly(database.reads)])))
    closing.push(async () => watch.stop())
    const changeStream = createChangeStream(live, parisDay)
    const deps: AppDeps = {
      ...live,
      currentPackage,
      citations: createCitations(database.knex),
      addresses: config.geocoderUrl ? addressSearch(config.geocoderUrl, SEARCH_TIMEOUT_MS) : null,
      basemapUrl: config.basemapUrl,
      mails: config.smtp !== null,
      scenarist,
      changeStream,
      saveSignalement: (signalement) => saveSignalement(database.knex, signalement),
      database,
      importCabinets: createRosterImporter({
        database,
        context: lazy(async () => ({
          gazetteer: await packageGazetteer(currentPackage().reference),
          unproject: await createUnproject(),
          ground: atlas.ground,
        })),
        geocoder: config.geocoderUrl ? httpGeocoder(config.geocoderUrl, GEOCODER_TIMEOUT_MS) : null,
        today: () => parisDay(),
      }),
      imports: createImportsUnderWay(),
      drafts: createDrafts(join(dataDir, 'drafts')),
      keptFiles: createKeptFiles(join(cache, 'downloads')),
      rosterSchema: rosterTableSchema,
      today: () => parisDay(),
      version,
      logger,
      origin: config.publicUrl?.replace(/\/$/, '') ?? null,
      ping,
      standbys: database.standbys,
      freeBytes: async () => {
        const { bavail, bsize } = await statfs(dataDir)
        return bavail * bsize
      },
      draining,
      trustProxy: config.trustProxy,
      operator: config.operator,
      databaseAnswers: watch.answers,
      renderPage,
      assets,
    }
    const app = createApp(deps)
    closing.push(watchLayers({ live, deps, database, currentPackage, logger }))
    closing.push(followWrites({ live, database, today: parisDay, logger }))
    closing.push(createWebhooks({ live, database, logger, allowPrivate: config.webhookAllowPrivate }).close)
    if (config.smtp && config.publicUrl) {
      const origin = config.publicUrl.replace(/\/$/, '')
      const { createPost } = await import('./service/alerts/post-letter.ts')
      const post = createPost(config.smtp, origin)
      closing.push(createAlerts({ live, database, logger, post, origin, intervals: drawThreads > 0 }).close)
    }
    if (database.kind === 'embedded')
      closing.push(
        await serveCommands(dataDir, (command, print) =>
          runCommand(command, database, print).finally(live.refresh),
        ),
      )
    if (config.backups)
      closing.push(
        watchBackups(database, config.backups, (error) =>
          logger.error({ err: safeError(error) }, 'no backup was made'),
        ),
      )
    // Begun last: what takes seconds begins beside the first answers.
    if (drawThreads > 0) {
      closing.push(watchTiles({ live, pack, task: { packageFolder, cache, program }, logger }))
      closing.push(watchIntervals({ live, dataDir, drawThreads, setting, today: parisDay, logger }))
      // Ended before what tells it the intervals.
      closing.push(
        watchMonths(live, parisDay, (error) =>
          logger.error({ err: safeError(error) }, 'the figures of past months were not kept'),
        ),
      )
    }
    atlas
      .warm(parisDay())
      .catch((error: unknown) => logger.error({ err: safeError(error) }, 'warming failed'))
    return { app, hangUp: changeStream.close, close: () => closeAll(closing) }
  } catch (error) {
    await closeAll(closing).catch(() => {})
    throw error
  }
}

/** Ends what was started, the last first. */
async function closeAll(closing: (() => Promise<void>)[]): Promise<void> {
  for (const close of closing.reverse()) await close()
}

/** Names the program that makes what is kept: what another one has kept is not read. The doors make none of it. */
const programHash = (): string =>
  hashFiles(
    top,
    ['server/domain', 'server/db', 'server/country'].flatMap((room) =>
      (readdirSync(join(top, room), { recursive: true }) as string[])
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(room, file))
        .sort(),
    ),
  )
