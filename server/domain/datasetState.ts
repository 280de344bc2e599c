/** How often a producer publishes an edition, in the words of the European Union's frequency authority table. */
export const RYTHMES = ['DAILY', 'WEEKLY', 'MONTHLY', 'ANNUAL', 'IRREG', 'NEVER'] as const
export type Rythme = (typeof RYTHMES)[number]

/**
 * `a-jour`: by the producer's rhythm no newer edition is expected yet. `en-retard`: one is, and it is not loaded. `ancien`: nothing
 * says when a newer one comes, and what it speaks of ended two years ago or more. `inconnu`: too little is known to say any of these.
 */
export const DATASET_STATES = ['a-jour', 'en-retard', 'ancien', 'inconnu'] as const
export type DatasetState = (typeof DATASET_STATES)[number]

/** Whole months between two editions; less than a month is none. */
const MONTHS_BETWEEN: Readonly<Partial<Record<Rythme, number>>> = {
  DAILY: 0,
  WEEKLY: 0,
  MONTHLY: 1,
  ANNUAL: 12,
}
/** Months after which a dataset without a rhythm is called old. */
const OLD_MONTHS = 24

interface Dated {
  /** ISO day, month or year that the data speak of; null when it is not known. */
  readonly date: string | null
  readonly rythme: Rythme | null
  /** Months from the end of what an edition speaks of to its publication. */
  readonly delaiMois: number | null
}

/**
 * Whole months on `today` (ISO day) since the end of a day, month or year; null where it has not ended. A year is counted from its
 * December, a month from itself: an edition is never called older than it can be. @throws RangeError for what is no date.
 */
function monthsSince(date: string, today: string): number | null {
  const [year = NaN, month = 12, day] = date.split('-').map(Number)
  const [thisYear = NaN, thisMonth = NaN, thisDay = NaN] = today.split('-').map(Number)
  const months = (thisYear - year) * 12 + thisMonth - month - (day != null && thisDay < day ? 1 : 0)
  if (Number.isNaN(months)) throw new RangeError(`no dates: ${date}, ${today}`)
  return date > today || months < 0 ? null : months
}

/**
 * Age and state of a dataset on `today` (ISO day). `ageMois`: whole months, null without a date or with one that is not over.
 * `attendu`: the month (`YYYY-MM`) from which its rhythm lets a newer edition be expected, past or to come; null where no rhythm says
 * so. It is late from the first day of that month.
 */
export function datasetState(
  { date, rythme, delaiMois }: Dated,
  today: string,
): { readonly ageMois: number | null; readonly etat: DatasetState; readonly attendu: string | null } {
  if (date === null) return { ageMois: null, etat: 'inconnu', attendu: null }
  const ageMois = monthsSince(date, today)
  if (ageMois === null) return { ageMois, etat: 'inconnu', attendu: null }
  const between = rythme === null ? undefined : MONTHS_BETWEEN[rythme]
  if (between === undefined || delaiMois === null)
    return { ageMois, etat: rythme !== null && ageMois >= OLD_MONTHS ? 'ancien' : 'inconnu', attendu: null }
  const attendu = monthAfter(date, between + delaiMois)
  return { ageMois, etat: today.slice(0, 7) >= attendu ? 'en-retard' : 'a-jour', attendu }
}

/** The month so many months after an ISO day, month or year. */
function monthAfter(date: string, months: number): string {
  const [year = NaN, month = 12] = date.split('-').map(Number)
  const at = year * 12 + month - 1 + months
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}
