import { mergeSlots } from './mergeSlots.ts'
import type { DayHours, Slot, WeekHours } from './model.ts'

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)'
const TIME = '\\d{1,2}:\\d{2}'
const RULE = new RegExp(
  `^(?:(${DAY}(?:-${DAY})?(?:\\s*,\\s*${DAY}(?:-${DAY})?)*)\\s*:?\\s*)?` +
    `(off|closed|${TIME}\\s*-\\s*${TIME}(?:\\s*,\\s*${TIME}\\s*-\\s*${TIME})*)?(?:\\s*"([^"]*)")?$`,
)

/** What a comment may add; any other says something that is not understood. */
const APPOINTMENT = /^(?:by appointment|on appointment|sur (?:rendez-vous|rdv))$/i

/**
 * Reads the part of OpenStreetMap's `opening_hours` that a cabinet needs: weekdays, their ranges, hours, `off`, `PH off`, `24/7`
 * and a comment on appointments (wiki.openstreetmap.org/wiki/Key:opening_hours/specification). A later rule replaces what an
 * earlier one said of its days. Null for anything else: months, weeks, sunrise, fallbacks.
 */
export function readOsm(text: string): WeekHours | null {
  if (text.trim() === '24/7') return everyDay([{ from: 0, to: 1440 }])
  const days: DayHours[] = [null, null, null, null, null, null, null]
  let [byAppointment, closedOnHolidays, opens] = [false, false, false]
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue
    const rule = RULE.exec(part)
    if (!rule) return null
    const [, named, what, comment] = rule
    if (comment !== undefined && !APPOINTMENT.test(comment)) return null
    byAppointment ||= comment !== undefined
    if (named === undefined && what === undefined) continue
    const slots = what === undefined ? [{ part: 'day' as const }] : slotsOf(what)
    if (slots === null || (named === undefined && what === undefined)) return null
    const meant = daysOf(named)
    if (meant.holidays) {
      // Holidays with hours of their own are rare, and would need a promise that no cabinet means.
      if (slots.length > 0) return null
      closedOnHolidays = true
    }
    for (const day of meant.days) days[day] = slots
    opens ||= slots.length > 0 && meant.days.length > 0
  }
  if (!byAppointment && days.every((day) => day === null)) return null
  return { days: opens ? days.map((day) => day ?? []) : days, byAppointment, closedOnHolidays }
}

const everyDay = (slots: readonly Slot[]): WeekHours => ({
  days: NAMES.map(() => slots),
  byAppointment: false,
  closedOnHolidays: false,
})

function daysOf(named: string | undefined): { readonly days: readonly number[]; readonly holidays: boolean } {
  if (named === undefined) return { days: [0, 1, 2, 3, 4, 5, 6], holidays: false }
  const parts = named.split(',').map((one) => one.trim())
  const days = parts.flatMap((one) => {
    const [first, last] = one.split('-').map((name) => NAMES.indexOf(name))
    if (first === undefined || first < 0) return []
    if (last === undefined) return [first]
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, k) => (first + k) % 7)
  })
  return { days, holidays: parts.includes('PH') }
}

function slotsOf(what: string): readonly Slot[] | null {
  if (what === 'off' || what === 'closed') return []
  const slots = what.split(',').map((range) => {
    const [from, to] = range.split('-').map((time) => {
      const [hours, minutes] = time.trim().split(':').map(Number)
      return hours! <= 24 && minutes! < 60 ? hours! * 60 + minutes! : Infinity
    })
    return { from: from!, to: to! }
  })
  return slots.some(({ from, to }) => !(from < to && to <= 1440)) ? null : mergeSlots(slots)
}
