const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })
const MINUTE_MS = 60_000

const dayOf = (instant: Date | number): string => paris.format(instant).padStart(10, '0')

/** The minute that was last asked for, and its day: each request asks, and no day begins within a minute. */
let now = { minute: NaN, day: '' }

/** The ISO date of an instant in mainland France, the day that a French reader means: now's, if none is given; years before 1000 keep four digits. */
export function parisDay(instant?: Date | number): string {
  if (instant !== undefined) return dayOf(instant)
  const minute = Math.floor(Date.now() / MINUTE_MS)
  if (minute !== now.minute) now = { minute, day: dayOf(minute * MINUTE_MS) }
  return now.day
}
