import { z } from 'zod'
import { readCsv } from '../readers/csv.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { codeCirconscription } from './code-circonscription.ts'
import type { Source } from './source.ts'

const FILE = 'questions/questions_an17_asalee_au_2026-08-22.csv'

/** As the Assemblée words it → ours. */
const STATUTS = {
  'En attente de réponse': 'en-attente',
  'Réponse publiée': 'reponse-publiee',
  "Retrait à l'initiative de l'auteur": 'retiree',
} as const

export const published = z.object({
  type: z.enum(['QE', 'QG', 'QOSD']),
  numero: z.string().regex(/^\d+$/),
  date_publication_JO: z.union([z.literal(''), z.iso.date()]),
  titre: z.string().min(1),
  ministere: z.string().min(1),
  statut: z.enum(['En attente de réponse', 'Réponse publiée', "Retrait à l'initiative de l'auteur"]),
  statutLe: z.iso.date(),
  acteur_ref: z.string().regex(/^PA\d+$/),
  depute: z.string().min(1),
  groupe: z.string().min(1),
  departement: z.string().min(2),
  circonscription: z.string().regex(/^\d+(re|e) circonscription$/),
  url_deduite: z.url(),
})

type Published = z.infer<typeof published>

export interface QuestionRow {
  readonly type: 'QE' | 'QG' | 'QOSD'
  readonly numero: string
  /** Day of the Journal officiel; null where the source has none. */
  readonly date: string | null
  readonly titre: string
  readonly ministere: string
  readonly statut: (typeof STATUTS)[keyof typeof STATUTS]
  readonly statutLe: string
  readonly auteurId: string
  readonly auteur: string
  readonly groupe: string
  readonly circonscription: string
  readonly url: string
}

/** Questions of the 17th legislature with Asalée in their title, and what had become of them on the day that the file names. */
export const questionsAsalee: Source<Published, QuestionRow> = {
  id: 'questions-asalee',
  titre: 'Questions au Gouvernement sur Asalée (17e législature)',
  producteur: 'Assemblée nationale (relevé de France-Monitor)',
  licence: 'Licence Ouverte',
  url: 'https://questions.assemblee-nationale.fr',
  millesime: 'état au 22 août 2026',
  date: '2026-08-22',
  rythme: 'DAILY',
  delaiMois: 1,
  credit: 'Assemblée nationale',
  note: 'Retenues sur leur titre : une question qui ne nomme Asalée que dans son texte n’y est pas. Adresses déduites du numéro. Le texte et la date des réponses n’ont pas été relevés.',
  importeur: 'data/sources/questions-asalee.ts',
  files: [FILE],
  least: 40,
  whole: { key: ({ type, numero }) => `${type} ${numero}` },
  published,
  read(raw) {
    const columns = Object.keys(published.shape).filter((name) => !name.startsWith('statut'))
    return readCsv(raw, FILE, columns).map((record) => {
      // The header says of which day the state is.
      const state = Object.keys(record).find((name) => /^statut_au_\d{4}-\d{2}-\d{2}$/.test(name))
      if (state == null) throw new SourceError(FILE, 'has no column "statut_au_" with a day.', COMPARE_REMEDY)
      return { ...record, statut: record[state], statutLe: state.slice('statut_au_'.length) }
    })
  },
  toRow: (record) =>
    questionRow(
      record,
      record.depute,
      codeCirconscription(record.departement, parseInt(record.circonscription, 10)),
    ),
}

/** The row of a question whose author is known by name and circonscription. */
export const questionRow = (
  record: Omit<Published, 'depute' | 'departement' | 'circonscription'>,
  auteur: string,
  circonscription: string,
): QuestionRow => ({
  type: record.type,
  numero: record.numero,
  date: record.date_publication_JO || null,
  titre: record.titre,
  ministere: record.ministere,
  statut: STATUTS[record.statut],
  statutLe: record.statutLe,
  auteurId: record.acteur_ref,
  auteur,
  groupe: record.groupe,
  circonscription,
  url: record.url_deduite,
})
