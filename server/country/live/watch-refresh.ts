import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { safeError } from '../../log.ts'
import type { Database } from '../../db/database.ts'
import { findLastAudit } from '../../db/queries/stewards/findLastAudit.ts'

const top = fileURLToPath(new URL('../../..', import.meta.url))
/** How often it is looked whether a refresh is due, and the longest that one may take. */
const LOOK_MS = 600_000
const PATIENCE_MS = 2 * 3_600_000
const HOUR_MS = 3_600_000

/**
 * Refreshes the official data every `everyHours`, counted from the last time that the journal knows of: `npm run data:refresh` in a process of its
 * own, by one process of all on a database. What it came to stands in the journal. Returns how to end it, one under way included.
 */
export function watchRefresh({
  database,
  everyHours,
  logger,
  run = () =>
    spawn(process.execPath, ['--import', 'tsx', 'scripts/data-refresh.ts'], { cwd: top, stdio: 'ignore' }),
  now = Date.now,
  lookMs = LOOK_MS,
}: {
  readonly database: Pick<Database, 'knex' | 'attendance'>
  readonly everyHours: number
  readonly logger: Logger
  readonly run?: () => ReturnType<typeof spawn>
  readonly now?: () => number
  readonly lookMs?: number
}): () => Promise<void> {
  let under: { readonly ended: Promise<void>; readonly stop: () => void } | null = null
  let tried = -Infinity
  const look = async (): Promise<void> => {
    if (under || !database.attendance.isWorker() || now() - tried < everyHours * HOUR_MS) return
    const last = await findLastAudit(database.knex, 'refresh-data')
    if (last !== null && now() - Date.parse(last) < everyHours * HOUR_MS) return
    tried = now()
    const child = run()
    const late = setTimeout(() => child.kill(), PATIENCE_MS).unref()
    under = {
      ended: new Promise<void>((resolve) => {
        child.once('error', () => resolve())
        child.once('exit', () => resolve())
      }).then(() => {
        clearTimeout(late)
        under = null
        logger.info(
          { code: child.exitCode },
          'a refresh of the official data has ended: the journal says what it came to',
        )
      }),
      stop: () => void child.kill(),
    }
  }
  const timer = setInterval(
    () =>
      void look().catch((error: unknown) =>
        logger.error({ err: safeError(error) }, 'no refresh of the data'),
      ),
    lookMs,
  ).unref()
  return async () => {
    clearInterval(timer)
    under?.stop()
    await under?.ended
  }
}
