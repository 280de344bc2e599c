import { badInput } from '../../contract/problem.ts'
import { parisDay } from '../../paris-day.ts'
import { isDay } from './filters.ts'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i

/** Whether a text is an instant (RFC 3339) that exists: Date.parse takes 31 February for 3 March, and 24:00 for the next day. */
export const isInstant = (text: string): boolean =>
  INSTANT.test(text) &&
  !Number.isNaN(Date.parse(text.toUpperCase())) &&
  isDay(text.slice(0, 10)) &&
  text.slice(11, 13) !== '24'

/** The day meant by a date or an instant (in Paris); null for an open end. */
function dayOf(text: string): string | null {
  if (text === '' || text === '..') return null
  if (isDay(text)) return text
  if (isInstant(text)) return parisDay(Date.parse(text.toUpperCase()))
  throw badInput([
    {
      path: 'datetime',
      message: 'a date, an instant (RFC 3339) or an interval of them such as 2026-01-01/.. is expected',
    },
  ])
}

/**
 * The day (ISO date) whose statuses and figures answer a `datetime`: its last day that has come. Null when the whole of it
 * lies before `first`, of which nothing is known, or after today: nothing is true then that could be told.
 */
export function dayAsked(datetime: string | undefined, first: string, today: string): string | null {
  if (datetime === undefined) return today
  const ends = datetime.split('/')
  if (ends.length > 2) throw badInput([{ path: 'datetime', message: 'at most one / is expected' }])
  const [from, to] = ends.length === 1 ? [dayOf(ends[0]!), dayOf(ends[0]!)] : ends.map(dayOf)
  if (ends.length === 1 && from === null)
    throw badInput([
      { path: 'datetime', message: 'an open end is only for an interval, such as ../2026-07-01' },
    ])
  const [begins, ended] = ends.map((end) => (isInstant(end) ? Date.parse(end.toUpperCase()) : NaN))
  if (from && to && (from > to || (ends.length === 2 && begins! > ended!)))
    throw badInput([{ path: 'datetime', message: 'it ends before it begins' }])
  if (from && from > today) return null
  const last = to && to < today ? to : today
  return last < first ? null : last
}
