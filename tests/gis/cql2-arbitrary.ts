import fc from 'fast-check'
import type { Expression, Operation, Operator } from '../../server/service/gis/cql2/expression.ts'

const op = (name: string, args: readonly unknown[]): Operation => ({
  op: name as Operator,
  args: args as Operation['args'],
})

/** What filters may be made of: names of attributes by kind, and values that occur. */
export interface Vocabulary {
  readonly texts: readonly string[]
  readonly numbers: readonly string[]
  readonly days: readonly string[]
  readonly booleans: readonly string[]
  readonly values: readonly string[]
  /** Longitude and latitude near which something lies. */
  readonly around: readonly [number, number]
}

const finite = fc.oneof(
  fc.integer({ min: -30_000, max: 30_000 }),
  fc.double({ min: -5, max: 5, noNaN: true }).map((value) => Number(value.toFixed(3)) + 0),
)
const day = fc
  .date({ min: new Date('2025-11-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const instant = fc
  .date({ min: new Date('2025-11-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

/** Filters that fit a vocabulary, nested up to four deep. */
export function filters({ texts, numbers, days, booleans, values, around }: Vocabulary) {
  const property = (names: readonly string[]) => fc.constantFrom(...names).map((name) => ({ property: name }))
  const literal = fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'grapheme', maxLength: 8 }))
  const folded = (inner: fc.Arbitrary<Expression>) =>
    fc.oneof(
      { weight: 3, arbitrary: inner },
      fc.tuple(fc.constantFrom('casei', 'accenti'), inner).map(([name, part]) => op(name, [part])),
    )
  const text = folded(fc.oneof<fc.Arbitrary<Expression>[]>(property(texts), literal))
  const pattern = folded(
    fc
      .array(fc.oneof(fc.constantFrom('%', '_', '\\%', 'a', 'e', 'i', 's', "'"), literal), { maxLength: 4 })
      .map((parts) => parts.join('')) as fc.Arbitrary<Expression>,
  )
  const number: fc.Arbitrary<Expression> = fc.oneof(
    { weight: 4, arbitrary: fc.oneof<fc.Arbitrary<Expression>[]>(property(numbers), finite) },
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', '%', 'div', '^'), property(numbers), finite)
      .map(([sign, a, b]) => op(sign, [a, b])),
  )
  const moment: fc.Arbitrary<Expression> = fc.oneof<fc.Arbitrary<Expression>[]>(
    property(days),
    day.map((date) => ({ date })),
    instant.map((timestamp) => ({ timestamp })),
  )
  const end = fc.oneof<fc.Arbitrary<Expression>[]>(fc.constant('..'), day, instant, property(days))
  const period = fc.oneof<fc.Arbitrary<Expression>[]>(
    moment,
    fc.tuple(end, end).map((interval) => ({ interval })),
  )
  const at = fc
    .tuple(fc.integer({ min: -12, max: 12 }), fc.integer({ min: -12, max: 12 }))
    .map(([x, y]) => [around[0] + x * 0.043, around[1] + y * 0.031] as const)
  const geometry: fc.Arbitrary<Expression> = fc.oneof<fc.Arbitrary<Expression>[]>(
    at.map((coordinates) => ({ type: 'Point' as const, coordinates: [...coordinates] })),
    fc.tuple(at, at).map(([a, b]) => ({
      bbox: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])],
    })),
    fc.tuple(at, at).map(([a, b]) => ({ type: 'LineString' as const, coordinates: [[...a], [...b]] })),
    // A frame: what lies in its hole is outside of it.
    fc.tuple(at, fc.integer({ min: 1, max: 6 })).map(([[x, y], size]) => {
      const square = (half: number) => [
        [x - half, y - half],
        [x + half, y - half],
        [x + half, y + half],
        [x - half, y + half],
        [x - half, y - half],
      ]
      return { type: 'Polygon' as const, coordinates: [square(size * 0.06), square(size * 0.031)] }
    }),
    fc.array(at, { minLength: 1, maxLength: 3 }).map((points) => ({
      type: 'MultiPoint' as const,
      coordinates: points.map((point) => [...point]),
    })),
    fc.tuple(at, at, at).map(([a, b, c]) => ({
      type: 'Polygon' as const,
      coordinates: [[[...a], [...b], [...c], [...a]]],
    })),
  )
  const two = <A>(operators: readonly string[], part: fc.Arbitrary<A>) =>
    fc.tuple(fc.constantFrom(...operators), part, part).map(([name, a, b]) => op(name, [a, b]))
  const signs = ['=', '<>', '<', '>', '<=', '>=']
  const predicate: fc.Arbitrary<Expression> = fc.oneof(
    two(signs, text),
    two(signs, number),
    two(signs, moment),
    fc.tuple(property(booleans), fc.boolean()).map((args) => op('=', args)),
    fc.tuple(text, pattern).map((args) => op('like', args)),
    fc.tuple(number, number, number).map((args) => op('between', args)),
    fc.tuple(text, fc.array(text, { minLength: 1, maxLength: 4 })).map((args) => op('in', args)),
    fc.tuple(number, fc.array(number, { minLength: 1, maxLength: 4 })).map((args) => op('in', args)),
    property([...texts, ...numbers, ...days, ...booleans, 'geometry']).map((part) => op('isNull', [part])),
    fc
      .tuple(
        fc.constantFrom('s_intersects', 's_disjoint', 's_within', 's_contains'),
        fc.constant({ property: 'geometry' }),
        geometry,
      )
      .map(([name, a, b]) => op(name, [a, b])),
    two(
      [
        ...['t_after', 't_before', 't_contains', 't_disjoint', 't_during', 't_equals', 't_finishedBy'],
        ...['t_finishes', 't_intersects', 't_meets', 't_metBy', 't_overlappedBy', 't_overlaps'],
        ...['t_startedBy', 't_starts'],
      ],
      period,
    ),
    fc.boolean(),
  )
  return fc.letrec<{ filter: Expression }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 3, arbitrary: predicate },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            fc.constantFrom('and', 'or'),
            fc.array(tie('filter') as fc.Arbitrary<Expression>, { minLength: 2, maxLength: 3 }),
          )
          .map(([name, args]) => op(name, args)),
      },
      { weight: 1, arbitrary: tie('filter').map((part) => op('not', [part])) },
    ) as fc.Arbitrary<Expression>,
  })).filter
}
