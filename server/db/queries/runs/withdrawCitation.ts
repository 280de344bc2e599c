import type { Author } from '../../../domain/stewards/roles.ts'
import type { Database } from '../../database.ts'
import { run, statement, transact, type Db } from '../../statement.ts'
import { appendAudit } from '../stewards/appendAudit.ts'

/** A quotation that is answered no more. */
export interface Withdrawal {
  /** Id of its run. */
  readonly run: string
  readonly circonscription: string
  /** SHA-256 of its figures, as it named it; null when nobody had quoted it yet. */
  readonly sha256: string | null
  /** ISO instant. */
  readonly withdrawnAt: string
  readonly author: string
  readonly role: string
  /** Why, in words that are published. */
  readonly reason: string
}

/** A line of the journal that withdraws a quotation. */
export interface JournalledWithdrawal {
  readonly idempotencyKey: string
  readonly withdrawal?: Withdrawal
}

const INSERT = statement(
  'insertWithdrawals',
  `INSERT INTO citation_withdrawals (run, circonscription, sha256, withdrawn_at, author, role, reason)
   SELECT w.run, w.circonscription, w.sha256, w."withdrawnAt", w.author, w.role, w.reason
   FROM json_to_recordset(CAST(:withdrawals AS json))
        AS w (run text, circonscription text, sha256 text, "withdrawnAt" timestamptz, author text, role text, reason text)
   ON CONFLICT DO NOTHING
   RETURNING run`,
)

/** Stores withdrawals; the first of a quotation stays. How many are new. */
export async function insertWithdrawals(db: Db, withdrawals: readonly Withdrawal[]): Promise<number> {
  if (withdrawals.length === 0) return 0
  return (await run(db, INSERT, { withdrawals: JSON.stringify(withdrawals) })).length
}

/** Withdraws a quotation for ever, with the audit trail and the journal; false when it was withdrawn already. */
export async function withdrawCitation(
  database: Database,
  author: Author,
  quoted: Pick<Withdrawal, 'run' | 'circonscription' | 'sha256' | 'reason'>,
): Promise<boolean> {
  const withdrawal: Withdrawal = {
    ...quoted,
    ...{ withdrawnAt: new Date().toISOString(), author: author.label, role: author.role },
  }
  const { circonscription, reason, sha256 } = quoted
  const fresh = await transact(database.knex, async (trx) => {
    if ((await insertWithdrawals(trx, [withdrawal])) === 0) return false
    await appendAudit(trx, author, [
      { action: 'withdraw-citation', subject: quoted.run, detail: { circonscription, sha256, reason } },
    ])
    return true
  })
  if (fresh && database.journal) {
    const idempotencyKey = `withdrawal:${quoted.run}/${circonscription}`
    await database.journal.append([{ idempotencyKey, withdrawal } satisfies JournalledWithdrawal])
  }
  return fresh
}
