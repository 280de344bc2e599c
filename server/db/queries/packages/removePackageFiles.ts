import { run, statement, type Db } from '../../statement.ts'

const REMOVE = statement(
  'removePackageFiles',
  `DELETE FROM package_files
   WHERE sha256 NOT IN (SELECT value FROM json_array_elements_text(CAST(:kept AS json)))
   RETURNING sha256`,
)

/** Removes the files of data packages but for those of these hashes; how many went. */
export const removePackageFiles = async (db: Db, kept: Iterable<string>): Promise<number> =>
  (await run(db, REMOVE, { kept: JSON.stringify([...kept]) })).length
