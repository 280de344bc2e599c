import type { Author } from '../../domain/stewards/roles.ts'
import { clearSignInFailures } from '../queries/stewards/clearSignInFailures.ts'
import { countSignInFailure } from '../queries/stewards/countSignInFailure.ts'
import { findToken } from '../queries/stewards/findToken.ts'
import type { Db } from '../statement.ts'
import { isProved, readToken, verifySecret } from './token-secret.ts'

/** Who a token proves, or why it does not: `unknown` says neither whether it exists nor what is wrong with it. */
export type Authentication =
  | { readonly author: Author & { readonly tokenId: string } }
  | { readonly refused: 'unknown' | 'revoked' | 'locked' }

/**
 * Proves a token's text against the database, each time anew: a revoked token fails at once. Ten wrong secrets for one token
 * within a quarter of an hour lock it for as long, right secret or not; no address is kept of who tried.
 */
export async function authenticate(db: Db, text: string): Promise<Authentication> {
  const parts = readToken(text)
  const token = parts && (await findToken(db, parts.id))
  if (!parts || !token) return { refused: 'unknown' }
  // Whoever proved the secret since the start goes on working: guessing must not shut a steward out.
  if (token.locked && !isProved(parts.secret, token)) return { refused: 'locked' }
  if (!(await verifySecret(parts.secret, token)))
    return { refused: (await countSignInFailure(db, token.id)) ? 'locked' : 'unknown' }
  if (!token.valid) return { refused: 'revoked' }
  await clearSignInFailures(db, token.id)
  const { id: tokenId, label, role, departements } = token
  return { author: { tokenId, label, role, departements } }
}
