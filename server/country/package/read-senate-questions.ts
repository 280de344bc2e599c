import { compareText } from '../../domain/compareText.ts'
import { oneOf, optionalText, text, type PackageFiles } from './tables.ts'

/** What had become of a senator's question; one lapses when its author sits no more. */
export const STATUTS_SENAT = ['en-attente', 'reponse-publiee', 'retiree', 'caduque'] as const

/** A senator's question on the scheme and its state on the day `statutLe`. */
export interface QuestionSenat {
  readonly departement: string
  /** Day of its publication; null where the list does not give it. */
  readonly date: string | null
  readonly titre: string
  readonly statut: (typeof STATUTS_SENAT)[number]
  readonly statutLe: string
  readonly auteur: string
  readonly groupe: string | null
  readonly url: string
}

const TABLE = 'questions_senat.csv'

/** The columns of the table that are shown. */
export const SENATE_CELLS = {
  departement: text('departement'),
  date: optionalText('date'),
  titre: text('titre'),
  statut: oneOf('statut', STATUTS_SENAT),
  statutLe: text('statut_le'),
  auteur: text('auteur_nom'),
  groupe: optionalText('groupe'),
  url: text('url'),
} as const

/** Reads the questions of senators, oldest first; none where they were not loaded, which says nothing of what there is. @throws SourceError */
export const readSenateQuestions = (files: PackageFiles): readonly QuestionSenat[] =>
  files.paths.some(({ path }) => path === TABLE)
    ? files
        .rows(TABLE, SENATE_CELLS)
        .sort((a, b) => compareText(`${a.date ?? '~'} ${a.url}`, `${b.date ?? '~'} ${b.url}`))
    : []
