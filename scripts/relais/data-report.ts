import { randomUUID } from 'node:crypto'
import { findRoster } from '../../server/db/queries/roster/findRoster.ts'
import { appendAudit } from '../../server/db/queries/stewards/appendAudit.ts'
import { queueNotice } from '../../server/db/queries/webhooks/queueNotice.ts'
import { transact } from '../../server/db/statement.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { PATIENCE_HOURS } from '../../server/service/changes/webhooks.ts'
import { onlyWord, UsageError, type Command } from './command.ts'

const OUTCOMES = ['chargee', 'inchangee', 'refusee'] as const
const LONGEST_REASON = 500

/**
 * `relais data report`: what a refresh came to, for the journal of stewards. What was not taken is told to the webhooks of the whole country too.
 */
export const dataReport: Command = {
  usage: 'data report chargee|inchangee|refusee [--held "file: why"]…',
  summary:
    'writes into the journal what a refresh of the data came to, and tells the webhooks of the whole country what it did not take (npm run data:refresh ends with it)',
  options: { held: { type: 'string', multiple: true } },
  run: async (input, { database, print }) => {
    const word = onlyWord(input, 'what the refresh came to')
    const outcome = OUTCOMES.find((one) => one === word)
    if (outcome === undefined) throw new UsageError(`Write one of ${OUTCOMES.join(', ')}.`)
    const retenus = ((input.options.held ?? []) as string[]).map((one) => one.slice(0, LONGEST_REASON))
    const id = randomUUID()
    const told = await transact(database.knex, async (trx) => {
      await appendAudit(trx, OPERATOR, [{ action: 'refresh-data', subject: outcome, detail: { retenus } }])
      if (retenus.length === 0 && outcome !== 'refusee') return 0
      const demonstration = (await findRoster(trx))?.demonstration ?? true
      return queueNotice(trx, {
        ...{ id, now: new Date().toISOString(), hours: PATIENCE_HOURS },
        body: JSON.stringify({ items: [], donnees: { miseAJour: outcome, retenus }, demonstration }),
      })
    })
    print(`Written into the journal${told > 0 ? `, and queued for ${told} webhooks` : ''}.`)
    return true
  },
}
