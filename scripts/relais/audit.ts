import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import type { Command } from './command.ts'

const MOST_LINES = 1000

/** `relais audit`: who wrote what, newest first. */
export const audit: Command = {
  usage: 'audit [--subject <id of a cabinet, report, token or import>]',
  summary: 'lists who wrote what, newest first',
  options: { subject: { type: 'string' } },
  run: async ({ options: { subject } }, { database, print }) => {
    const filter = { limit: MOST_LINES, ...(typeof subject === 'string' ? { subject } : {}) }
    for (const { at, author, role, action, subject: on, detail } of await listAudit(database.knex, filter))
      print([at, action, on, `${author} (${role})`, JSON.stringify(detail)].join('\t'))
    return true
  },
}
