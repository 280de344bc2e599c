import { frenchNumber } from '../../server/domain/frenchNumber.ts'
import { addressIn } from '../../server/domain/page-addresses.ts'
import type { Locale } from '../../server/contract/locale.ts'

/** Narrow no-break space (U+202F) and no-break space (U+00A0), by name because they cannot be seen. */
const NARROW = '\u202F'
const FIXED = '\u00A0'

/** What the rules of typography ask for: half of the texts have none of it. Each rule begins with its space, which is found at once. */
const MAY_CHANGE = / [;!?:%]|[«»]|\d |[.°] \d/

/**
 * French typography over a sentence written with plain spaces: before ; ! ? : and %, inside guillemets, in numbers
 * ("1 200"), between a number and its unit ("12 min"). English text is returned as it is.
 */
export function typography(locale: Locale, text: string): string {
  if (locale === 'en' || !MAY_CHANGE.test(text)) return text
  return text
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/ (?<=\d )%/g, `${NARROW}%`)
    .replace(/ :/g, `${FIXED}:`)
    .replace(/«[ \u202F]?/g, `«${NARROW}`)
    .replace(/[ \u202F]?»/g, `${NARROW}»`)
    .replace(/ (?<=\d )(?=\d{3}(?!\d))/g, NARROW)
    .replace(/ (?<=\d )(?=(min|ms|km|h|€|M€|ETP|ans|jours|cabinets|personnes|patients)(?![\p{L}]))/gu, FIXED)
    .replace(/ (?<=\b(?:n°|p\.|art\.) )(?=\d)/g, FIXED)
}

/** A label and its colon, as the language sets it: `Sources :` or `Sources:`. */
export const colon = (locale: Locale, label: string): string =>
  locale === 'fr' ? `${label}${FIXED}:` : `${label}:`

/** A way to write days, UTC, in each language: its formatter is made once, which takes a hundred times as long as using it. */
export function dateFormat(options: Intl.DateTimeFormatOptions): (locale: Locale, day: Date) => string {
  const made: Partial<Record<Locale, Intl.DateTimeFormat>> = {}
  return (locale, day) => {
    const tag = locale === 'fr' ? 'fr-FR' : 'en-GB'
    made[locale] ??= new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    return made[locale].format(day)
  }
}

const englishNumbers = new Map<number, Intl.NumberFormat>()

/** A number as the language writes it: `1 200,5` or `1,200.5`, with exactly `digits` decimals (default 0). */
export function number(locale: Locale, value: number, digits = 0): string {
  if (locale === 'fr') return frenchNumber(value, digits)
  const made =
    englishNumbers.get(digits) ??
    new Intl.NumberFormat('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })
  englishNumbers.set(digits, made)
  return made.format(value)
}

/** A difference with its sign, `+12` or `−12`; a dash where there is none to tell. */
export const signed = (locale: Locale, value: number | null, digits = 0): string =>
  value === null ? '–' : `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(locale, Math.abs(value), digits)}`

/** A share 0..1 as `12 %` or `12%`; `< 1 %` rather than a false zero. */
export function percent(locale: Locale, share: number, digits = 0): string {
  const sign = locale === 'fr' ? `${NARROW}%` : '%'
  const least = 10 ** -digits
  if (share > 0 && share * 100 < least / 2) return `<${FIXED}${number(locale, least, digits)}${sign}`
  return `${number(locale, share * 100, digits)}${sign}`
}

const ofDay = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' })
const ofMonth = dateFormat({ month: 'long', year: 'numeric' })

/** An ISO date or instant as `27 mars 2026`; `2004` and `2026-03` keep their precision; anything else comes back unchanged. */
export function date(locale: Locale, iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso)
  if (!match) return iso
  const [year, month, day] = match.slice(1)
  if (!month) return year ?? iso
  const write = day ? ofDay : ofMonth
  const text = write(locale, new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`))
  return locale === 'fr' ? text.replace(/^1 /, '1er ').replaceAll(' ', FIXED) : text
}

/** Estimated minutes as `12 min`, or `1 h 05` from an hour on. */
export function minutes(value: number): string {
  const whole = value > 0 ? Math.max(1, Math.round(value)) : 0
  if (whole < 60) return `${whole}${FIXED}min`
  return `${Math.floor(whole / 60)}${FIXED}h${FIXED}${String(whole % 60).padStart(2, '0')}`
}

/** From this many metres on nobody is told to walk. */
const WALK_METERS = 2000
/** Metres a minute: 4 km/h, below the comfortable pace at 70 to 79 (4.6 to 4.8 km/h, Bohannon 1997, doi 10.1093/ageing/26.1.15). */
const WALK_PACE = 4000 / 60

/** Minutes on foot along a road of so many metres, five by five and never less than it takes; null where it is far or unknown. */
export function onFoot(meters: number | null): number | null {
  if (meters === null || meters >= WALK_METERS) return null
  return Math.max(5, Math.ceil(meters / WALK_PACE / 5) * 5)
}

/** Metres as `850 m` or `12 km`, with one decimal under ten kilometres. */
export function distance(locale: Locale, meters: number): string {
  if (meters < 950) return `${number(locale, Math.round(meters / 50) * 50)}${FIXED}m`
  return `${number(locale, meters / 1000, meters < 9950 ? 1 : 0)}${FIXED}km`
}

/** `1 250` read back from the public writing of a count; null when it is hidden (`< 11`) or absent. */
export function countOf(text: string | null | undefined): number | null {
  const digits = (text ?? '').replace(/[\s,]/g, '')
  return /^\d+$/.test(digits) ? Number(digits) : null
}

/** The address of a page in a language: `/trouver` → `/en/find`. */
export const href = addressIn
