import { OFFICIAL_FILES, BROUGHT_FORMATS } from './official-files.ts'
import { parseCsv } from '../server/country/package/csv.ts'
import { leftOutIn } from './unknown-codes.ts'
import { datasetState, RYTHMES, type DatasetState } from '../server/domain/datasetState.ts'

export interface DatasetAge {
  readonly id: string
  readonly titre: string
  readonly millesime: string
  /** Day, month or year that the data speak of; null when the source has none. */
  readonly date: string | null
  /** Whole months since the end of that day, month or year; null without a date. */
  readonly months: number | null
  readonly state: DatasetState
}

/**
 * Vintage, age and state of every source of a package, the oldest first, those without a date at the end. `sources` are the bytes of its
 * sources.csv; `today` is an ISO day.
 */
export function datasetAges(sources: Buffer | string, today: string): DatasetAge[] {
  return parseCsv(sources, 'sources.csv', ['id', 'titre', 'millesime', 'date', 'rythme', 'delai_mois'])
    .map(({ id = '', titre = '', millesime = '', date: written = '', rythme, delai_mois: delai = '' }) => {
      const date = written || null
      const { ageMois: months, etat: state } = datasetState(
        {
          date,
          rythme: RYTHMES.find((known) => known === rythme) ?? null,
          delaiMois: delai === '' ? null : Number(delai),
        },
        today,
      )
      return { id, titre, millesime, date, months, state }
    })
    .sort((a, b) => (b.months ?? -1) - (a.months ?? -1) || (a.id < b.id ? -1 : 1))
}

/** What was left out of each source of a package for codes that the COG does not know; `sources` are the bytes of its sources.csv. */
export const leftOutNotes = (sources: Buffer | string): { readonly id: string; readonly told: string }[] =>
  parseCsv(sources, 'sources.csv', ['id', 'note']).flatMap(({ id = '', note = '' }) => {
    const told = leftOutIn(note)
    return told === undefined ? [] : [{ id, told }]
  })

/** What is to be known of the form of each official file: whether an importer reads it, and whether it has read a real one. */
export const formatNotes = (): { readonly file: string; readonly note: string }[] => [
  ...OFFICIAL_FILES.map(({ file, imported, seen }) => ({
    file,
    note: !imported ? 'pas encore importé' : seen ? 'vu' : NOT_SEEN,
  })),
  ...BROUGHT_FORMATS.map(({ file, seen }) => ({ file, note: seen ? 'vu' : NOT_SEEN })),
]
const NOT_SEEN = 'format documenté, non vu'
