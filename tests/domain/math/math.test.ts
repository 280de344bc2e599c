import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acos, asin } from '../../../server/domain/math/arcsine.ts'
import { cbrt } from '../../../server/domain/math/cbrt.ts'
import { exp } from '../../../server/domain/math/exp.ts'
import { log } from '../../../server/domain/math/log.ts'
import { pow } from '../../../server/domain/math/pow.ts'
import { cos, sin } from '../../../server/domain/math/sine.ts'
import { fingerprint } from './fingerprint.ts'

const view = new DataView(new ArrayBuffer(8))
/** Doubles in their order, as integers: neighbours differ by 1. */
function place(x: number): bigint {
  view.setFloat64(0, x)
  const bits = view.getBigInt64(0)
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits
}
function ulps(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0
  return Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.abs(Number(place(a) - place(b)))
}
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
const runs = { numRuns: 5000 }

/** Ours, the engine's, where they must agree, and by how many units in the last place they may differ. */
const functions: readonly [
  string,
  (x: number) => number,
  (x: number) => number,
  fc.Arbitrary<number>,
  number,
][] = [
  ['exp', exp, Math.exp, fc.oneof(between(-1, 1), between(-750, 712)), 1],
  ['log', log, Math.log, fc.oneof(between(0.5, 2), between(5e-324, Number.MAX_VALUE)), 1],
  ['cbrt', cbrt, Math.cbrt, fc.oneof(between(-10, 10), fc.double()), 2],
  ['sin', sin, Math.sin, fc.oneof(between(-7, 7), between(-1e5, 1e5)), 2],
  ['cos', cos, Math.cos, fc.oneof(between(-7, 7), between(-1e5, 1e5)), 2],
  ['asin', asin, Math.asin, fc.oneof(between(-0.01, 0.01), between(-1, 1)), 2],
  ['acos', acos, Math.acos, between(-1, 1), 2],
]
const SPECIAL = [0, -0, 1, -1, 0.5, -0.5, 2, 8, 27, 5e-324, 1e-310, Infinity, -Infinity, NaN]

describe('functions made of + − × ÷ and √ only', () => {
  test.each(functions)('%s is as near as the engine’s own', (_, ours, theirs, where, most) => {
    fc.assert(
      fc.property(where, (x) => ulps(ours(x), theirs(x)) <= most),
      runs,
    )
    for (const x of SPECIAL) expect(ulps(ours(x), theirs(x)), `at ${x}`).toBeLessThanOrEqual(most)
  })

  test('a power is as near as the engine’s own, whatever its exponent', () => {
    const base = fc.oneof(between(0, 1), between(0.99, 1.01), between(0, Number.MAX_VALUE))
    const exponent = fc.oneof(between(-4, 4), between(-1e5, 1e5), fc.double({ noNaN: true }))
    fc.assert(
      fc.property(base, exponent, (x, y) => ulps(pow(x, y), x ** y) <= 2),
      runs,
    )
    for (const x of SPECIAL.filter((value) => !(value < 0 || Object.is(value, -0))))
      for (const y of SPECIAL) expect(ulps(pow(x, y), x ** y), `${x} ** ${y}`).toBeLessThanOrEqual(1)
    expect(pow(-1, 2)).toBeNaN()
  })

  test('give the same bits for ever: a stored run can be made again', () => {
    expect(fingerprint()).toMatchInlineSnapshot(`"a59dc4e3"`)
  })
})
