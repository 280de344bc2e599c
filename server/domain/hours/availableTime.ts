import {
  DAY_MINUTES,
  isTimed,
  WEEKDAYS,
  type Exception,
  type Part,
  type Slot,
  type Weekday,
  type WeekHours,
} from './model.ts'

/** Hours as FHIR R4 says them (`HealthcareService.availableTime`); `part`, where no hour is known, is ours. */
export interface AvailableTime {
  readonly daysOfWeek: Weekday[]
  readonly allDay?: true
  /** `09:00:00`. */
  readonly availableStartTime?: string
  readonly availableEndTime?: string
  readonly part?: Part
}

/** Days without service, as FHIR R4 says them (`notAvailable`). */
export interface NotAvailable {
  readonly description: string
  readonly during: { readonly start: string; readonly end: string }
}

const clock = (minutes: number): string =>
  minutes === DAY_MINUTES
    ? '23:59:59'
    : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`

function timesOf(slot: Slot): Omit<AvailableTime, 'daysOfWeek'> {
  if (!isTimed(slot)) return { part: slot.part }
  if (slot.from === 0 && slot.to === DAY_MINUTES) return { allDay: true }
  return { availableStartTime: clock(slot.from), availableEndTime: clock(slot.to) }
}

/** A week as FHIR's `availableTime`: the days that share hours share an entry, in the order of the week. */
export function availableTime({ days }: WeekHours): AvailableTime[] {
  const entries = new Map<string, AvailableTime>()
  days.forEach((slots, day) => {
    for (const slot of slots ?? []) {
      const times = timesOf(slot)
      const key = JSON.stringify(times)
      const known = entries.get(key)
      if (known) known.daysOfWeek.push(WEEKDAYS[day]!)
      else entries.set(key, { daysOfWeek: [WEEKDAYS[day]!], ...times })
    }
  })
  return [...entries.values()]
}

/** The closures among exceptions as FHIR's `notAvailable`. */
export const notAvailable = (exceptions: readonly Exception[]): NotAvailable[] =>
  exceptions
    .filter(({ slots }) => slots?.length === 0)
    .map(({ start, end }) => ({ description: 'Fermé', during: { start, end } }))
