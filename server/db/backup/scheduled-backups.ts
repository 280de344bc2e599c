import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { OPERATOR } from '../../domain/stewards/roles.ts'
import type { Database } from '../database.ts'
import { appendAudit } from '../queries/stewards/appendAudit.ts'
import { checkBackup } from './read-backup.ts'
import { writeBackup } from './write-backup.ts'

/** Where backups are kept by themselves, how often one is made (hours), and how many stay. */
export interface BackupSchedule {
  readonly folder: string
  readonly everyHours: number
  readonly keep: number
}

const NAME = /^relais-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/
/** What a backup under way is called; one of an hour ago was cut off. */
const CUT_OFF = /^relais-.*\.draft(\.\d+\.part)?$/
const HOUR_MS = 3_600_000

const nameAt = (now: number): string =>
  `relais-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`
const timeOf = (name: string): number => {
  const [, day, hours, minutes, seconds] = NAME.exec(name)!
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`)
}

/** Paths of the backups that a schedule made in `folder`, the oldest first; none where the folder is missing. */
export function listScheduled(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/**
 * Makes the backup that is due at `now` (ms since 1970), reads it again from end to end, gives it its name, and only then removes those
 * beyond `keep`, the oldest first, and what earlier ones that were cut off have left. Returns its path, or null when the last one is recent enough; a backup of the future, from a clock that was wrong, is
 * none. Other files of the folder are left alone. Throws what the disk or the database says: nothing was removed then.
 */
export async function backUpWhenDue(
  database: Database,
  { folder, everyHours, keep }: BackupSchedule,
  now: number,
  check: (path: string) => Promise<unknown> = checkBackup,
): Promise<string | null> {
  const known = listScheduled(folder)
  const ages = known.map((path) => now - timeOf(basename(path)))
  if (ages.some((age) => age >= 0 && age < everyHours * HOUR_MS)) return null
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = nameAt(now)
  const path = join(folder, name)
  const draft = join(folder, `${name.slice(0, -'.backup'.length)}.draft`)
  for (const left of readdirSync(folder).filter((one) => CUT_OFF.test(one)))
    if (now - statSync(join(folder, left)).mtimeMs > HOUR_MS) rmSync(join(folder, left), { force: true })
  try {
    await writeBackup(database, draft)
    await check(draft)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  await appendAudit(database.knex, OPERATOR, [{ action: 'backup', subject: name }])
  for (const old of known.filter((one) => one !== path).slice(0, Math.max(0, known.length + 1 - keep)))
    rmSync(old, { force: true })
  return path
}
