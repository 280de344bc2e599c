import type { Logger } from 'pino'
import type { Database } from '../../db/database.ts'
import { safeError } from '../../log.ts'
import type { Live } from './create-live.ts'

/** How often another process's writes are looked for where another may write, should nobody tell (a pool of connections between us, say). */
const LOOK_MS = 2_000
/** How often the calendar is looked at: at midnight statuses expire, and open pages should say so. */
const CALENDAR_MS = 30_000
/** How long the statuses must have stood still before the day's calculation is kept for good. */
const QUIET_MS = 30_000

/**
 * Takes what others write (the command line beside a server's database), and keeps the calculation of the day once the writing
 * has come to rest: one in a stream of confirmations would be kept for nobody. Returns how to end it.
 */
export function followWrites({
  live,
  database,
  today,
  logger,
}: {
  readonly live: Live
  readonly database: Pick<Database, 'kind' | 'attendance'>
  readonly today: () => string
  readonly logger: Logger
}): () => Promise<void> {
  const failed = (error: unknown): void =>
    logger.error({ err: safeError(error) }, 'what was written could not be taken')
  // Nobody else can open the embedded database: whoever writes there asks for the refresh.
  const look = (): void => void live.refresh().catch(failed)
  const looking = database.kind === 'server' ? setInterval(look, LOOK_MS).unref() : null
  const untold = database.attendance.onTold(look)
  let day = today()
  const calendar = setInterval(() => {
    if (today() === day) return
    day = today()
    live.tell('day')
  }, CALENDAR_MS).unref()
  let resting: NodeJS.Timeout | undefined
  let under = live.runs.save(today()).catch(failed)
  const quiet = live.onChange(() => {
    clearTimeout(resting)
    resting = setTimeout(() => {
      under = live.runs.save(today()).catch(failed)
    }, QUIET_MS).unref()
  })
  return async () => {
    quiet()
    untold()
    if (looking) clearInterval(looking)
    clearInterval(calendar)
    clearTimeout(resting)
    await under
  }
}
