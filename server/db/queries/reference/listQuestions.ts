import { run, statement, type Db } from '../../statement.ts'

/** A written question to the government. */
export interface QuestionEcrite {
  readonly numero: string
  readonly date: string
  readonly pageJo: string
  readonly auteur: string
  readonly circonscription: string
  readonly url: string
}

const LIST = statement(
  'listQuestions',
  `SELECT numero, date, page_jo AS "pageJo", auteur_nom AS auteur, code_circonscription AS circonscription, url
   FROM questions ORDER BY date, numero COLLATE "C"`,
)

/** Written questions, oldest first. */
export const listQuestions = (db: Db): Promise<QuestionEcrite[]> => run<QuestionEcrite>(db, LIST)
