import { frenchNumber } from './frenchNumber.ts'
import { REACHED } from './scenario/assumptions.ts'

/** The totals of followed people that sources give, persons: the one that figures rest on, and the one that disputes it. */
export const USUAL_TOTAL = 300_000
export type NationalTotal = typeof USUAL_TOTAL | typeof REACHED

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
