import { run, statement, type Db } from '../../statement.ts'

const FIND = statement('findAplMillesimes', 'SELECT DISTINCT annee FROM apl ORDER BY annee DESC')

/** Editions of the APL that are loaded (years of activity), newest first. */
export const findAplMillesimes = async (db: Db): Promise<number[]> =>
  (await run<{ annee: number }>(db, FIND)).map(({ annee }) => annee)
