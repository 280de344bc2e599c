import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, transact } from '../../statement.ts'
import { appendAudit } from './appendAudit.ts'

const REVOKE = statement(
  'revokeToken',
  'UPDATE tokens SET revoked_at = now() WHERE id = :id AND revoked_at IS NULL RETURNING label, role',
)
const END_SESSIONS = statement('endSessionsOfToken', 'DELETE FROM sessions WHERE token_id = :id')

/** Revokes a token and its sessions at once; false when there is no such token in force. */
export const revokeToken = (knex: Knex, id: string, author: Author): Promise<boolean> =>
  transact(knex, async (trx) => {
    const [revoked] = await run<{ label: string; role: string }>(trx, REVOKE, { id })
    if (!revoked) return false
    await run(trx, END_SESSIONS, { id })
    await appendAudit(trx, author, [{ action: 'revoke-token', subject: id, detail: revoked }])
    return true
  })
