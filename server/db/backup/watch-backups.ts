import type { Database } from '../database.ts'
import { backUpWhenDue, type BackupSchedule } from './scheduled-backups.ts'

/** The first look is left to what people wait for after a start; a backup that failed is tried again at the next. */
const LOOK_MS = 60_000

/** Looks once a minute whether a backup is due; `fail` is told once of a fault, until one was made. Returns how to end it, which waits for one under way. */
export function watchBackups(
  database: Database,
  schedule: BackupSchedule,
  fail: (error: unknown) => void,
  now: () => number = Date.now,
  lookMs = LOOK_MS,
): () => Promise<void> {
  let failed = false
  let looking: Promise<void> | null = null
  const look = async (): Promise<void> => {
    // One process of all makes them.
    if (!database.attendance.isWorker()) return
    try {
      if (await backUpWhenDue(database, schedule, now())) failed = false
    } catch (error) {
      if (!failed) fail(error)
      failed = true
    }
  }
  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = null))
  }, lookMs).unref()
  return async () => {
    clearInterval(timer)
    await looking
  }
}
