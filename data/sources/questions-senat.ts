import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { plainText } from '../../server/domain/plainText.ts'
import { parseCsv } from '../../server/country/package/csv.ts'
import type { STATUTS_SENAT } from '../../server/country/package/read-senate-questions.ts'
import { COMPARE_REMEDY, SourceError } from '../../server/country/package/source-error.ts'
import { newestSharedDay } from '../newest-shared-day.ts'
import { readText } from '../readers/bytes.ts'
import { circonscriptionsSenat } from './circonscriptions-senat.ts'
import { reject, type Source } from './source.ts'

const FILE = 'questions/questions-depuis-un-an.csv'

const COLUMNS = [
  ...['Sort', 'Nature', 'Référence', 'Numéro', 'Titre', 'Nom', 'Prénom', 'Circonscription', 'Groupe'],
  ...['Date de publication JO', 'Ministère de dépôt', 'Date de réponse JO', 'URL Question'],
]

/** A day as ISO or French writes it, and nothing; descriptions differ. */
const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}.*|\d{2}\/\d{2}\/\d{4}|)$/)
  .transform((text) => text.slice(0, 10).replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, '$3-$2-$1'))
  .pipe(z.union([z.literal(''), z.iso.date()]))

/** All questions are counted; of those that name the scheme more is asked. */
const published = z.object({
  reference: z.string().min(1),
  date: day,
  reponseLe: day,
  nommee: z
    .object({
      nature: z.string().min(1),
      numero: z.string().min(1),
      titre: z.string().min(1),
      ministere: z.string().min(1),
      sort: z.string(),
      auteur: z.string().min(3),
      groupe: z.string(),
      /** Null: outside the 101 départements. */
      departement: z.string().nullable(),
      url: z.string().regex(/^https?:\/\/(www\.)?senat\.fr\//),
    })
    .nullable(),
  statutLe: z.iso.date(),
})
type Published = z.infer<typeof published>

export interface QuestionSenatRow {
  readonly reference: string
  /** The last day that several questions of the file share, the same in each row. */
  readonly statutLe: string
  /** Null: a question that does not name the scheme, which is counted alone. */
  readonly question: {
    readonly nature: string
    readonly numero: string
    readonly date: string | null
    readonly titre: string
    readonly ministere: string
    readonly statut: (typeof STATUTS_SENAT)[number]
    readonly statutLe: string
    readonly auteur: string
    readonly groupe: string | null
    readonly departement: string
    readonly url: string
  } | null
}

/** An answer that is published is one; else what the Sénat calls its « sort » says it. Null: nobody knows such a one. */
function statutOf(sort: string, reponseLe: string): (typeof STATUTS_SENAT)[number] | null {
  if (reponseLe !== '') return 'reponse-publiee'
  const said = plainText(sort)
  return said === 'en cours'
    ? 'en-attente'
    : /\bretire/.test(said)
      ? 'retiree'
      : /\bcaduque\b|\bcaducite\b/.test(said)
        ? 'caduque'
        : null
}

/** Questions of senators of the last twelve months that name Asalée in their title. Optional: a build without the file makes no table. */
export const questionsSenat: Source<Published, QuestionSenatRow> = {
  id: 'questions-senat',
  titre: 'Questions de sénateurs sur Asalée',
  producteur: 'Sénat',
  licence: 'Licence Ouverte',
  url: 'https://data.senat.fr/aide/notice-explicative-questions/',
  millesime: 'non chargé ; format documenté, non vu',
  date: '',
  rythme: 'DAILY',
  delaiMois: 1,
  credit: 'Sénat',
  note: 'Douze mois glissants. Retenues sur leur titre : une question qui ne nomme Asalée que dans son texte n’y est pas. L’état est celui du dernier jour que plusieurs questions du fichier partagent.',
  importeur: 'data/sources/questions-senat.ts',
  files: [FILE],
  // About six thousand written questions a year.
  least: 1500,
  whole: { key: ({ reference }) => reference },
  published,
  read(raw) {
    const text = readText(raw, FILE)
    const header = text.slice(0, text.indexOf('\n'))
    // Descriptions differ in what parts the cells.
    const delimiter = header.split('|').length > header.split(';').length ? '|' : ';'
    const records = parseCsv(text, FILE, COLUMNS, { delimiter, relax_column_count: true })
    const departementOf = circonscriptionsSenat(raw, FILE)
    const days = records.flatMap((one) => {
      const cells = [one['Date de publication JO'], one['Date de réponse JO']]
      return [...new Set(cells.flatMap((cell) => day.safeParse(cell).data || []))]
    })
    const statutLe = newestSharedDay(days)
    if (statutLe === null)
      throw new SourceError(FILE, 'has no day that several of its questions share.', COMPARE_REMEDY)
    return records.map((one) => ({
      ...{ reference: one['Référence'], date: one['Date de publication JO'] },
      ...{ reponseLe: one['Date de réponse JO'], statutLe },
      nommee: !plainText(one.Titre ?? '').includes('asalee')
        ? null
        : {
            ...{ nature: one.Nature, numero: one['Numéro'], titre: one.Titre, sort: one.Sort },
            ...{ ministere: one['Ministère de dépôt'], groupe: one.Groupe, url: one['URL Question'] },
            auteur: `${one['Prénom']} ${one.Nom}`,
            departement: departementOf(one.Circonscription ?? ''),
          },
    }))
  },
  toRow({ reference, date, reponseLe, nommee, statutLe }) {
    if (nommee === null) return { reference, statutLe, question: null }
    const { sort, departement, groupe, ...question } = nommee
    const statut = statutOf(sort, reponseLe)
    if (statut === null)
      throw new SourceError(FILE, `column "Sort": "${sort}" of ${reference} is not known.`, COMPARE_REMEDY)
    if (departement === null) return reject(reference, 'hors des 101 départements')
    return {
      ...{ reference, statutLe },
      question: { ...question, departement, groupe: groupe || null, date: date || null, statut, statutLe },
    }
  },
}

/** Whether the Sénat's questions are at hand. */
export const hasQuestionsSenat = (raw: string): boolean => existsSync(join(raw, FILE))
