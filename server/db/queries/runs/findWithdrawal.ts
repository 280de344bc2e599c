import { run, statement, type Db } from '../../statement.ts'
import type { Withdrawal } from './withdrawCitation.ts'

const FIND = statement(
  'findWithdrawal',
  `SELECT run, circonscription, sha256, withdrawn_at AS "withdrawnAt", author, role, reason
   FROM citation_withdrawals WHERE run = :run AND circonscription = :circonscription`,
)

/** Why and since when a quotation is answered no more; null when it is answered. */
export const findWithdrawal = async (
  db: Db,
  runId: string,
  circonscription: string,
): Promise<Withdrawal | null> => (await run<Withdrawal>(db, FIND, { run: runId, circonscription }))[0] ?? null
