import type { Author } from '../../../domain/stewards/roles.ts'
import { hashCookie } from '../../access/token-secret.ts'
import { run, statement, type Db } from '../../statement.ts'

/** Who a session is and what its forms must carry. */
export interface Session {
  readonly author: Author
  readonly csrf: string
}

const FIND = statement(
  'findSession',
  `SELECT s.csrf, t.id AS "tokenId", t.label, t.role, t.departements
   FROM sessions s JOIN tokens t ON t.id = s.token_id
   WHERE s.hash = :hash AND s.expires_at > now() AND t.revoked_at IS NULL
     AND (t.expires_on IS NULL OR t.expires_on >= current_date)`,
)
/** The session of a cookie; null when it has ended, or its token was revoked or has expired. */
export async function findSession(db: Db, cookie: string): Promise<Session | null> {
  const [row] = await run<Author & { csrf: string }>(db, FIND, { hash: hashCookie(cookie) })
  if (!row) return null
  const { csrf, ...author } = row
  return { author, csrf }
}
