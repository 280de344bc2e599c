import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** As PostgreSQL itself chooses. */
const ITERATIONS = 4096
const SALT_BYTES = 16

/**
 * A password as PostgreSQL stores it (SCRAM-SHA-256, RFC 5803): sent instead of the password it keeps that out of the server's log.
 * For ASCII passwords, which need no normalising.
 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(SALT_BYTES)
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256')
  const key = (name: string): Buffer => createHmac('sha256', salted).update(name).digest()
  const stored = createHash('sha256').update(key('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${stored}:${key('Server Key').toString('base64')}`
}
