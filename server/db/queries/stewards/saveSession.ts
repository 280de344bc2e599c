import { randomBytes } from 'node:crypto'
import { hashCookie } from '../../access/token-secret.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A signed-in browser: `cookie` goes into an HttpOnly cookie, `csrf` into the page's forms. */
export interface NewSession {
  readonly cookie: string
  readonly csrf: string
}

const HOURS = 12

const SAVE = statement(
  'saveSession',
  `INSERT INTO sessions (hash, token_id, csrf, expires_at)
   VALUES (:hash, :tokenId, :csrf, now() + make_interval(hours => :hours))`,
)
const SWEEP = statement('sweepSessions', 'DELETE FROM sessions WHERE expires_at < now()')
/** Opens a session of twelve hours for a token; expired ones are swept away. */
export async function saveSession(db: Db, tokenId: string): Promise<NewSession> {
  const session = {
    cookie: randomBytes(32).toString('base64url'),
    csrf: randomBytes(32).toString('base64url'),
  }
  await run(db, SWEEP)
  await run(db, SAVE, { hash: hashCookie(session.cookie), tokenId, csrf: session.csrf, hours: HOURS })
  return session
}
