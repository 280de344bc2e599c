import { exponentOf, fraction, scaled } from './binary.ts'
import { productError } from './product.ts'

/**
 * The cube root, the same bits on every engine, within 1 ulp: three of Halley's steps from a chord, on a number
 * brought between 1 and 8, and a last one of Newton's whose residual is exact.
 */
export function cbrt(x: number): number {
  if (!(x > 0)) return x < 0 ? -cbrt(-x) : x
  if (x === Infinity) return x
  const exponent = exponentOf(x)
  const third = Math.floor(exponent / 3)
  const m = scaled(fraction(), exponent - 3 * third)
  let t = 1 + (m - 1) / 7
  for (let step = 0; step < 3; step++) {
    const cube = t * t * t
    t = (t * (cube + 2 * m)) / (2 * cube + m)
  }
  const square = t * t
  const cube = square * t
  const residual = m - cube - productError(square, t, cube) - productError(t, t, square) * t
  return scaled(t + residual / (3 * square), third)
}
