import { run, statement, type Db } from '../../statement.ts'

/** A line of the audit trail. */
export interface AuditLine {
  readonly sequence: number
  /** ISO instant. */
  readonly at: string
  readonly tokenId: string | null
  readonly author: string
  readonly role: string
  readonly action: string
  readonly subject: string
  readonly departement: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

const LIST = statement(
  'listAudit',
  `SELECT sequence, at, token_id AS "tokenId", author, role, action, subject, departement, detail
   FROM audit
   WHERE (CAST(:subject AS text) IS NULL OR subject = :subject)
     AND (CAST(:departements AS json) IS NULL
          OR departement IN (SELECT json_array_elements_text(CAST(:departements AS json))))
   ORDER BY sequence DESC LIMIT :limit OFFSET :offset`,
)

/** The audit trail, newest first; of one subject, or of some départements, when they are named. */
export const listAudit = (
  db: Db,
  filter: {
    readonly subject?: string
    readonly departements?: readonly string[] | null
    readonly limit?: number
    readonly offset?: number
  } = {},
): Promise<AuditLine[]> =>
  run<AuditLine>(db, LIST, {
    subject: filter.subject ?? null,
    departements: filter.departements ? JSON.stringify(filter.departements) : null,
    limit: filter.limit ?? 100,
    offset: filter.offset ?? 0,
  })
