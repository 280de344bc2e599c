import { addDays } from '../status/publicStatus.ts'
import { weekdayOf } from './model.ts'

/** Hours ahead of UTC of the départements that keep no summer time (décret n° 2017-292). */
const OVERSEAS: Readonly<Record<string, number>> = { '971': -4, '972': -4, '973': -3, '974': 4, '976': 3 }

const HOUR = 3_600_000

/** The last Sunday of a month at one o'clock UTC, when the European Union changes its clocks (directive 2000/84/CE); instant in ms. */
function change(year: number, month: 3 | 10): number {
  const last = `${year}-${month === 3 ? '03' : '10'}-31`
  return Date.parse(`${addDays(last, -((weekdayOf(last) + 1) % 7))}T01:00:00Z`)
}

/** What a clock shows at a place: the ISO date, and the minutes since midnight. */
export interface LocalTime {
  readonly day: string
  readonly minutes: number
}

/** The time in a département (by code) at an instant (ms since 1970). */
export function localTime(instant: number, departement: string): LocalTime {
  const year = new Date(instant).getUTCFullYear()
  const summer = instant >= change(year, 3) && instant < change(year, 10)
  const ahead = OVERSEAS[departement] ?? (summer ? 2 : 1)
  const text = new Date(instant + ahead * HOUR).toISOString()
  return { day: text.slice(0, 10), minutes: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) }
}
