import { randomBytes } from 'node:crypto'
import { scramVerifier } from '../../server/db/access/scram.ts'
import { READER, saveReader } from '../../server/db/queries/layers/saveReader.ts'
import type { Command } from './command.ts'

/** `relais reader-account`: an account of the database for a GIS, which reads the published layers and nothing else. */
export const readerAccount: Command = {
  usage: 'reader-account',
  summary: `makes the account ${READER}, which reads the layers of the schema relais and nothing else, or gives it another password; shows it once`,
  options: {},
  run: async (_input, { database, print }) => {
    if (database.kind === 'embedded') {
      print(
        'The embedded database takes no other connections: set DATABASE_URL to a PostgreSQL server, or read the layers from /ogc and /donnees.',
      )
      return false
    }
    const password = randomBytes(24).toString('base64url')
    const saved = await saveReader(database.knex, scramVerifier(password)).catch((error: unknown) => {
      if ((error as { readonly code?: unknown }).code === '42501') return 'refused' as const
      throw error
    })
    if (saved === 'refused') {
      print(
        'The account of Relais may not make another: run this command once with a DATABASE_URL of one that may (CREATEROLE, such as postgres), or grant it.',
      )
      return false
    }
    if (saved === 'too-strong') {
      print(
        `There is an account ${READER} that may do more than read: drop or rename it, then run this again.`,
      )
      return false
    }
    print(password)
    print(
      saved === 'made'
        ? `Account ${READER}. Hand the password over now: it cannot be shown again; running this again gives another.`
        : `Account ${READER} has this password from now on, in every database of the server; the former one no longer opens.`,
    )
    return true
  },
}
