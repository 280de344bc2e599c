import { run, statement, type Db } from '../../statement.ts'

/** A public claim as its source words it; claims on one `quantite` may disagree. */
export interface Chiffre {
  readonly id: string
  readonly quantite: string
  readonly libelle: string
  readonly libelleEn: string
  readonly valeur: string
  readonly unite: string | null
  readonly operateur: string | null
  readonly date: string | null
  readonly source: string
  readonly reference: string | null
  readonly note: string | null
}

const LIST = statement(
  'listChiffres',
  `SELECT id, quantite, libelle_fr AS libelle, libelle_en AS "libelleEn", valeur, unite, operateur, date, source_id AS source,
          reference, note
   FROM chiffres ORDER BY quantite COLLATE "C", date COLLATE "C", id COLLATE "C"`,
)

/** Public claims, those on one quantity together. */
export const listChiffres = (db: Db): Promise<Chiffre[]> => run<Chiffre>(db, LIST)
