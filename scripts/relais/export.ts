import { resolve } from 'node:path'
import { ExportError, writePublicPackage } from '../../server/service/export/write-public-package.ts'
import { onlyWord, type Command } from './command.ts'

/** `relais export <folder>`: the public state as a Frictionless data package. */
export const exportPublic: Command = {
  usage: 'export <folder>',
  summary: 'writes the whole public state as CSV files with datapackage.json (Frictionless)',
  options: {},
  run: async (input, { database, cwd, currentPackage, today, print }) => {
    const folder = resolve(cwd, onlyWord(input, 'the folder to make'))
    try {
      const rows = await writePublicPackage(database.knex, currentPackage(), folder, today)
      print(`Written to ${folder}: ${[...rows].map(([table, count]) => `${count} ${table}`).join(', ')}.`)
      return true
    } catch (error) {
      if (!(error instanceof ExportError)) throw error
      print(error.message)
      return false
    }
  },
}
