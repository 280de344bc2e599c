import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, type Db } from '../../statement.ts'

/** One write, as the audit trail tells it. */
export interface AuditEntry {
  readonly action:
    | 'record-event'
    | 'retract-event'
    | 'record-intake'
    | 'make-links'
    | 'revoke-links'
    | 'answer-link'
    | 'accept-answer'
    | 'reject-answer'
    | 'withdraw-citation'
    | 'import-roster'
    | 'check-register'
    | 'accept-report'
    | 'reject-report'
    | 'merge-reports'
    | 'create-token'
    | 'revoke-token'
    | 'create-webhook'
    | 'remove-webhook'
    | 'retry-webhook'
    | 'erase-alerts'
    | 'sign-in'
    | 'load-package'
    | 'rollback-package'
    | 'refresh-data'
    | 'restore'
    | 'backup'
  /** Id of the cabinet, report, token, webhook, import or run. */
  readonly subject: string
  readonly departement?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

const APPEND = statement(
  'appendAudit',
  `INSERT INTO audit (token_id, author, role, action, subject, departement, detail)
   SELECT CAST(:tokenId AS text), :author, :role, e.action, e.subject, e.departement, COALESCE(e.detail, '{}')
   FROM json_to_recordset(CAST(:entries AS json))
        AS e (action text, subject text, departement text, detail jsonb, place integer)
   ORDER BY e.place`,
)

/** Adds writes to the audit trail, in the transaction that makes them. */
export async function appendAudit(db: Db, author: Author, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await run(db, APPEND, {
    tokenId: author.tokenId,
    author: author.label,
    role: author.role,
    entries: JSON.stringify(entries.map((entry, place) => ({ ...entry, place }))),
  })
}
