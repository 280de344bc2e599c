import type { Logger } from 'pino'
import type { CurrentPackage } from '../../country/package/package.ts'
import type { Live } from '../../country/live/create-live.ts'
import type { Database } from '../../db/database.ts'
import { safeError } from '../../log.ts'
import type { HandlerDeps } from '../deps.ts'
import { publish } from './publish.ts'

/** How long nothing must have changed before the layers are filled: the first visitors and a stream of writes come first. */
const QUIET_MS = 45_000

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
  let under: Promise<void> = Promise.resolve()
  const fill = async (): Promise<void> => {
    // One process of all fills them: two would take turns in writing the same.
    if (closing || !database.attendance.isWorker()) return
    // One state from the first row to the last; what changes meanwhile is told, and published next.
    const day = deps.today()
    const state = { ...deps, ...live.current(), today: () => day, packageHash: currentPackage().hash }
    const run = state.runs.idAt(day)
    const filled = await publish(database.knex, state, () => closing || live.current().runs.idAt(day) !== run)
    if (filled.length > 0) await database.tidy()
  }
  const later = (): NodeJS.Timeout =>
    setTimeout(() => {
      under = under
        .then(fill)
        .catch((error: unknown) => logger.error({ err: safeError(error) }, 'layers not published'))
    }, QUIET_MS).unref()
  let resting = later()
  const rest = (): void => {
    clearTimeout(resting)
    resting = later()
  }
  const quiet = live.onChange(rest)
  const unbegun = database.attendance.onWorker(rest)
  return async () => {
    closing = true
    quiet()
    unbegun()
    clearTimeout(resting)
    await under
  }
}
