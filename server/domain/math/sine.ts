/** π/2 in three parts: the first two of 33 bits, so that their products with 65,536 quarter turns are exact. */
const QUARTER_HIGH = 6746518852 / 4294967296
const QUARTER_MIDDLE = 4484108710 / 73786976294838206464
const QUARTER_LOW = 2.0222662487959506e-21
const PER_QUARTER = 2 / Math.PI
/** Beyond it an angle (radians) is brought back by whole turns as doubles hold them: still the same bits everywhere. */
const FAR = 100_000

/** The sine of `x` radians, the same bits on every engine, within 1 ulp for |x| ≤ 100,000. */
export function sin(x: number): number {
  return ofQuarters(x, 0)
}

/** The cosine of `x` radians, the same bits on every engine, within 1 ulp for |x| ≤ 100,000. */
export function cos(x: number): number {
  return ofQuarters(x, 1)
}

/** sin(x + shift·π/2): the nearest quarter turn is taken away (Cody and Waite), Taylor's series does the rest. */
function ofQuarters(x: number, shift: number): number {
  if (Math.abs(x) < Math.PI / 4) return shift === 0 ? (x === 0 ? x : nearSine(x, 0)) : nearCosine(x, 0)
  const angle = Math.abs(x) > FAR ? x % (2 * Math.PI) : x
  const k = Math.floor(angle * PER_QUARTER + 0.5)
  const middle = k * QUARTER_MIDDLE
  const a = angle - k * QUARTER_HIGH
  const b = a - middle
  const lost = a - b - middle - k * QUARTER_LOW
  const r = b + lost
  const rest = b - r + lost
  const quarter = (k + shift) & 3
  const value = (quarter & 1) === 0 ? nearSine(r, rest) : nearCosine(r, rest)
  return quarter < 2 ? value : -value
}

/** sin(r + rest) for |r| ≤ π/4. */
function nearSine(r: number, rest: number): number {
  const z = r * r
  let tail = 1 / 355687428096000
  tail = 1 / 1307674368000 - z * tail
  tail = 1 / 6227020800 - z * tail
  tail = 1 / 39916800 - z * tail
  tail = 1 / 362880 - z * tail
  tail = 1 / 5040 - z * tail
  tail = 1 / 120 - z * tail
  return r - (r * z * (1 / 6 - z * tail) - rest * (1 - 0.5 * z))
}

/** cos(r + rest) for |r| ≤ π/4. */
function nearCosine(r: number, rest: number): number {
  const z = r * r
  const half = 0.5 * z
  let tail = 1 / 20922789888000
  tail = 1 / 87178291200 - z * tail
  tail = 1 / 479001600 - z * tail
  tail = 1 / 3628800 - z * tail
  tail = 1 / 40320 - z * tail
  tail = 1 / 720 - z * tail
  tail = 1 / 24 - z * tail
  const near = 1 - half
  return near + (1 - near - half + (z * z * tail - r * rest))
}
