import type { RequestListener } from 'node:http'
import type { Logger } from 'pino'
import { createAtlas } from './country/atlas.ts'
import { lazy } from './country/lazy.ts'
import { createLive, type Live } from './country/live/create-live.ts'
import { followWrites } from './country/live/follow-writes.ts'
import { watchIntervals } from './country/live/watch-intervals.ts'
import { watchMonths } from './country/live/watch-months.ts'
import { watchTiles } from './country/live/watch-tiles.ts'
import { countryOf, loadRosterInputs } from './country/package/load-country.ts'
import type { OpenedPackage } from './country/package/open-package.ts'
import type { Package } from './country/package/package.ts'
import { allocationKey, runSettingOf } from './country/runs/run-setting.ts'
import type { KeptRuns } from './country/runs/runs.ts'
import { keptAllocation } from './country/views/kept-allocation.ts'
import { closeAll } from './close-all.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { findRosterRevision } from './db/queries/roster/findRosterRevision.ts'
import { createApp, type AppDeps } from './http/app.ts'
import { createChangeStream } from './http/routers/change-stream.ts'
import { safeError } from './log.ts'
import { parisDay } from './paris-day.ts'
import { createAlerts } from './service/alerts/alerts.ts'
import { watchLayers } from './service/gis/watch-layers.ts'
import type { Geocoder } from './service/roster/geocoder.ts'
import { packageGazetteer } from './service/roster/package-gazetteer.ts'
import { createRosterImporter } from './service/roster/roster-importer.ts'
import { createUnproject } from './country/package/unproject.ts'

/** What stays when another package takes the place of the one in force. */
export interface Standing extends Omit<
  AppDeps,
  keyof Live | 'currentPackage' | 'changeStream' | 'importCabinets' | 'refresh'
> {
  readonly config: Config
  readonly database: Database
  readonly logger: Logger
  readonly keptRuns: KeptRuns
  readonly rosterGeocoder: Geocoder | null
  /** Takes what has been written, whichever package answers. */
  readonly refresh: () => Promise<void>
}

/** All that rests on one package: its answers, and what works for them. */
export interface World {
  readonly opened: OpenedPackage
  readonly live: Live
  readonly app: RequestListener
  /** Makes what the first visitors would wait for, a step at a time between requests. */
  readonly warm: () => Promise<void>
  /**
   * Begins what takes seconds of other threads; resolves when the intervals are there, or have been waited for long enough. The runs that
   * are kept on the way stay when the package is not served in the end: each names its package.
   */
  readonly draw: (signal?: AbortSignal) => Promise<void>
  /** Begins what only the world that answers does. */
  readonly serve: () => Promise<void>
  /** Ends the answers that would go on for ever. */
  readonly hangUp: () => void
  /** Ends what works for it; what its last answers wait for goes on until they are `answered`. */
  readonly close: (answered?: Promise<void>) => Promise<void>
}

/** How long intervals are waited for before a package is served without them. */
const DRAWING_MS = 1_200_000

/** Makes a world of a package beside whatever answers. */
export async function createWorld(standing: Standing, opened: OpenedPackage): Promise<World> {
  const { config, database, logger, keptRuns, rosterGeocoder, ...stays } = standing
  const { pack, place, kept } = opened
  const { knex } = database
  const { drawThreads, dataDir } = config
  const currentPackage = (): Package => pack
  const setting = { ...runSettingOf(pack, standing.version), expectsIntervals: drawThreads > 0 }
  const revision = await findRosterRevision(knex)
  const country = countryOf(pack, await loadRosterInputs(knex))
  const atlas = createAtlas(country, (cabinets, make) =>
    keptAllocation(kept, allocationKey(setting, cabinets), country.inputs, make),
  )
  const live = await createLive({ database, currentPackage, atlas, revision, setting, keptRuns })
  const changeStream = createChangeStream(live, parisDay)
  const deps: AppDeps = {
    ...live,
    ...stays,
    database,
    logger,
    currentPackage,
    changeStream,
    importCabinets: createRosterImporter({
      database,
      context: lazy(async () => ({
        gazetteer: await packageGazetteer(pack.reference),
        unproject: await createUnproject(),
        ground: atlas.ground,
      })),
      geocoder: rosterGeocoder,
      today: () => parisDay(),
    }),
  }
  const working: (() => Promise<void>)[] = []
  let closed: Promise<void> | null = null
  let drawing: { readonly drawn: Promise<void>; readonly stop: () => Promise<void> } | null = null
  const draw = (): NonNullable<typeof drawing> => {
    // Listened to first, should the draws be on the disk.
    const drawn = toldOf(live, 'intervals')
    working.push(watchTiles({ live, pack, task: place, logger }))
    const stop = watchIntervals({ live, dataDir, drawThreads, setting, today: parisDay, logger })
    // Ended before what tells it the intervals.
    working.push(
      watchMonths(live, parisDay, (error) =>
        logger.error({ err: safeError(error) }, 'the figures of past months were not kept'),
      ),
    )
    return { drawn, stop }
  }
  return {
    opened,
    live,
    app: createApp(deps),
    warm: () => atlas.warm(parisDay()),
    draw: async (signal) => {
      if (drawThreads > 0)
        await Promise.race([(drawing ??= draw()).drawn, ...(signal ? [aborted(signal)] : [])])
    },
    serve: async () => {
      working.push(watchLayers({ live, deps, database, currentPackage, logger }))
      working.push(followWrites({ live, database, today: parisDay, logger }))
      if (!config.smtp || !config.publicUrl) return
      const origin = config.publicUrl.replace(/\/$/, '')
      const { createPost } = await import('./service/alerts/post-letter.ts')
      const post = createPost(config.smtp, origin)
      working.push(
        createAlerts({
          live,
          database,
          logger,
          post,
          packageHash: pack.hash,
          origin,
          intervals: drawThreads > 0,
        }).close,
      )
    },
    hangUp: changeStream.close,
    close: (answered) =>
      (closed ??= (async () => {
        changeStream.close()
        // The last answers wait for intervals.
        const letGo = async (): Promise<void> => {
          await answered
          await drawing?.stop()
        }
        await closeAll([letGo, ...working])
      })()),
  }
}

/** Resolves when a change is told, or has been waited for long enough. */
const toldOf = (live: Live, wanted: Parameters<Live['tell']>[0]): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late)
      quiet()
      resolve()
    }
    const late = setTimeout(done, DRAWING_MS).unref()
    const quiet = live.onChange((change) => {
      if (change === wanted) done()
    })
  })

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
