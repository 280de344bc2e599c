import { run, statement, type Db } from '../../statement.ts'

/** A loaded file of the data package; `package` is the whole. */
export interface Dataset {
  readonly id: string
  readonly sha256: string
  readonly millesime: string | null
  readonly rowCount: number | null
  readonly loadedAt: string
}

const FIND = statement(
  'findDatasets',
  `SELECT id, sha256, millesime, row_count AS "rowCount", loaded_at AS "loadedAt" FROM datasets ORDER BY id COLLATE "C"`,
)

/** What is loaded, with the hashes that name the inputs of a run; empty before the first load. */
export const findDatasets = (db: Db): Promise<Dataset[]> => run<Dataset>(db, FIND)
