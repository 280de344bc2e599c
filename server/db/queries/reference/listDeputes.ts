import { run, statement, type Db } from '../../statement.ts'

/** A deputy: public office only. A circonscription without one was vacant on the day of the list. */
export interface Depute {
  readonly circonscription: string
  readonly identifiant: string
  readonly civilite: string | null
  readonly nom: string
  readonly prenom: string
  readonly groupe: string | null
  readonly groupeAbrege: string | null
  /** Day of the Assemblée's list. */
  readonly dateListe: string
}

const LIST = statement(
  'listDeputes',
  `SELECT code_circonscription AS circonscription, identifiant, civilite, nom, prenom, groupe,
          groupe_abrege AS "groupeAbrege", date_liste AS "dateListe"
   FROM deputes ORDER BY code_circonscription COLLATE "C"`,
)

/** Deputies by circonscription. */
export const listDeputes = (db: Db): Promise<Depute[]> => run<Depute>(db, LIST)
