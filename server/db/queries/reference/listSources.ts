import { run, statement, type Db } from '../../statement.ts'

/** Where data come from. */
export interface Source {
  readonly id: string
  readonly titre: string
  readonly producteur: string
  readonly licence: string
  /** Null when its address is not established. */
  readonly url: string | null
  readonly millesime: string
  readonly credit: string
  readonly note: string | null
}

const LIST = statement(
  'listSources',
  `SELECT id, titre, producteur, licence, url, millesime, credit, note FROM sources ORDER BY id COLLATE "C"`,
)

/** Every source, by id. */
export const listSources = (db: Db): Promise<Source[]> => run<Source>(db, LIST)
