import { run, statement, type Db } from '../../statement.ts'

/** A postcode of a commune, and of which arrondissement when it has any. */
export interface CodePostal {
  readonly codePostal: string
  readonly codeCommune: string
  readonly codeArrondissement: string | null
}

const LIST = statement(
  'listCodesPostaux',
  `SELECT code_postal AS "codePostal", code_commune AS "codeCommune", code_arrondissement AS "codeArrondissement"
   FROM codes_postaux ORDER BY code_postal COLLATE "C", code_commune COLLATE "C", code_arrondissement COLLATE "C"`,
)

/** Postcodes of communes, by postcode. */
export const listCodesPostaux = (db: Db): Promise<CodePostal[]> => run<CodePostal>(db, LIST)
