import { randomUUID } from 'node:crypto'
import { findRoster } from '../../server/db/queries/roster/findRoster.ts'
import { appendAudit } from '../../server/db/queries/stewards/appendAudit.ts'
import { queueNotice } from '../../server/db/queries/webhooks/queueNotice.ts'
import { transact, type Db } from '../../server/db/statement.ts'
import { OPERATOR } from '../../server/domain/stewards/roles.ts'
import { PATIENCE_HOURS } from '../../server/service/changes/webhooks.ts'
import { LONGEST_REASON, onlyWord, UsageError, type Command, type CommandInput } from './command.ts'
import { withoutPaths } from './withoutPaths.ts'

const OUTCOMES = ['chargee', 'inchangee', 'refusee'] as const
/** What a refresh came to: another package is in force, the same one since nothing is new, or the same one since the new one may not be. */
export type RefreshOutcome = (typeof OUTCOMES)[number]

/** What a refresh tells beside its outcome. */
interface Told {
  /** What it did not take, each as `--held "file: why"` gives it. */
  readonly held: readonly string[]
  /** What of a file that it took is not in the package, each as `--left-out` gives it. */
  readonly leftOut: readonly string[]
}

/** The options of a command that tells it. */
export const TOLD = {
  held: { type: 'string', multiple: true },
  'left-out': { type: 'string', multiple: true },
} as const

/** What a command line tells of a refresh. */
export const toldIn = ({ options }: CommandInput): Told => ({
  held: (options.held ?? []) as string[],
  leftOut: (options['left-out'] ?? []) as string[],
})

/**
 * Writes into the journal of stewards what a refresh came to, and tells the webhooks of the whole country what it did not take, and what it left
 * out of a package that is new: without the paths of this machine. Answers in a sentence what it did.
 */
export async function reportRefresh(
  db: Db,
  outcome: RefreshOutcome,
  { held, leftOut }: Told,
): Promise<string> {
  const short = (one: string): string => withoutPaths(one).slice(0, LONGEST_REASON)
  const retenus = held.map(short)
  // As long as nothing is left out nobody need know of it.
  const ecartes = leftOut.length > 0 && { ecartes: leftOut.map(short) }
  const id = randomUUID()
  const told = await transact(db, async (trx) => {
    await appendAudit(trx, OPERATOR, [
      { action: 'refresh-data', subject: outcome, detail: { retenus, ...ecartes } },
    ])
    if (retenus.length === 0 && outcome !== 'refusee' && !(ecartes && outcome === 'chargee')) return 0
    const demonstration = (await findRoster(trx))?.demonstration ?? true
    return queueNotice(trx, {
      ...{ id, now: new Date().toISOString(), hours: PATIENCE_HOURS },
      body: JSON.stringify({
        items: [],
        donnees: { miseAJour: outcome, retenus, ...ecartes },
        demonstration,
      }),
    })
  })
  return `Written into the journal${told > 0 ? `, and queued for ${told} webhooks` : ''}.`
}

/** `relais data report`: what a refresh came to that had no package to load. */
export const dataReport: Command = {
  usage: 'data report chargee|inchangee|refusee [--held "file: why"]… [--left-out "what"]…',
  summary:
    'writes into the journal what a refresh of the data came to, and tells the webhooks of the whole country what it did not take (npm run data:refresh ends with it where it has no package to load)',
  options: TOLD,
  run: async (input, { database, print }) => {
    const word = onlyWord(input, 'what the refresh came to')
    const outcome = OUTCOMES.find((one) => one === word)
    if (outcome === undefined) throw new UsageError(`Write one of ${OUTCOMES.join(', ')}.`)
    print(await reportRefresh(database.knex, outcome, toldIn(input)))
    return true
  },
}
