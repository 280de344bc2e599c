import { parisDay } from '../../../paris-day.ts'
import type { Operator } from './expression.ts'

/** A day (ISO date), or an instant (ms), which is infinite at an open end. */
export type Instant = string | number
export type Interval = readonly [start: Instant, end: Instant]

/** Negative, 0 or positive; a day beside an instant: the instant is the day in Paris on which it falls. */
export function compareInstants(a: Instant, b: Instant): number {
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a - b
  if (a === Infinity || b === -Infinity) return 1
  if (a === -Infinity || b === Infinity) return -1
  const [left, right] = [dayOf(a), dayOf(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Instants beyond which no calendar of ours goes (years 0 and 9999) stay at its ends. */
const dayOf = (instant: Instant): string =>
  typeof instant === 'string'
    ? instant
    : parisDay(Math.min(Math.max(instant, -62167219200000), 253402214400000))

type Relation = (starts: number, ends: number, aStartToBEnd: number, aEndToBStart: number) => boolean

/**
 * Relations of two intervals, or instants (whose ends are one), by the signs of start a − start b, end a − end b, start a − end b and
 * end a − start b: Allen's algebra as CQL2 words it (21-065r2, §7.5).
 */
const RELATIONS = {
  t_after: (_s, _e, startEnd) => startEnd > 0,
  t_before: (_s, _e, _se, endStart) => endStart < 0,
  t_contains: (starts, ends) => starts < 0 && ends > 0,
  t_disjoint: (_s, _e, startEnd, endStart) => startEnd > 0 || endStart < 0,
  t_during: (starts, ends) => starts > 0 && ends < 0,
  t_equals: (starts, ends) => starts === 0 && ends === 0,
  t_finishedBy: (starts, ends) => starts < 0 && ends === 0,
  t_finishes: (starts, ends) => starts > 0 && ends === 0,
  t_intersects: (_s, _e, startEnd, endStart) => startEnd <= 0 && endStart >= 0,
  t_meets: (_s, _e, _se, endStart) => endStart === 0,
  t_metBy: (_s, _e, startEnd) => startEnd === 0,
  t_overlappedBy: (starts, ends, startEnd) => starts > 0 && startEnd < 0 && ends > 0,
  t_overlaps: (starts, ends, _se, endStart) => starts < 0 && endStart > 0 && ends < 0,
  t_startedBy: (starts, ends) => starts === 0 && ends > 0,
  t_starts: (starts, ends) => starts === 0 && ends < 0,
} as const satisfies Partial<Record<Operator, Relation>>

export const isTemporal = (op: Operator): op is keyof typeof RELATIONS => Object.hasOwn(RELATIONS, op)

/** Whether two intervals stand to each other as a temporal operator says. */
export const related = (op: keyof typeof RELATIONS, a: Interval, b: Interval): boolean =>
  (RELATIONS[op] as Relation)(
    compareInstants(a[0], b[0]),
    compareInstants(a[1], b[1]),
    compareInstants(a[0], b[1]),
    compareInstants(a[1], b[0]),
  )
