import { exponentOf, fraction } from './binary.ts'
import { expOfSum } from './exp.ts'
import { LN2_HIGH, LN2_LOW } from './ln2.ts'
import { productError } from './product.ts'

/** ⅔ as the sum of two doubles. */
const TWO_THIRDS = 2 / 3
const TWO_THIRDS_REST = 3.700743415417188e-17

/**
 * x^y for x ≥ 0, the same bits on every engine, within 1 ulp: e^(y·ln x) with the logarithm and the product to some
 * 65 bits (Dekker, 1971), because an exponential multiplies what is lost before it. NaN for x < 0, which the domain
 * never raises; 1 for y = 0.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (!(x >= 0) || y !== y) return NaN
  if (x === 1) return y - y === 0 ? 1 : NaN
  if (x === 0 || x === Infinity) return (x === 0) === y > 0 ? 0 : Infinity
  let k = exponentOf(x)
  let m = fraction()
  if (m > Math.SQRT2) {
    m *= 0.5
    k++
  }
  // s = f / (2 + f) in two parts.
  const f = m - 1
  const bottom = 2 + f
  const bottomRest = 2 - bottom + f
  const s = f / bottom
  const back = s * bottom
  const sRest = (f - back - productError(s, bottom, back) - s * bottomRest) / bottom
  // w = ⅔s² + ⅖s⁴ + …, its first term in two parts.
  const z = s * s
  const zRest = productError(s, s, z) + 2 * s * sRest
  let tail = 2 / 21
  tail = 2 / 19 + z * tail
  tail = 2 / 17 + z * tail
  tail = 2 / 15 + z * tail
  tail = 2 / 13 + z * tail
  tail = 2 / 11 + z * tail
  tail = 2 / 9 + z * tail
  tail = 2 / 7 + z * tail
  tail = 2 / 5 + z * tail
  tail *= z * z
  const first = TWO_THIRDS * z
  const w = first + tail
  const wRest =
    first - w + tail + productError(TWO_THIRDS, z, first) + TWO_THIRDS * zRest + TWO_THIRDS_REST * z
  // ln m = 2s + s·w, then ln x = k·ln 2 + ln m.
  const sw = s * w
  const swRest = productError(s, w, sw) + s * wRest + sRest * w
  const lnM = 2 * s + sw
  const lnMRest = 2 * s - lnM + sw + (2 * sRest + swRest)
  const kLn2 = k * LN2_HIGH
  const sum = kLn2 + lnM
  const rest = (k === 0 ? 0 : kLn2 - sum + lnM) + (lnMRest + k * LN2_LOW)
  const high = sum + rest
  const low = sum - high + rest
  const exponent = y * high
  if (!(exponent < 1000 && exponent > -1000)) return exponent > 0 ? Infinity : exponent < 0 ? 0 : NaN
  return expOfSum(exponent, productError(y, high, exponent) + y * low)
}
