import { readFileSync, readdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChildProcess } from 'node:child_process'
import type { RequestListener } from 'node:http'
import type { RequestHandler } from 'express'
import { closeAll } from './close-all.ts'
import type { Config } from './config.ts'
import type { RenderPage } from './contract/index.ts'
import { createKeptRuns } from './country/runs/runs.ts'
import type { CurrentPackage } from './country/package/package.ts'
import {
  openInForce,
  openLikely,
  openNext,
  placesOf,
  rememberServed,
  type OpenedPackage,
} from './country/package/open-package.ts'
import type { Live } from './country/live/create-live.ts'
import { watchDatabase } from './country/live/watch-database.ts'
import { watchPackage, type Turn } from './country/live/watch-package.ts'
import { watchRefresh } from './country/live/watch-refresh.ts'
import { watchBackups } from './db/backup/watch-backups.ts'
import { serveCommands, type ForwardedCommand } from './db/command-socket.ts'
import type { Database } from './db/database.ts'
import { isReadOnly } from './db/queries/health/isReadOnly.ts'
import { saveSignalement } from './db/queries/reports/saveSignalement.ts'
import { hashFiles } from './hash-files.ts'
import { createMetrics } from './http/metrics.ts'
import { createLogger, safeError } from './log.ts'
import { parisDay } from './paris-day.ts'
import { createWebhooks } from './service/changes/webhooks.ts'
import { createCitations } from './service/citation/citations.ts'
import { createKeptFiles } from './service/downloads/kept-files.ts'
import { addressSearch } from './service/find/addresses.ts'
import { httpGeocoder } from './service/roster/geocoder.ts'
import { createImportsUnderWay } from './service/roster/imports-under-way.ts'
import { rosterTableSchema } from './service/roster/table-schema.ts'
import { createScenarist } from './service/scenario/scenarist.ts'
import { createDrafts } from './service/stewards/drafts.ts'
import { createWorld, type Standing, type World } from './world.ts'

const top = fileURLToPath(new URL('..', import.meta.url))
/** A roster's line may wait for its address; a person would rather have the commune. */
const GEOCODER_TIMEOUT_MS = 3_000
const SEARCH_TIMEOUT_MS = 1_500
/** How long a package that others have replaced waits for its last answers to be taken. */
const LAST_ANSWERS_MS = 120_000

/** What the server answers from. */
export interface Served {
  readonly packageFolder: string
  readonly currentPackage: CurrentPackage
}

/** Runs a line of the command line on the database that the server holds; true when it went well. */
export type RunCommand = (
  command: ForwardedCommand,
  database: Database,
  print: (line: string) => void,
  served: Served,
) => Promise<boolean>

/** Begins `npm run data:refresh` in a process that leads a group. */
export type StartRefresh = () => ChildProcess

/** The pages: how they are drawn, and the files they ask for (`next` is called for what is none). */
export interface Web {
  readonly renderPage: RenderPage
  readonly assets: RequestHandler
}

/** What the parts are put together from. */
interface Parts {
  readonly config: Config
  /** The package that came with the program. */
  readonly packageFolder: string
  /** With a roster in it. */
  readonly opening: Promise<Database>
  readonly onProgress: (step: string) => void
  /** Gives the pages, built first when they are missing. */
  readonly openWeb: () => Promise<Web>
  readonly startRefresh: StartRefresh
  readonly runCommand: RunCommand
  /** Whether the process was asked to end. */
  readonly draining: () => boolean
  /** Resolves when the requests that are now under way are answered. */
  readonly answered: () => Promise<void>
}

/**
 * The application over its parts, and over another package whenever one is named current: its world is made beside the one that answers and
 * takes its place in one assignment, so that an answer rests on one package. Reads what needs no database while that opens.
 */
export async function assemble({
  config,
  packageFolder,
  opening,
  onProgress,
  openWeb,
  startRefresh,
  runCommand,
  draining,
  answered,
}: Parts): Promise<{
  readonly app: RequestListener
  /** Ends the answers that would go on for ever. */
  readonly hangUp: () => void
  readonly close: () => Promise<void>
}> {
  const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string }
  const reading = (async () => {
    // Read while the loader, in a thread of its own, reads the pages.
    const web = openWeb()
    const places = placesOf(packageFolder, config.dataDir, programHash())
    const likely = openLikely(places)
    return { ...(await web), places, likely }
  })()
  // Awaited below; should it fail before the database opens, that is not yet the news.
  reading.catch(() => {})
  const database = await opening
  const closing: (() => Promise<void>)[] = [() => database.close()]
  try {
    const { renderPage, assets, places, likely } = await reading
    onProgress('Drawing the atlas')
    const { knex } = database
    const logger = createLogger(config.logLevel)
    const { opened, passedOver } = await openInForce(knex, places, likely)
    if (passedOver)
      logger.warn(
        { package: passedOver.hash, why: passedOver.why, served: opened.pack.hash },
        'the package named current cannot be served: the one that came with this program is',
      )
    rememberServed(places, opened.pack.hash, [])
    const scenarist = createScenarist()
    closing.push(scenarist.close)
    const ping = async () => ((await isReadOnly(knex)) ? 'read-only' : 'ok')
    // Asked too when nobody reads: a standby that is gone, or back, is to be told.
    const watch = watchDatabase(async () => void (await Promise.all([ping(), isReadOnly(database.reads)])))
    closing.push(async () => watch.stop())

    onProgress('Computing the figures of the day')
    /** Who answers, who is about to, and who has requests under way. */
    const worlds = new Set<World>()
    let ending = false
    const refresh = async (): Promise<void> => {
      await Promise.all([...worlds].map(({ live }) => live.refresh()))
    }
    const standing: Standing = {
      ...{ config, database, logger, refresh, scenarist, ping, draining, version, renderPage, assets },
      keptRuns: createKeptRuns(),
      metrics: createMetrics(database.standbys),
      rosterGeocoder: config.geocoderUrl ? httpGeocoder(config.geocoderUrl, GEOCODER_TIMEOUT_MS) : null,
      citations: createCitations(knex),
      addresses: config.geocoderUrl ? addressSearch(config.geocoderUrl, SEARCH_TIMEOUT_MS) : null,
      basemapUrl: config.basemapUrl,
      mails: config.smtp !== null,
      saveSignalement: (signalement) => saveSignalement(knex, signalement),
      imports: createImportsUnderWay(),
      drafts: createDrafts(join(config.dataDir, 'drafts')),
      keptFiles: createKeptFiles(join(config.dataDir, 'cache', 'downloads')),
      rosterSchema: rosterTableSchema,
      today: () => parisDay(),
      origin: config.publicUrl?.replace(/\/$/, '') ?? null,
      standbys: database.standbys,
      freeBytes: async () => {
        const { bavail, bsize } = await statfs(config.dataDir)
        return bavail * bsize
      },
      trustProxy: config.trustProxy,
      operator: config.operator,
      databaseAnswers: watch.answers,
    }
    const listeners = new Set<Parameters<Live['onChange']>[0]>()
    const create = async (of: OpenedPackage): Promise<World> => {
      const world = await createWorld(standing, of)
      worlds.add(world)
      if (ending) world.hangUp()
      world.live.onChange((change) => listeners.forEach((tell) => tell(change)))
      return world
    }
    let serving = await create(opened)
    closing.push(() => closeAll([...worlds].map((world) => () => world.close())))
    await serving.serve()
    const told = (what: string) => (error: unknown) => logger.error({ err: safeError(error) }, what)
    const draw = (world: World): void => void world.draw().catch(told('the intervals are not drawn'))
    const turnTo = async (hash: string, { signal, confirm }: Turn): Promise<void> => {
      const next = await create(await openNext(knex, places, hash, { version, signal }))
      try {
        await next.warm()
        // Where figures have their intervals they keep them.
        if (serving.live.atlas.views.analyst()) await next.draw(signal)
        await next.live.refresh()
        await confirm()
      } catch (error) {
        worlds.delete(next)
        await next.close()
        throw error
      }
      const former = serving
      serving = next
      logger.info({ package: hash, former: former.opened.pack.hash }, 'another data package is served')
      // It answers: what fails from here on must not keep the former one at work, nor have the turn tried again.
      await next.serve().catch(told('what follows the package served did not begin: restart the server'))
      draw(next)
      void former
        .close(Promise.race([answered(), setTimeout(LAST_ANSWERS_MS, undefined, { ref: false })]))
        .catch(told('a former package was not let go'))
        .then(() => worlds.delete(former))
      try {
        rememberServed(
          places,
          hash,
          [...worlds].map(({ opened: { pack } }) => pack.hash),
        )
      } catch (error) {
        told('the package served was not noted for the next start')(error)
      }
    }

    const live: Pick<Live, 'current' | 'onChange'> = {
      current: () => serving.live.current(),
      onChange: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    }
    closing.push(createWebhooks({ live, database, logger, allowPrivate: config.webhookAllowPrivate }).close)
    const packages = watchPackage({
      ...{ database, logger, turnTo, passedOver: passedOver?.hash ?? null },
      serving: () => serving.opened.pack.hash,
    })
    closing.push(packages.close)
    if (database.kind === 'embedded')
      closing.push(
        await serveCommands(config.dataDir, async (command, print) => {
          const { place, pack } = serving.opened
          const served = { packageFolder: place.packageFolder, currentPackage: () => pack }
          try {
            return await runCommand(command, database, print, served)
          } finally {
            await refresh()
            // What the command came to stays so: it is the turn that fails. Also the package passed over at the start is tried again,
            // and a backup brings the one that was in force.
            if (/^(data (load|rollback)|restore)\b/.test(command.argv.slice(0, 2).join(' ')))
              await packages.look().catch((error: unknown) => {
                told('the package named current cannot be served')(error)
                const why = error instanceof Error ? error.message : String(error)
                print(
                  `This server could not turn to the package named current: ${why} It goes on with ${serving.opened.pack.hash}, and tries again.`,
                )
              })
          }
        }),
      )
    if (config.backups)
      closing.push(
        watchBackups(database, config.backups, (error) =>
          logger.error({ err: safeError(error) }, 'no backup was made'),
        ),
      )
    if (config.dataRefreshHours !== null)
      closing.push(
        watchRefresh({ database, logger, everyHours: config.dataRefreshHours, start: startRefresh }),
      )
    // Begun last: what takes seconds begins beside the first answers.
    draw(serving)
    serving.warm().catch(told('warming failed'))
    return {
      app: (request, response) => serving.app(request, response),
      hangUp: () => {
        ending = true
        for (const world of worlds) world.hangUp()
        void packages.close()
      },
      close: () => closeAll(closing),
    }
  } catch (error) {
    await closeAll(closing).catch(() => {})
    throw error
  }
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
