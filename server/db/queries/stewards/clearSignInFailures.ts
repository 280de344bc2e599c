import { run, statement, type Db } from '../../statement.ts'

const CLEAR = statement(
  'clearSignInFailures',
  'UPDATE tokens SET failures = 0, failures_since = NULL, locked_until = NULL WHERE id = :id AND failures > 0',
)

/** Forgets the wrong secrets of a token after a right one. */
export const clearSignInFailures = async (db: Db, id: string): Promise<void> => {
  await run(db, CLEAR, { id })
}
