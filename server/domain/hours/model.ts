/** Days of a week in FHIR's words, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** A half of a day of which a text gives no hours, or a day of which it gives none at all. */
export const PARTS = ['morning', 'afternoon', 'day'] as const
export type Part = (typeof PARTS)[number]

/** Open from one minute of the day to another (0..1440), or in a part of it whose hours are not told. */
export type Slot = { readonly from: number; readonly to: number } | { readonly part: Part }

/** What a text says of a weekday: `null`: nothing; no slot: closed. Slots with hours come first, in order, apart from each other. */
export type DayHours = readonly Slot[] | null

/** Opening hours as data. */
export interface WeekHours {
  /** Monday first, seven of them. */
  readonly days: readonly DayHours[]
  /** Who comes must have an appointment. */
  readonly byAppointment: boolean
  /** Public holidays are said to be closed. */
  readonly closedOnHolidays: boolean
}

/** A run of days, both included, that is not as other weeks; ISO dates. */
export interface Exception {
  readonly start: string
  readonly end: string
  /** No slot: closed; null: open as on any such weekday. */
  readonly slots: readonly Slot[] | null
}

export const DAY_MINUTES = 1440

/** Whether a slot has hours. */
export const isTimed = (slot: Slot): slot is { readonly from: number; readonly to: number } => 'from' in slot

/** The number of an ISO date's weekday, Monday 0. */
export const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
