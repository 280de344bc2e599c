import { listAge, OLD_LIST_DAYS } from './listAge.ts'

/** What a list allows to say of a seat: never "vacant" without the day on which it was. */
export type SeatState =
  | { readonly kind: 'held'; readonly on: string; readonly oldList: boolean }
  | { readonly kind: 'vacant'; readonly on: string; readonly oldList: boolean }
  | { readonly kind: 'unknown' }

/**
 * State of a seat by the list of `dateListe` (ISO day; null when there is no list), `held` when the list names somebody. `today` is
 * passed in. A list of more than sixty days is old; one of a day to come says nothing yet.
 */
export function seatState(held: boolean, dateListe: string | null, today: string): SeatState {
  if (dateListe == null) return { kind: 'unknown' }
  const age = listAge(dateListe, today)
  if (age < 0) return { kind: 'unknown' }
  return { kind: held ? 'held' : 'vacant', on: dateListe, oldList: age > OLD_LIST_DAYS }
}
