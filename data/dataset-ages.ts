import { parseCsv } from '../server/country/package/csv.ts'

export interface DatasetAge {
  readonly id: string
  readonly titre: string
  readonly millesime: string
  /** Day, month or year that the data speak of; null when the source has none. */
  readonly date: string | null
  /** Whole months since the end of that day, month or year; null without a date. */
  readonly months: number | null
}

/**
 * Vintage and age of every source of a package, the oldest first, those without a date at the end. `sources` are the bytes of its
 * sources.csv; `today` is an ISO day.
 */
export function datasetAges(sources: Buffer | string, today: string): DatasetAge[] {
  return parseCsv(sources, 'sources.csv', ['id', 'titre', 'millesime', 'date'])
    .map(({ id = '', titre = '', millesime = '', date = '' }) => ({
      id,
      titre,
      millesime,
      date: date === '' ? null : date,
      months: date === '' ? null : monthsSince(date, today),
    }))
    .sort((a, b) => (b.months ?? -1) - (a.months ?? -1) || (a.id < b.id ? -1 : 1))
}

/** A year is counted from its December, a month from itself: an edition is never called older than it can be. Negative ages are 0. */
function monthsSince(date: string, today: string): number {
  const [year = NaN, month = 12, day] = date.split('-').map(Number)
  const [thisYear = NaN, thisMonth = NaN, thisDay = NaN] = today.split('-').map(Number)
  const months = (thisYear - year) * 12 + thisMonth - month - (day != null && thisDay < day ? 1 : 0)
  if (Number.isNaN(months)) throw new RangeError(`no dates: ${date}, ${today}`)
  return Math.max(0, months)
}
