import { run, statement, type Db } from '../../statement.ts'
import type { AuditEntry } from './appendAudit.ts'

const FIND = statement('findLastAudit', 'SELECT max(at) AS at FROM audit WHERE action = :action')

/** ISO instant at which something was last done, as the journal knows; null when it never was. */
export const findLastAudit = async (db: Db, action: AuditEntry['action']): Promise<string | null> =>
  (await run<{ at: string | null }>(db, FIND, { action }))[0]?.at ?? null
