import { hashCookie } from '../../access/token-secret.ts'
import { run, statement, type Db } from '../../statement.ts'

const END = statement('endSession', 'DELETE FROM sessions WHERE hash = :hash')

/** Ends a session. */
export const endSession = async (db: Db, cookie: string): Promise<void> => {
  await run(db, END, { hash: hashCookie(cookie) })
}
