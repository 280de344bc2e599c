import type { Locale } from '../../contract/index.ts'

const MONTHS = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const

/** An ISO date as `22 novembre 2026` or `22 November 2026`; a month or a year alone as it is known, `décembre 2025`. */
export function writtenDate(locale: Locale, iso: string): string {
  const [year = '', month, day] = iso.split('-')
  if (month === undefined) return year
  const name = MONTHS[locale][Number(month) - 1] ?? month
  if (day === undefined) return `${name} ${year}`
  return `${locale === 'fr' && Number(day) === 1 ? '1er' : Number(day)} ${name} ${year}`
}
