import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { safeError } from '../../log.ts'
import type { Database } from '../../db/database.ts'
import { appendAudit } from '../../db/queries/stewards/appendAudit.ts'
import { findLastAudit } from '../../db/queries/stewards/findLastAudit.ts'
import { OPERATOR } from '../../domain/stewards/roles.ts'

const top = fileURLToPath(new URL('../../..', import.meta.url))
/** How often it is looked whether a refresh is due, and the longest that one may take. */
const LOOK_MS = 600_000
const PATIENCE_MS = 2 * 3_600_000
const HOUR_MS = 3_600_000

/**
 * Refreshes the official data every `everyHours`, counted from the last time that the journal knows of: `npm run data:refresh` in a process of its
 * own, by one process of all on a database. What it came to stands in the journal, written there by itself, or here where it ended before it
 * could. Returns how to end it, one under way included.
 */
export function watchRefresh({
  database,
  everyHours,
  logger,
  run = () =>
    // A group of its own, which its own children belong to: they end with it.
    spawn(process.execPath, ['--import', 'tsx', 'scripts/data-refresh.ts'], {
      ...{ cwd: top, detached: true },
      stdio: 'ignore',
    }),
  now = Date.now,
  lookMs = LOOK_MS,
}: {
  readonly database: Pick<Database, 'knex' | 'attendance'>
  readonly everyHours: number
  readonly logger: Logger
  readonly run?: () => ChildProcess
  readonly now?: () => number
  readonly lookMs?: number
}): () => Promise<void> {
  let under: { readonly ended: Promise<void>; readonly stop: () => void } | null = null
  let tried = -Infinity
  const look = async (): Promise<void> => {
    const idle = (): boolean => under === null && now() - tried >= everyHours * HOUR_MS
    if (!idle() || !database.attendance.isWorker()) return
    const last = await findLastAudit(database.knex, 'refresh-data')
    // A look that took longer than the time to the next one.
    if (!idle()) return
    if (last !== null && now() - Date.parse(last) < everyHours * HOUR_MS) return
    tried = now()
    const child = run()
    let stopped = false
    const late = setTimeout(() => end(child), PATIENCE_MS).unref()
    const ended = new Promise<string>((resolve) => {
      child.once('error', ({ message }) => resolve(message))
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
    }).then(async (how) => {
      clearTimeout(late)
      if (!stopped) await tell(how, last)
    })
    under = {
      ended: ended.catch(failed).finally(() => (under = null)),
      stop: () => {
        stopped = true
        end(child)
      },
    }
  }
  /** `before`: the last that the journal knew of when it began. */
  const tell = async (how: string, before: string | null): Promise<void> => {
    if ((await findLastAudit(database.knex, 'refresh-data')) !== before) {
      logger.info({ how }, 'a refresh of the official data has ended: the journal says what it came to')
      return
    }
    logger.error({ how }, 'a refresh of the official data ended before it could say what it came to')
    const retenus = [`data:refresh ended before it could say what it came to (${how}).`]
    await appendAudit(database.knex, OPERATOR, [
      { action: 'refresh-data', subject: 'refusee', detail: { retenus } },
    ])
  }
  const failed = (error: unknown): void => logger.error({ err: safeError(error) }, 'no refresh of the data')
  const timer = setInterval(() => void look().catch(failed), lookMs).unref()
  return async () => {
    clearInterval(timer)
    under?.stop()
    await under?.ended
  }
}

/** Ends a process with those that it started. */
function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid)
  } catch (error) {
    // It has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
