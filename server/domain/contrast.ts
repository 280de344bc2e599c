/** A value with its 5–95 % interval; null bounds: none is known. */
export interface Bounded {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * Whether two estimates differ. `established` only when their 90 % intervals do not meet: by the union bound the order is
 * then wrong in at most 5 % + 5 % of cases, however the two depend on each other (they share draws, and a fixed national
 * total), which a test that assumes independence could not say. When they meet the difference may be real; it is not
 * established. Rounding the bounds is monotone, so it never makes two intervals part that meet. `unknown`: a bound is
 * missing on either side, as for figures published without an interval.
 */
export type Contrast = 'same' | 'established' | 'not-established' | 'unknown'

/** The contrast of two figures; null where one of them has no value. */
export function contrast(a: Bounded, b: Bounded): Contrast | null {
  if (a.value === null || b.value === null) return null
  if (a.value === b.value && a.low === b.low && a.high === b.high) return 'same'
  if (a.low === null || a.high === null || b.low === null || b.high === null) return 'unknown'
  return a.high < b.low || b.high < a.low ? 'established' : 'not-established'
}
