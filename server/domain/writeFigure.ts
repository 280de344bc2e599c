import { isShown, type Figure, type FigureStatus, type Operator, type ShownStatus } from './figure.ts'
import { frenchNumber, frenchPercent } from './frenchNumber.ts'
import { INDICATORS } from './indicators.ts'
import type { Indicateur } from './situation.ts'

type Locale = 'fr' | 'en'
type Absent = Exclude<FigureStatus, ShownStatus>

/** What stands in place of a number that is not shown. */
const ABSENT: Readonly<Record<Locale, Readonly<Record<Absent, string>>>> = {
  fr: {
    hidden: '< 11',
    protecting: 'non diffusé',
    'not-calculated': 'non calculé',
    missing: 'donnée absente',
    'not-applicable': 'sans objet',
  },
  en: {
    hidden: '< 11',
    protecting: 'not disclosed',
    'not-calculated': 'not computed',
    missing: 'no data',
    'not-applicable': 'not applicable',
  },
}

/** Why there is no number, in words. A state that shows one says `not-calculated`: its value is yet to come. */
export const writeAbsent = (locale: Locale, status: FigureStatus): string =>
  ABSENT[locale][isShown(status) ? 'not-calculated' : status]

/** A class by its two ends as written: `11 à 49`, `11 to 49`. */
export const writeClass = (locale: Locale, min: string, max: string): string =>
  `${min} ${locale === 'fr' ? 'à' : 'to'} ${max}`

/** English by hand, as the French: what is quoted must not depend on the engine's tables. `12,345.6`. */
function englishNumber(value: number, digits: number): string {
  const [whole, decimals] = Math.abs(value).toFixed(digits).split('.') as [string, string?]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const text = decimals === undefined ? grouped : `${grouped}.${decimals}`
  return value < 0 ? `-${text}` : text
}

/**
 * A value of an indicator as it is written everywhere, without its unit but for `%`: `1 200`, `0,62`, `27,4 %`. `digits`:
 * decimals of what is written; those of the indicator's definition without it.
 */
export function writeValue(locale: Locale, indicator: Indicateur, value: number, digits?: number): string {
  const { kind, precision } = INDICATORS[indicator]
  const share = kind === 'share'
  const own = precision === 'persons' ? 0 : precision
  const decimals = digits ?? Math.max(0, share ? own - 2 : own)
  if (locale === 'fr') return share ? frenchPercent(value, decimals) : frenchNumber(value, decimals)
  return share ? `${englishNumber(value * 100, decimals)}%` : englishNumber(value, decimals)
}

/** What a value bounds, before it. */
const BOUND: Readonly<Record<Locale, Readonly<Record<Operator, string>>>> = {
  fr: { 'at-least': 'au moins ', 'more-than': 'plus de ' },
  en: { 'at-least': 'at least ', 'more-than': 'more than ' },
}

/** A number with what it bounds: `plus de 300 000`, `at least 1,200`. */
export const writeBound = (locale: Locale, operator: Operator | undefined, written: string): string =>
  operator ? `${BOUND[locale][operator]}${written}` : written

/** A figure in words: its value, its class, or why there is none. `write`: how a value of it is written, if not as everywhere. */
export function writeFigure(
  locale: Locale,
  figure: Pick<Figure, 'indicator' | 'status' | 'value' | 'class' | 'operator'>,
  write = (one: number): string => writeValue(locale, figure.indicator, one),
): string {
  const { status, value, class: bounds, operator } = figure
  if (status === 'class' && bounds)
    return writeBound(locale, operator, writeClass(locale, write(bounds.min), write(bounds.max)))
  return status === 'ok' && value !== null
    ? writeBound(locale, operator, write(value))
    : writeAbsent(locale, status)
}
