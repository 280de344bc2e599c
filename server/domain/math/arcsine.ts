const QUARTER = Math.PI / 2
/** π/2 − QUARTER. */
const QUARTER_REST = 6.123233995736766e-17

/** Coefficients of asin(x) = Σ c_n·x^(2n+1) after x itself: c_n = c_{n−1}·(2n − 1)²/(2n·(2n + 1)). */
const SERIES: number[] = []
for (let n = 1, c = 1; n <= 24; n++) {
  c = (c * (2 * n - 1) * (2 * n - 1)) / (2 * n * (2 * n + 1))
  SERIES.push(c)
}

/** Arc sine in radians, the same bits on every engine, within 2 ulp; NaN outside −1..1. */
export function asin(x: number): number {
  const size = Math.abs(x)
  if (size <= 0.5) return x + x * tail(x * x)
  if (!(size <= 1)) return NaN
  const z = (1 - size) / 2
  const s = Math.sqrt(z)
  const value = QUARTER - (2 * (s + s * tail(z)) - QUARTER_REST)
  return x > 0 ? value : -value
}

/** Arc cosine in radians, the same bits on every engine, within 2 ulp; NaN outside −1..1. */
export function acos(x: number): number {
  if (x > 0.5) return 2 * asin(Math.sqrt((1 - x) / 2))
  if (x < -0.5) return 2 * (QUARTER - (asin(Math.sqrt((1 + x) / 2)) - QUARTER_REST))
  return QUARTER - (x + (x * tail(x * x) - QUARTER_REST))
}

/** asin(x)/x − 1 for z = x² ≤ ¼; the short angles of our journeys need five terms. */
function tail(z: number): number {
  let sum = 0
  for (let n = z < 1e-3 ? 5 : SERIES.length; n > 0; n--) sum = (SERIES[n - 1]! + sum) * z
  return sum
}
