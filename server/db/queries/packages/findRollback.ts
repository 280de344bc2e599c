import { run, statement, type Db } from '../../statement.ts'

// Journals of before name what was turned away from by the beginning of its hash.
const FIND = statement(
  'findRollback',
  `SELECT at FROM audit
   WHERE action = 'rollback-package' AND starts_with(:hash, detail ->> 'from')
     AND sequence > COALESCE((SELECT max(sequence) FROM audit
                              WHERE action IN ('load-package', 'rollback-package') AND subject = :hash), 0)
   ORDER BY sequence DESC LIMIT 1`,
)

/** ISO instant at which an operator went back from the package of this hash to another; null where none did, or it was named current since. */
export const findRollback = async (db: Db, hash: string): Promise<string | null> =>
  (await run<{ at: string }>(db, FIND, { hash }))[0]?.at ?? null
