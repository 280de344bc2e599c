import { resolve } from 'node:path'
import { ExportError, writeArchive, writeFolder } from '../../server/service/export/data-package.ts'
import { hsdsFiles } from '../../server/service/export/write-hsds.ts'
import { writePublicPackage } from '../../server/service/export/write-public-package.ts'
import { onlyWord, UsageError, type Command } from './command.ts'

/** `relais export <folder>`: the public state as a Frictionless data package, or the cabinets as one of Open Referral. */
export const exportPublic: Command = {
  usage: 'export <folder> | export <folder or file.zip> --hsds',
  summary:
    'writes the whole public state as CSV files with datapackage.json (Frictionless); --hsds: the cabinets as HSDS 3.0 (Open Referral)',
  options: { hsds: { type: 'boolean' } },
  run: async (input, { database, cwd, served, today, print }) => {
    const to = resolve(cwd, onlyWord(input, 'the folder to make'))
    const archive = to.endsWith('.zip')
    if (archive && input.options.hsds !== true) throw new UsageError('An archive is only made with --hsds.')
    try {
      if (input.options.hsds === true) {
        const files = await hsdsFiles(database.knex, (await served()).currentPackage(), today)
        if (archive) writeArchive(to, files)
        else writeFolder(to, files)
        print(`Written to ${to}: ${files.map(({ path }) => path).join(', ')}.`)
        return true
      }
      const rows = await writePublicPackage(database.knex, (await served()).currentPackage(), to, today)
      print(`Written to ${to}: ${[...rows].map(([table, count]) => `${count} ${table}`).join(', ')}.`)
      return true
    } catch (error) {
      if (!(error instanceof ExportError)) throw error
      print(error.message)
      return false
    }
  },
}
