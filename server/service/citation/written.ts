import { frenchNumber, frenchPercent } from '../../domain/frenchNumber.ts'
import { INDICATORS } from '../../domain/indicators.ts'
import type { Indicateur } from '../../domain/situation.ts'
import type { Locale } from '../../contract/index.ts'

/** Decimals that an indicator is written with; a share's are those of its percentage. */
function digitsOf(indicator: Indicateur): number {
  const { kind, precision } = INDICATORS[indicator]
  const digits = precision === 'persons' ? 0 : precision
  return kind === 'share' ? Math.max(0, digits - 2) : digits
}

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** English figures by hand, as the French ones: the bytes of a quotation must not depend on the engine's tables. */
function englishNumber(value: number, digits: number): string {
  const [whole, decimals] = Math.abs(value).toFixed(digits).split('.') as [string, string?]
  const text = grouped(whole) + (decimals === undefined ? '' : `.${decimals}`)
  return value < 0 ? `-${text}` : text
}

/** A value of an indicator as a sentence writes it, without its unit: `1 200`, `62,4`, `27 %`. */
export function writtenValue(locale: Locale, indicator: Indicateur, value: number): string {
  const digits = digitsOf(indicator)
  const share = INDICATORS[indicator].kind === 'share'
  if (locale === 'fr') return share ? frenchPercent(value, digits) : frenchNumber(value, digits)
  return share ? `${englishNumber(value * 100, digits)}%` : englishNumber(value, digits)
}

const MONTHS = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const

/** An ISO date as `22 novembre 2026` or `22 November 2026`. */
export function writtenDate(locale: Locale, iso: string): string {
  const [year = '', month = '1', day = '1'] = iso.split('-')
  const name = MONTHS[locale][Number(month) - 1] ?? month
  return `${locale === 'fr' && Number(day) === 1 ? '1er' : Number(day)} ${name} ${year}`
}
