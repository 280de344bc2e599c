import { exponentOf, fraction } from './binary.ts'
import { LN2_HIGH, LN2_LOW } from './ln2.ts'

/**
 * The natural logarithm, the same bits on every engine, within 1 ulp: x = m·2^k with √½ < m ≤ √2, then
 * ln m = 2·artanh(s), s = (m − 1)/(m + 1), by its series. −Infinity for 0, NaN under it.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  let k = exponentOf(x)
  let m = fraction()
  if (m > Math.SQRT2) {
    m *= 0.5
    k++
  }
  const f = m - 1
  const s = f / (2 + f)
  const z = s * s
  let series = 2 / 21
  series = 2 / 19 + z * series
  series = 2 / 17 + z * series
  series = 2 / 15 + z * series
  series = 2 / 13 + z * series
  series = 2 / 11 + z * series
  series = 2 / 9 + z * series
  series = 2 / 7 + z * series
  series = 2 / 5 + z * series
  series = 2 / 3 + z * series
  series *= z
  // 2s = f − f²/2 + s·f²/2: written so, f stands exact and only small terms are rounded.
  const half = 0.5 * f * f
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f)
}
