import { z } from 'zod'
import { departementOf } from '../../server/domain/departementOf.ts'
import { readCsv } from '../readers/csv.ts'
import { codeCirconscription } from './code-circonscription.ts'
import type { Source } from './source.ts'

const FILE = 'deputes/deputes-17-2026-08-22.csv'

export const published = z.object({
  id: z.string().regex(/^PA\d+$/),
  civ: z.enum(['M.', 'Mme']),
  nom: z.string().min(1),
  prenom: z.string().min(1),
  groupe: z.string().min(1),
  groupeAbrev: z.string().min(1),
  departementCode: z.string().min(2),
  circo: z.string().regex(/^\d+$/),
  dateMaj: z.iso.date(),
})

export interface DeputeRow {
  readonly circonscription: string
  readonly identifiant: string
  readonly civilite: string
  readonly nom: string
  readonly prenom: string
  /** Null: of no group yet, or of none that is known. */
  readonly groupe: string | null
  readonly groupeAbrege: string | null
  readonly dateListe: string
}

/** Deputies in office on the date of the list. Only public office, name and group are read. */
export const deputes: Source<z.infer<typeof published>, DeputeRow> = {
  id: 'deputes',
  titre: 'Députés en exercice de la 17e législature',
  producteur: 'Assemblée nationale (relevé de France-Monitor)',
  licence: 'Licence Ouverte',
  url: 'https://data.assemblee-nationale.fr/acteurs/deputes-en-exercice',
  millesime: 'liste du 22 août 2026',
  date: '2026-08-22',
  rythme: 'DAILY',
  delaiMois: 1,
  credit: 'Assemblée nationale',
  note: 'Les 577 sièges avaient un député à cette date. Quotidienne à la source : une liste de plus de soixante jours est dite ancienne.',
  importeur: 'data/sources/deputes.ts',
  files: [FILE],
  least: 550,
  whole: {
    key: ({ circonscription }) => circonscription,
    departements: { of: ({ circonscription }) => departementOf(circonscription), without: [] },
  },
  published,
  read: (raw) => readCsv(raw, FILE, Object.keys(published.shape)),
  toRow: deputeRow,
}

/** A deputy as a list has one. The Assemblée writes abroad `099`; older lists write Corsica in lower case (`2a`). */
export function deputeRow(
  record: Omit<z.infer<typeof published>, 'groupe' | 'groupeAbrev'> & {
    readonly groupe: string | null
    readonly groupeAbrev: string | null
  },
): DeputeRow {
  return {
    circonscription: codeCirconscription(record.departementCode, record.circo),
    identifiant: record.id,
    civilite: record.civ,
    nom: record.nom,
    prenom: record.prenom,
    groupe: record.groupe,
    groupeAbrege: record.groupeAbrev,
    dateListe: record.dateMaj,
  }
}
