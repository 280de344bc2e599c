import { run, statement, type Db } from '../../statement.ts'

/** A dated public fact. */
export interface FaitDate {
  readonly id: string
  readonly date: string
  /** How much of the date the source gives: the rest is the first of its kind. */
  readonly precision: 'annee' | 'mois' | 'jour'
  readonly titre: string
  readonly titreEn: string
  readonly texte: string
  readonly texteEn: string
  readonly source: string
}

const LIST = statement(
  'listChronologie',
  `SELECT id, date, precision, titre_fr AS titre, titre_en AS "titreEn", texte_fr AS texte, texte_en AS "texteEn", source_id AS source
   FROM chronologie ORDER BY date, id COLLATE "C"`,
)

/** Dated facts, oldest first. */
export const listChronologie = (db: Db): Promise<FaitDate[]> => run<FaitDate>(db, LIST)
