import type { Circonscription } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A circonscription with what only its sheet shows. */
export interface CirconscriptionRow extends Circonscription {
  readonly explicationEn: string | null
  /** Legal population 2019 of INSEE's portrait, persons. */
  readonly population2019: number | null
}

const LIST = statement(
  'listCirconscriptions',
  `SELECT code, departement, numero, libelle, statut, explication, explication_en AS "explicationEn",
          population_2019 AS "population2019"
   FROM circonscriptions ORDER BY code COLLATE "C"`,
)

/** The 577 circonscriptions législatives, by code. */
export const listCirconscriptions = (db: Db): Promise<CirconscriptionRow[]> =>
  run<CirconscriptionRow>(db, LIST)
