import { run, statement, type Db } from '../../statement.ts'

const FIND = statement('findCurrentPackage', 'SELECT sha256 FROM packages ORDER BY sequence DESC LIMIT 1')

/** Hash of the data package that was last named current; null before any was. */
export const findCurrentPackage = async (db: Db): Promise<string | null> =>
  (await run<{ sha256: string }>(db, FIND))[0]?.sha256 ?? null
