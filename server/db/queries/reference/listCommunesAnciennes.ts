import { run, statement, type Db } from '../../statement.ts'

/** A former commune and the one it is part of now. */
export interface CommuneAncienne {
  readonly code: string
  readonly nom: string
  readonly codeCommune: string
}

const LIST = statement(
  'listCommunesAnciennes',
  `SELECT code, nom, code_commune AS "codeCommune" FROM communes_anciennes WHERE nom IS NOT NULL ORDER BY code COLLATE "C"`,
)

/** Former communes whose name is known, by their code. */
export const listCommunesAnciennes = (db: Db): Promise<CommuneAncienne[]> => run<CommuneAncienne>(db, LIST)
