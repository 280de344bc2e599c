import { run, statement, type Db } from '../../statement.ts'

/** Wrong secrets within the window that close a token's door, and for how long. */
const MOST_FAILURES = 10
const WINDOW_MINUTES = 15
const LOCK_MINUTES = 15

const COUNT = statement(
  'countSignInFailure',
  `UPDATE tokens SET
     failures = CASE WHEN failures_since > now() - make_interval(mins => :window) THEN failures + 1 ELSE 1 END,
     failures_since = CASE WHEN failures_since > now() - make_interval(mins => :window) THEN failures_since ELSE now() END,
     locked_until = CASE WHEN failures_since > now() - make_interval(mins => :window) AND failures + 1 >= :most
                         THEN now() + make_interval(mins => :lock) ELSE locked_until END
   WHERE id = :id
   RETURNING COALESCE(locked_until > now(), false) AS locked`,
)
/** Counts a wrong secret for a token; true when the token is locked for a quarter of an hour from now on. */
export const countSignInFailure = async (db: Db, id: string): Promise<boolean> =>
  (
    await run<{ locked: boolean }>(db, COUNT, {
      id,
      window: WINDOW_MINUTES,
      lock: LOCK_MINUTES,
      most: MOST_FAILURES,
    })
  )[0]?.locked ?? false
