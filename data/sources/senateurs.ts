import { z } from 'zod'
import { readCsv } from '../readers/csv.ts'
import { reject, type Source } from './source.ts'

const FILE = 'senateurs/senateurs-2026-07-02.csv'

const published = z.object({
  matricule: z.string().regex(/^\d{5}[A-Z]$/),
  civ: z.enum(['M.', 'Mme']),
  nom: z.string().min(1),
  prenom: z.string().min(1),
  groupe: z.string().min(1),
  groupeLibelle: z.string().min(1),
  departementCode: z.string().min(2),
  siege_renouvele_2026_09_27: z.string().min(3),
})

export interface SenateurRow {
  readonly identifiant: string
  readonly civilite: string
  readonly nom: string
  readonly prenom: string
  /** Null: of no group. */
  readonly groupe: string | null
  readonly groupeAbrege: string | null
  readonly departement: string
  readonly dateListe: string
}

/** The day on which those elected on 27 September 2026 came in: a list of that day or before may name whom they followed. */
export const SENATE_RENEWED = '2026-10-01'

/** Senators whose seat was not renewed on 27 September 2026: of the others nothing is known since, and they are left out by name. */
export const senateurs: Source<z.infer<typeof published>, SenateurRow> = {
  id: 'senateurs',
  titre: 'Sénateurs dont le siège n’a pas été renouvelé en septembre 2026',
  producteur: 'Sénat (relevé de Fichesénat)',
  licence: 'Licence Ouverte',
  url: 'https://data.senat.fr/les-senateurs/',
  millesime: 'liste du 2 juillet 2026, série 1',
  date: '2026-07-02',
  rythme: 'DAILY',
  delaiMois: 1,
  credit: 'Sénat',
  note: 'La série 2 a été renouvelée le 27 septembre 2026 et aucune liste n’a été lue depuis : ses sièges ne sont pas donnés. Pour la série 1, tout ce qui a suivi le 2 juillet est inconnu.',
  importeur: 'data/sources/senateurs.ts',
  files: [FILE],
  least: 150,
  whole: { key: ({ identifiant }) => identifiant },
  published,
  read: (raw) => readCsv(raw, FILE, Object.keys(published.shape)),
  toRow(record) {
    if (record.siege_renouvele_2026_09_27 !== 'non')
      return reject(record.matricule, 'siège renouvelé en septembre 2026, en tout ou partie')
    if (!/^(\d{2}|2[AB]|97[1-46])$/.test(record.departementCode))
      return reject(record.matricule, 'hors des 101 départements')
    return {
      identifiant: record.matricule,
      civilite: record.civ,
      nom: record.nom,
      prenom: record.prenom,
      groupe: record.groupeLibelle,
      groupeAbrege: record.groupe,
      departement: record.departementCode,
      dateListe: senateurs.date,
    }
  },
}
