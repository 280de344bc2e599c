import { run, statement, type Db } from '../../statement.ts'

/** A département; the population by age is INSEE's estimate, persons. */
export interface Departement {
  readonly code: string
  readonly nom: string
  readonly region: string
  readonly population75Plus: number | null
  readonly populationTotale: number | null
  /** 0..1 */
  readonly share75: number | null
}

const LIST = statement(
  'listDepartements',
  `SELECT code, nom, region, population_75_plus AS "population75Plus", population_totale AS "populationTotale",
          part_75 AS "share75"
   FROM departements ORDER BY code COLLATE "C"`,
)

/** The départements, by code. */
export const listDepartements = (db: Db): Promise<Departement[]> => run<Departement>(db, LIST)
