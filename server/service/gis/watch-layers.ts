import type { Logger } from 'pino'
import type { CurrentPackage } from '../../country/package/package.ts'
import type { Live } from '../../country/live/create-live.ts'
import { createRest } from '../../country/live/rest.ts'
import type { Database } from '../../db/database.ts'
import { InUse } from '../../db/errors.ts'
import { safeError } from '../../log.ts'
import type { HandlerDeps } from '../deps.ts'
import { publish } from './publish.ts'

/** The first visitors after a start come first, and a stream of writes before what follows it. */
const PACE = { first: 45_000, quiet: 5_000, longest: 30_000 }
/** How long after a failure it is tried again, ms. */
const AGAIN_MS = 60_000

/** Keeps the layers of the database true to the answers, once whatever changed them has come to rest. Returns how to end it. */
export function watchLayers({
  live,
  deps,
  database,
  currentPackage,
  logger,
}: {
  readonly live: Live
  readonly deps: HandlerDeps
  readonly database: Database
  readonly currentPackage: CurrentPackage
  readonly logger: Logger
}): () => Promise<void> {
  let closing = false
  const fill = async (): Promise<void> => {
    // One process of all fills them: two would take turns in writing the same.
    if (closing || !database.attendance.isWorker()) return
    // One state from the first row to the last; what changes meanwhile is told, and published next.
    const day = deps.today()
    const state = { ...deps, ...live.current(), today: () => day, packageHash: currentPackage().hash }
    const run = state.runs.idAt(day)
    const filled = await publish(
      database.knex,
      state,
      () => closing || !database.attendance.isWorker() || live.current().runs.idAt(day) !== run,
    )
    if (filled.length > 0) await database.tidy()
  }
  const rest = createRest(PACE, async () => {
    try {
      await fill()
    } catch (error) {
      const why = error instanceof InUse ? `: ${error.message}` : ''
      logger.error({ err: safeError(error) }, `layers not published${why}`)
      rest.within(AGAIN_MS)
    }
  })
  const quiet = live.onChange(rest.disturb)
  const unbegun = database.attendance.onWorker(rest.disturb)
  return async () => {
    closing = true
    quiet()
    unbegun()
    await rest.close()
  }
}
