import type { PartCirconscription } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

const LIST = statement(
  'listParts',
  `SELECT code_commune AS "codeCommune", code_circonscription AS circonscription, part, regle
   FROM circonscription_communes ORDER BY code_commune COLLATE "C", code_circonscription COLLATE "C"`,
)

/** Shares of communes in circonscriptions; those of a commune sum to 1. */
export const listParts = (db: Db): Promise<PartCirconscription[]> => run<PartCirconscription>(db, LIST)
