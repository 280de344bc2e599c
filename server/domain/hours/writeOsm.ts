import { isTimed, type DayHours, type WeekHours } from './model.ts'

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A week in OpenStreetMap's `opening_hours`, for tables; null when it has parts of days, which that syntax cannot say, or unknown days. */
export function writeOsm({ days, byAppointment, closedOnHolidays }: WeekHours): string | null {
  if (days.some((slots) => slots === null || slots.some((slot) => !isTimed(slot)))) return null
  const written = days.map(ofDay)
  const rules: string[] = []
  for (let first = 0; first < 7;) {
    let last = first
    while (last < 6 && written[last + 1] === written[first]) last++
    const names = first === last ? NAMES[first]! : `${NAMES[first]}-${NAMES[last]}`
    if (written[first] !== '') rules.push(`${names} ${written[first]}`)
    first = last + 1
  }
  const comment = byAppointment ? ' "sur rendez-vous"' : ''
  return [...rules.map((rule) => rule + comment), ...(closedOnHolidays ? ['PH off'] : [])].join('; ')
}

const ofDay = (slots: DayHours): string =>
  (slots ?? [])
    .filter(isTimed)
    .map(({ from, to }) => `${clock(from)}-${clock(to)}`)
    .join(',')
