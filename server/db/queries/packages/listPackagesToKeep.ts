import { run, statement, type Db } from '../../statement.ts'

const LIST = statement(
  'listPackagesToKeep',
  `SELECT f.sha256 FROM package_files f
   WHERE f.sha256 IN (SELECT sha256 FROM packages GROUP BY sha256 ORDER BY max(sequence) DESC LIMIT :newest)
      OR f.sha256 IN (SELECT r.inputs ->> 'package' FROM runs r WHERE r.id IN (SELECT run FROM citations))`,
)

/** Hashes of the stored data packages among the `newest` that were in force last, and of those on which something quoted rests. */
export const listPackagesToKeep = async (db: Db, newest: number): Promise<string[]> =>
  (await run<{ sha256: string }>(db, LIST, { newest })).map(({ sha256 }) => sha256)
