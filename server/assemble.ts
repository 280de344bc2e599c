import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Express } from 'express'
import { httpGeocoder } from './service/roster/geocoder.ts'
import { packageHash } from './country/package/load-package.ts'
import { packageGazetteer } from './service/roster/package-gazetteer.ts'
import { createRosterImporter } from './service/roster/roster-importer.ts'
import { classContours, readContours } from './country/package/read-contours.ts'
import { createScenarist } from './service/scenario/scenarist.ts'
import { createAtlas } from './country/atlas.ts'
import { keptAllocation } from './country/views/kept-allocation.ts'
import type { LandInputs } from './country/land/land.ts'
import { lazy } from './country/lazy.ts'
import { loadCountry, type Country } from './country/package/load-country.ts'
import { findReference, keepReference, loadReference } from './country/package/reference.ts'
import type { Config } from './config.ts'
import type { RenderPage } from './contract/index.ts'
import { serveCommands, type ForwardedCommand } from './db/command-socket.ts'
import type { Database } from './db/database.ts'
import { keptIn } from './db/kept.ts'
import { findRoster } from './db/queries/roster/findRoster.ts'
import { findRosterRevision } from './db/queries/roster/findRosterRevision.ts'
import { saveSignalement } from './db/queries/reports/saveSignalement.ts'
import { addressSearch } from './service/find/addresses.ts'
import { createApp } from './http/app.ts'
import { createDrafts } from './service/stewards/drafts.ts'
import { createChangeStream } from './http/routers/change-stream.ts'
import { createAssets } from './http/assets.ts'
import { hashFiles } from './hash-files.ts'
import { createCitations } from './service/citation/citations.ts'
import { createLive } from './country/live/create-live.ts'
import { followWrites } from './country/live/follow-writes.ts'
import { watchIntervals } from './country/live/watch-intervals.ts'
import { createWebhooks } from './service/changes/webhooks.ts'
import { createLogger, safeError } from './log.ts'
import { allocationKey, readRunSetting } from './country/runs/run-setting.ts'
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

/** What the parts are put together from. */
interface Parts {
  readonly config: Config
  readonly packageFolder: string
  /** With the data package and a roster in it. */
  readonly opening: Promise<Database>
  readonly onProgress: (step: string) => void
  /** Makes the pages' files when they are missing. */
  readonly buildWeb: () => Promise<void>
  readonly runCommand: RunCommand
}

/** The application over its parts: atlas, live answers, threads; reads what needs no database while that opens. */
export async function assemble({
  config,
  packageFolder,
  opening,
  onProgress,
  buildWeb,
  runCommand,
}: Parts): Promise<{
  readonly app: Express
  /** Ends the answers that would go on for ever. */
  readonly hangUp: () => void
  readonly close: () => Promise<void>
}> {
  const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string }
  const kept = keptIn(join(config.dataDir, 'cache'), programHash())
  const packageKey = packageHash(packageFolder)
  const reading = (async () => {
    await buildWeb()
    const rendering = loadRenderer()
    // Read while the loader, in a thread of its own, reads the pages.
    const reference = findReference(kept, packageKey)
    return { renderPage: await rendering, reference }
  })()
  // Awaited below; should it fail before the database opens, that is not yet the news.
  reading.catch(() => {})
  const database = await opening
  const closing: (() => Promise<void>)[] = [() => database.close()]
  try {
    const { renderPage, reference } = await reading
    onProgress('Drawing the atlas')
    const { knex } = database
    const { drawThreads, dataDir } = config
    const setting = { ...(await readRunSetting(knex, version)), expectsIntervals: drawThreads > 0 }
    const revision = await findRosterRevision(knex)
    const country = await loadCountry(
      knex,
      reference ?? keepReference(kept, packageKey, await loadReference(knex)),
    )
    // Neither the polygons nor the places are read before they are needed.
    const contours = lazy(() => readContours(packageFolder, kept))
    const atlas = createAtlas(landInputs(country, contours, packageFolder), (cabinets, make) =>
      keptAllocation(kept, allocationKey(setting, cabinets), country.inputs, make),
    )

    onProgress('Computing the figures of the day')
    const logger = createLogger(config.logLevel)
    const live = await createLive({ database, atlas, revision, setting })

    const scenarist = createScenarist()
    closing.push(scenarist.close)
    const ping = async () => {
      await findRoster(database.knex)
    }
    const watch = watchDatabase(ping)
    closing.push(async () => watch.stop())
    const changeStream = createChangeStream(live, today)
    const app = createApp({
      ...live,
      citations: createCitations(database.knex),
      addresses: config.geocoderUrl ? addressSearch(config.geocoderUrl, SEARCH_TIMEOUT_MS) : null,
      basemapUrl: config.basemapUrl,
      scenarist,
      changeStream,
      saveSignalement: (signalement) => saveSignalement(database.knex, signalement),
      database,
      importCabinets: createRosterImporter({
        database,
        context: lazy(async () => ({
          gazetteer: await packageGazetteer(packageFolder),
          communeAt: (lon: number, lat: number) => atlas.communeAt(lon, lat)?.code ?? null,
        })),
        geocoder: config.geocoderUrl ? httpGeocoder(config.geocoderUrl, GEOCODER_TIMEOUT_MS) : null,
        today,
      }),
      drafts: createDrafts(join(dataDir, 'drafts')),
      rosterSchema: JSON.parse(readFileSync(join(top, 'data/schemas/cabinets.schema.json'), 'utf8')),
      today,
      version,
      logger,
      origin: config.publicUrl?.replace(/\/$/, '') ?? null,
      ping,
      databaseAnswers: watch.answers,
      renderPage,
      assets: createAssets(join(top, 'dist/client')),
    })
    closing.push(followWrites({ live, database, today, logger }))
    closing.push(createWebhooks({ live, database, logger, allowPrivate: config.webhookAllowPrivate }).close)
    if (database.kind === 'embedded')
      closing.push(
        await serveCommands(dataDir, (command, print) =>
          runCommand(command, database, print).finally(live.refresh),
        ),
      )
    // Begun last: what takes seconds begins beside the first answers.
    if (drawThreads > 0) closing.push(watchIntervals({ live, dataDir, drawThreads, setting, today, logger }))
    atlas.warm(today()).catch((error: unknown) => logger.error({ err: safeError(error) }, 'warming failed'))
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

function landInputs(
  country: Country,
  contours: () => ReturnType<typeof readContours>,
  packageFolder: string,
): LandInputs {
  const zonageOf = new Map(country.inputs.communes.map(({ code, zonage }) => [code, zonage]))
  const zonage = classContours(packageFolder, ['ZIP', 'ZAC'], (code) => zonageOf.get(code) ?? null)
  return {
    ...country,
    // Each level is dissolved when it is first asked for.
    contours: {
      get communes() {
        return contours().commune
      },
      get circonscriptions() {
        return contours().circonscription
      },
      get departements() {
        return contours().departement
      },
      get regions() {
        return contours().region
      },
    },
    zonage: zonage.all,
    zonageSteps: zonage.steps,
  }
}

/** Names this program: what another one has kept is not read. */
const programHash = (): string =>
  hashFiles(
    top,
    ['server', 'data'].flatMap((room) =>
      (readdirSync(join(top, room), { recursive: true }) as string[])
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(room, file))
        .sort(),
    ),
  )

/** Today in mainland France: the day a French reader means. */
const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })
const today = (): string => paris.format(new Date())

async function loadRenderer(): Promise<RenderPage> {
  const entry = pathToFileURL(join(top, 'dist/server/entry-server.js')).href
  return ((await import(entry)) as { readonly renderPage: RenderPage }).renderPage
}
