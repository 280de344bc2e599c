import { run, statement, type Db } from '../../statement.ts'

const TAKE = statement(
  'takePackage',
  `INSERT INTO packages (sha256)
   SELECT :hash WHERE (SELECT sha256 FROM packages ORDER BY sequence DESC LIMIT 1) IS DISTINCT FROM :hash`,
)

/** Names the data package of this hash current, unless it is already: every process is told and turns to it. */
export const takePackage = async (db: Db, hash: string): Promise<void> => {
  await run(db, TAKE, { hash })
}
