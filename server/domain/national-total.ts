import { frenchNumber } from './frenchNumber.ts'
import { REACHED } from './scenario/assumptions.ts'
import type { Indicateur } from './situation.ts'

/** The totals of followed people that sources give, persons: the one that figures rest on, and the one that disputes it. */
export const USUAL_TOTAL = 300_000
export type NationalTotal = typeof USUAL_TOTAL | typeof REACHED

/** Figures that share the total out, or are means weighted by it (method §§3–5); all others would be the same with another total. */
const SHARED_OUT: ReadonlySet<Indicateur> = new Set([
  ...(['patients-suivis', 'suivi-ouvert', 'suivi-reduit', 'suivi-arrete', 'suivi-inconnu'] as const),
  ...(['interruptions-attendues', 'patients-sans-relais'] as const),
  ...(['risque', 'interruption', 'sans-alternative'] as const),
])

/** Whether a figure rests on the national total, so that whoever tells it says so. */
export const restsOnTotal = (indicator: Indicateur): boolean => SHARED_OUT.has(indicator)

/** The other of the two. */
export const otherTotal = (total: NationalTotal): NationalTotal =>
  total === USUAL_TOTAL ? REACHED : USUAL_TOTAL

/** A total as it is written: `300 000` (narrow spaces), `300,000`. */
export const writtenTotal = (locale: 'fr' | 'en', total: NationalTotal): string =>
  locale === 'fr' ? frenchNumber(total, 0) : total === USUAL_TOTAL ? '300,000' : '1,000,000'

/**
 * What every sentence says that rests on the total: « en répartissant un total national de 300 000, contesté ». The one place where it is
 * worded, for pages, quotations, cards and charts; quoted for ever, so that a change of it changes what was quoted.
 */
export const sharedOut = (locale: 'fr' | 'en', total: NationalTotal = USUAL_TOTAL): string =>
  locale === 'fr'
    ? `en répartissant un total national de ${writtenTotal(locale, total)}, contesté`
    : `by sharing out a national total of ${writtenTotal(locale, total)}, disputed`
