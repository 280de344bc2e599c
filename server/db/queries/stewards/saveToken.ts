import type { Knex } from 'knex'
import type { Author, Role } from '../../../domain/stewards/roles.ts'
import type { StoredSecret } from '../../access/token-secret.ts'
import { run, statement, transact } from '../../statement.ts'
import { appendAudit } from './appendAudit.ts'

/** A token to store. */
export interface NewToken extends StoredSecret {
  readonly id: string
  /** Who holds it: a body or a function, shown beside everything it writes. */
  readonly label: string
  readonly role: Role
  readonly departements: readonly string[] | null
  /** Last day, ISO date; null: until revoked. */
  readonly expiresOn: string | null
}

const SAVE = statement(
  'saveToken',
  `INSERT INTO tokens (id, label, role, departements, salt, hash, expires_on)
   VALUES (:id, :label, :role,
           CASE WHEN CAST(:departements AS json) IS NULL THEN NULL
                ELSE ARRAY(SELECT json_array_elements_text(CAST(:departements AS json))) END,
           :salt, :hash, CAST(:expiresOn AS date))`,
)
/** Stores a token and says so in the audit trail. */
export const saveToken = (knex: Knex, token: NewToken, author: Author): Promise<void> =>
  transact(knex, async (trx) => {
    const { departements, ...plain } = token
    await run(trx, SAVE, { ...plain, departements: departements ? JSON.stringify(departements) : null })
    const { id: subject, label, role, expiresOn } = token
    await appendAudit(trx, author, [
      { action: 'create-token', subject, detail: { label, role, departements, expiresOn } },
    ])
  })
