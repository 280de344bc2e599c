import { basename, resolve } from 'node:path'
import { BackupError } from '../../server/db/backup/read-backup.ts'
import { restoreBackup } from '../../server/db/backup/restore-backup.ts'
import { writeBackup, type BackupCounts } from '../../server/db/backup/write-backup.ts'
import { appendAudit } from '../../server/db/queries/stewards/appendAudit.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { onlyWord, type Command } from './command.ts'

const told = (counts: BackupCounts): string =>
  Object.entries(counts)
    .map(([table, rows]) => `${rows} ${table}`)
    .join(', ')

/** `relais backup <file>`: everything that the data package does not give back, in one file. */
export const backup: Command = {
  usage: 'backup <file>',
  summary: 'writes cabinets, events, tokens, audit and runs into one file; the server need not stop',
  options: {},
  run: async (input, { database, cwd, print }) => {
    const path = resolve(cwd, onlyWord(input, 'the file to write'))
    const counts = await writeBackup(database, path)
    // Noted after it: `doctor` tells how old the last one is.
    await appendAudit(database.knex, OPERATOR, [{ action: 'backup', subject: basename(path) }])
    print(`Saved in ${path}: ${told(counts)}.`)
    return true
  },
}

/** `relais restore <file>`: the state of a backup, into either database. */
export const restore: Command = {
  usage: 'restore <file> [--replace]',
  summary: 'puts a backup in the place of what the database holds, into either kind of database',
  options: { replace: { type: 'boolean' } },
  run: async (input, { database, cwd, print }) => {
    const path = resolve(cwd, onlyWord(input, 'the backup to restore'))
    try {
      const counts = await restoreBackup(database, path, input.options.replace === true)
      await appendAudit(database.knex, OPERATOR, [{ action: 'restore', subject: path }])
      print(`Restored from ${path}: ${told(counts)}. Start the server again if it runs.`)
      return true
    } catch (error) {
      if (!(error instanceof BackupError)) throw error
      print(error.message)
      return false
    }
  },
}
