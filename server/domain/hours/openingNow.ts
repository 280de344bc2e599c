import { addDays } from '../status/publicStatus.ts'
import { holidayOn, type Holiday } from './holidayOn.ts'
import { isTimed, weekdayOf, type Exception, type Part, type Slot, type WeekHours } from './model.ts'
import type { LocalTime } from './localTime.ts'

/** When a cabinet opens next: the day (ISO), with the minute of the day or the part of it. */
interface NextOpening {
  readonly day: string
  readonly at: number | Part
}

/** What can be said of a day at a cabinet. Every answer carries its `day`, so that a page read later is not taken for today's. */
export type Opening = { readonly day: string; readonly byAppointment: boolean } & (
  | { readonly kind: 'unknown' }
  /** Nothing is said but that one must have an appointment. */
  | { readonly kind: 'appointment' }
  /** A day of opening that is a public holiday: nobody knows. */
  | { readonly kind: 'holiday'; readonly holiday: Holiday }
  /** Open at this minute, until `until`; `later`: hours after that. */
  | { readonly kind: 'open'; readonly until: number; readonly later: readonly Slot[] }
  /** Closed at this minute, open later today. */
  | { readonly kind: 'opens'; readonly slots: readonly Slot[] }
  /** Open in a part of the day whose hours are not told. */
  | { readonly kind: 'part'; readonly part: Part }
  /** `over`: it was open earlier today. */
  | { readonly kind: 'closed'; readonly over: boolean; readonly next: NextOpening | null }
)

/** What a cabinet says of its hours, read; `exceptions` null: they are there and cannot be read. */
export interface ReadOpening {
  readonly week: WeekHours | null
  readonly exceptions: readonly Exception[] | null
}

/** How far ahead an opening is looked for, days. */
const AHEAD = 60

/** What is known of one day: its slots, a holiday on which nobody knows, or nothing. */
type DayState = readonly Slot[] | { readonly holiday: Holiday } | null

function dayState({ week, exceptions }: ReadOpening, day: string, departement: string): DayState {
  const usual = week?.days[weekdayOf(day)] ?? null
  // Of two that meet, the shorter is the exception to the longer.
  const exception = exceptions
    ?.filter(({ start, end }) => start <= day && day <= end)
    .sort((a, b) => daysOf(a) - daysOf(b))[0]
  if (exception) return exception.slots ?? usual
  if (usual === null || usual.length === 0) return usual
  const holiday = holidayOn(day, departement)
  if (holiday === null) return usual
  return week!.closedOnHolidays ? [] : { holiday }
}

const daysOf = ({ start, end }: Exception): number => Date.parse(end) - Date.parse(start)

const beginning = (slot: Slot): number | Part => (isTimed(slot) ? slot.from : slot.part)

function nextOpening(read: ReadOpening, after: string, departement: string): NextOpening | null {
  for (let ahead = 1; ahead <= AHEAD; ahead++) {
    const day = addDays(after, ahead)
    const state = dayState(read, day, departement)
    // What comes after a day of which nothing is known is not "the next".
    if (state === null) return null
    if ('holiday' in state) continue
    const [first] = state
    if (first) return { day, at: beginning(first) }
  }
  return null
}

/**
 * What a cabinet's hours say at a moment of its own clock, in its département (for the public holidays). Exceptions win over the
 * week, then public holidays; exceptions that cannot be read leave nothing certain.
 */
export function openingNow(read: ReadOpening, { day, minutes }: LocalTime, departement: string): Opening {
  const { week, exceptions } = read
  const of = { day, byAppointment: week?.byAppointment ?? false }
  if (exceptions === null) return { ...of, kind: 'unknown' }
  const state = dayState(read, day, departement)
  if (state === null) return { ...of, kind: of.byAppointment ? 'appointment' : 'unknown' }
  if ('holiday' in state) return { ...of, kind: 'holiday', holiday: state.holiday }
  const next = nextOpening(read, day, departement)
  const [first] = state
  if (first && !isTimed(first)) return { ...of, kind: 'part', part: first.part }
  const left = state.filter(isTimed).filter(({ to }) => to > minutes)
  const [now, ...later] = left
  if (!now) return { ...of, kind: 'closed', over: state.length > 0, next }
  if (now.from > minutes) return { ...of, kind: 'opens', slots: left }
  return { ...of, kind: 'open', until: now.to, later }
}
