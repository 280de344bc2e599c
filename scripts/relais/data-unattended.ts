import { findRollback } from '../../server/db/queries/packages/findRollback.ts'
import { onlyWord, UsageError, type Command } from './command.ts'

const HASH = /^[0-9a-f]{64}$/

/** `relais data unattended`: whether a refresh may load a package that nobody looks at. */
export const dataUnattended: Command = {
  usage: 'data unattended <hash>',
  summary:
    'tells whether npm run data:refresh may load the data package of this hash: not one that an operator rolled back from',
  options: {},
  run: async (input, { database, print }) => {
    const hash = onlyWord(input, 'the hash of a package')
    if (!HASH.test(hash)) throw new UsageError('Write the hash of a package: 64 hexadecimal digits.')
    const at = await findRollback(database.knex, hash)
    if (at === null) return true
    print(`${hash.slice(0, 12)}: rolled back on ${at}. Load it by hand: npm run data:load <folder>.`)
    print('Nothing was changed.')
    return false
  },
}
