import type { Database } from '../../server/db/database.ts'
import { hashSecret, mintToken } from '../../server/db/access/token-secret.ts'
import { saveToken, type NewToken } from '../../server/db/queries/stewards/saveToken.ts'
import type { Statement } from '../../server/db/queries/events/recordEvents.ts'
import type { Author } from '../../server/domain/stewards/roles.ts'

/** The person at the server's own terminal. */
export const operator: Author = { tokenId: null, label: 'exploitant', role: 'national', departements: null }

/** Stores a token and gives its text and its holder. */
export async function giveToken(
  { knex }: Pick<Database, 'knex'>,
  wanted: Pick<NewToken, 'label' | 'role'> & Partial<NewToken>,
): Promise<{ readonly text: string; readonly author: Author & { readonly tokenId: string } }> {
  const { id, secret, text } = mintToken()
  const token = { departements: null, expiresOn: null, ...wanted, id, ...(await hashSecret(secret)) }
  await saveToken(knex, token, operator)
  return {
    text,
    author: { tokenId: id, label: token.label, role: token.role, departements: token.departements },
  }
}

/** A confirmation of a cabinet, to be changed at will. */
export const said = (cabinetId: string, change: Partial<Statement> = {}): Statement => ({
  cabinetId,
  statut: 'active',
  effectiveOn: '2026-10-01',
  reportedOn: '2026-10-01',
  evidence: 'association',
  reason: null,
  note: null,
  maxAgeDays: 60,
  idempotencyKey: `${cabinetId}-1`,
  ...change,
})
