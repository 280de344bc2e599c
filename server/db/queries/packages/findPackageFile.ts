import { run, statement, type Db } from '../../statement.ts'

const FIND = statement('findPackageFile', 'SELECT bytes FROM package_files WHERE sha256 = :sha256')

/** The bytes of the file of a kept data package that has this hash; null when it is not kept. */
export const findPackageFile = async (db: Db, sha256: string): Promise<Buffer | null> =>
  (await run<{ bytes: Buffer }>(db, FIND, { sha256 }))[0]?.bytes ?? null
