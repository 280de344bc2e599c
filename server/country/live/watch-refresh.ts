import type { ChildProcess } from 'node:child_process'
import type { Logger } from 'pino'
import { safeError } from '../../log.ts'
import type { Database } from '../../db/database.ts'
import { appendAudit } from '../../db/queries/stewards/appendAudit.ts'
import { findLastAudit } from '../../db/queries/stewards/findLastAudit.ts'
import { OPERATOR } from '../../domain/stewards/roles.ts'
import { inRounds } from '../../in-rounds.ts'
import { endOf } from '../../own-process.ts'

/** How often it is looked whether a refresh is due, and the longest that one may take. */
const LOOK_MS = 600_000
const PATIENCE_MS = 2 * 3_600_000
const HOUR_MS = 3_600_000

/**
 * Refreshes the official data every `everyHours`, counted from the last time that the journal knows of, by one process of all on a database:
 * `start` begins it in a process that leads a group, which its own children belong to. What it came to stands in the journal, written there by
 * itself, or here where it ended before it could. Returns how to end it, one under way included; none begins after that.
 */
export function watchRefresh({
  database,
  everyHours,
  logger,
  start,
  now = Date.now,
  lookMs = LOOK_MS,
}: {
  readonly database: Pick<Database, 'knex' | 'attendance'>
  readonly everyHours: number
  readonly logger: Logger
  readonly start: () => ChildProcess
  readonly now?: () => number
  readonly lookMs?: number
}): () => Promise<void> {
  let under: { readonly ended: Promise<void>; readonly stop: () => void } | null = null
  let tried = -Infinity
  let closing = false
  const { ask, settled } = inRounds(async () => {
    const isDue = (last: number): boolean => now() - last >= everyHours * HOUR_MS
    if (closing || under !== null || !isDue(tried) || !database.attendance.isWorker()) return
    const last = await findLastAudit(database.knex, 'refresh-data')
    if (closing || (last !== null && !isDue(Date.parse(last)))) return
    tried = now()
    const child = start()
    let stopped = false
    const late = setTimeout(() => end(child), PATIENCE_MS).unref()
    const ended = endOf(child).then(async (fault) => {
      clearTimeout(late)
      if (!stopped) await tell(fault ?? 'code 0', last)
    })
    under = {
      ended: ended.catch(failed).finally(() => (under = null)),
      stop: () => {
        stopped = true
        end(child)
      },
    }
  })
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
  const timer = setInterval(() => void ask().catch(failed), lookMs).unref()
  return async () => {
    closing = true
    clearInterval(timer)
    await settled().catch(() => {})
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
