import { run, statement, type Db } from '../../statement.ts'

/** A région. */
export interface Region {
  readonly code: string
  readonly nom: string
  /** Page of its ARS. */
  readonly arsUrl: string | null
}

const LIST = statement(
  'listRegions',
  `SELECT code, nom, ars_url AS "arsUrl" FROM regions ORDER BY code COLLATE "C"`,
)

/** The régions, by code. */
export const listRegions = (db: Db): Promise<Region[]> => run<Region>(db, LIST)
