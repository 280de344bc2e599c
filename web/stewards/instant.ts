import type { Locale } from '../../server/contract/locale.ts'
import { date } from '../ui/format.ts'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
})

const inParis = (iso: string): Readonly<Record<string, string>> =>
  Object.fromEntries(parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))

/** The Paris time of an ISO instant: `14 h 32 min 05 s`, `14:32:05`. */
export function time(locale: Locale, iso: string): string {
  const { hour, minute, second } = inParis(iso)
  return locale === 'fr'
    ? `${Number(hour)}\u00A0h\u00A0${minute}\u00A0min\u00A0${second}\u00A0s`
    : `${hour}:${minute}:${second}`
}

/** An ISO instant as Paris reads it: `le 27 mars 2026 à 14 h 32`, `on 27 March 2026 at 14:32`. */
export function instant(locale: Locale, iso: string): string {
  const { year, month, day, hour, minute } = inParis(iso)
  const when = date(locale, `${year}-${month}-${day}`)
  return locale === 'fr'
    ? `le ${when} à ${Number(hour)}\u00A0h\u00A0${minute}`
    : `on ${when} at ${hour}:${minute}`
}
