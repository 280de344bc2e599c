import { run, statement, type Db } from '../../statement.ts'

/** A municipal arrondissement of Paris, Lyon or Marseille. */
export interface Arrondissement {
  readonly code: string
  readonly nom: string
  readonly codeCommune: string
  readonly population: number | null
  readonly lon: number | null
  readonly lat: number | null
}

const LIST = statement(
  'listArrondissements',
  `SELECT code, nom, code_commune AS "codeCommune", population, lon, lat FROM arrondissements ORDER BY code COLLATE "C"`,
)

/** The municipal arrondissements, by code. */
export const listArrondissements = (db: Db): Promise<Arrondissement[]> => run<Arrondissement>(db, LIST)
