import { run, statement, type Db } from '../statement.ts'

/** A dated public fact; the date may be a year, a month or a day. */
export interface FaitDate {
  readonly id: string
  readonly date: string
  readonly titre: string
  readonly titreEn: string
  readonly texte: string
  readonly texteEn: string
  readonly source: string
}

const LIST = statement(
  'listChronologie',
  `SELECT id, date, titre, titre_en AS "titreEn", texte, texte_en AS "texteEn", source_id AS source
   FROM chronologie ORDER BY date COLLATE "C", id COLLATE "C"`,
)

/** Dated facts, oldest first. */
export const listChronologie = (db: Db): Promise<FaitDate[]> => run<FaitDate>(db, LIST)
