import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { BackupError } from '../../server/db/backup/read-backup.ts'
import { restoreBackup } from '../../server/db/backup/restore-backup.ts'
import { listScheduled } from '../../server/db/backup/scheduled-backups.ts'
import { connect } from '../../server/db/connect.ts'
import { UsageError, type Command } from './command.ts'

/** `relais drill [file]`: whether a backup can be restored, tried on a database of its own that is thrown away. */
export const drill: Command = {
  usage: 'drill [<file>]',
  summary:
    'restores a backup (the newest of BACKUP_DIR) into a database made for it, counts, and throws it away',
  options: {},
  alone: async ({ words: [named, ...more] }, { cwd, print, backupFolder }) => {
    if (more.length > 0) throw new UsageError('drill takes one backup, or none for the newest of BACKUP_DIR.')
    const path = named === undefined ? newestOf(backupFolder) : resolve(cwd, named)
    const folder = mkdtempSync(join(tmpdir(), 'relais-drill-'))
    const begun = performance.now()
    try {
      const database = await connect({ dataDir: folder, databaseUrl: undefined })
      try {
        const counts = await restoreBackup(database, path, false)
        const told = Object.entries(counts).map(([table, rows]) => `${rows} ${table}`)
        const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
        print(`${path} can be restored (${seconds} s): ${told.join(', ')}. Nothing was changed.`)
        return true
      } finally {
        await database.close()
      }
    } catch (error) {
      if (!(error instanceof BackupError)) throw error
      print(error.message)
      return false
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function newestOf(folder: string | undefined): string {
  if (folder === undefined)
    throw new UsageError('Name the backup to try, or set BACKUP_DIR to try its newest.')
  const newest = listScheduled(folder).at(-1)
  if (newest === undefined) throw new UsageError(`There is no backup in ${folder} yet.`)
  return newest
}
