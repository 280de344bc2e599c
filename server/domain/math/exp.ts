import { scaled } from './binary.ts'
import { LN2_HIGH, LN2_LOW } from './ln2.ts'

const PER_LN2 = 1.4426950408889634
/** e^x is beyond the doubles over the first, and nothing under the second. */
const HIGHEST = 709.782712893384
const LOWEST = -745.1332191019412

/** e^x, the same bits on every engine, within 1 ulp: e^x = 2^k·e^r with |r| ≤ ln 2 / 2, Taylor's series for e^r. */
export function exp(x: number): number {
  return expOfSum(x, 0)
}

/** e^(high + low) for a `low` that is small beside `high`: what a power needs. */
export function expOfSum(high: number, low: number): number {
  if (high !== high) return NaN
  if (high > HIGHEST) return Infinity
  if (high < LOWEST) return 0
  const k = Math.floor(high * PER_LN2 + 0.5)
  const a = high - k * LN2_HIGH
  const b = k * LN2_LOW
  const r = a - b
  const rest = a - r - b + low
  let tail = 1 / 6227020800
  tail = 1 / 479001600 + r * tail
  tail = 1 / 39916800 + r * tail
  tail = 1 / 3628800 + r * tail
  tail = 1 / 362880 + r * tail
  tail = 1 / 40320 + r * tail
  tail = 1 / 5040 + r * tail
  tail = 1 / 720 + r * tail
  tail = 1 / 120 + r * tail
  tail = 1 / 24 + r * tail
  tail = 1 / 6 + r * tail
  const beyondOne = r + r * r * (0.5 + r * tail)
  return scaled(1 + (beyondOne + rest * (1 + beyondOne)), k)
}
