import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { haversine } from '../../server/domain/travel/haversine.ts'
import { nearestActive } from '../../server/domain/travel/nearestActive.ts'
import { pairsWithin, type Destination, type Origin } from '../../server/domain/travel/pairs.ts'
import {
  intraCommuneKilometres,
  reachKilometres,
  travelMinutes,
} from '../../server/domain/travel/travelMinutes.ts'

const place = fc.record({
  lon: fc.double({ min: -2, max: 3, noNaN: true }),
  lat: fc.double({ min: 43, max: 50, noNaN: true }),
  reseau: fc.constantFrom('metropole', 'metropole', 'corse'),
})
const origins = fc
  .array(place, { minLength: 1, maxLength: 60 })
  .map((places) => places.map((at, k): Origin => ({ ...at, code: `c${k}`, areaKm2: k % 7 ? 10 + k : null })))
const destinations = (from: readonly Origin[]) =>
  fc
    .array(fc.tuple(place, fc.nat({ max: from.length })), { maxLength: 20 })
    .map((places) => places.map(([at, home]): Destination => ({ ...at, codeCommune: `c${home}` })))
const countries = origins.chain((from) => fc.tuple(fc.constant(from), destinations(from)))

/** What the grid must agree with: every pair, one by one. */
function naiveMinutes(from: Origin, to: Destination): number {
  if (from.reseau !== to.reseau) return Infinity
  if (from.code === to.codeCommune) return travelMinutes(intraCommuneKilometres(from.areaKm2))
  return travelMinutes(haversine(from.lon, from.lat, to.lon, to.lat))
}

describe('travel', () => {
  test('great circles and minutes of known journeys', () => {
    expect(haversine(2.3522, 48.8566, 4.8357, 45.764)).toBeCloseTo(391.5, 0)
    expect(travelMinutes(0)).toBe(4)
    expect(travelMinutes(10)).toBeCloseTo(15.143, 3)
    expect(reachKilometres(travelMinutes(12.3))).toBeCloseTo(12.3, 9)
  })

  test('inside a commune: by its size, never from a degenerate polygon, never across a forest', () => {
    expect(intraCommuneKilometres(16)).toBeCloseTo(1.504, 9)
    expect(intraCommuneKilometres(null)).toBe(1)
    expect(intraCommuneKilometres(0)).toBe(1)
    expect(intraCommuneKilometres(18_360)).toBe(10)
  })

  test('the grid finds exactly the pairs that a comparison of all with all finds', () => {
    fc.assert(
      fc.property(countries, fc.constantFrom(45, 90, 15, 4), ([from, to], most) => {
        const pairs = pairsWithin(from, to, most)
        to.forEach((cabinet, j) => {
          const expected = from.flatMap((commune, i) => {
            const minutes = naiveMinutes(commune, cabinet)
            return minutes <= most ? [[i, minutes]] : []
          })
          const got = Array.from({ length: pairs.start[j + 1]! - pairs.start[j]! }, (_, k) => {
            const p = pairs.start[j]! + k
            return [pairs.commune[p]!, pairs.minutes[p]!]
          })
          expect(got).toEqual(expected)
        })
      }),
      { numRuns: 200 },
    )
  })

  test('a place whose coordinates are not numbers reaches only its own commune', () => {
    const from: Origin[] = [{ code: 'a', reseau: 'metropole', lon: 1, lat: 46, areaKm2: 16 }]
    const to: Destination[] = [{ codeCommune: 'a', reseau: 'metropole', lon: NaN, lat: 46 }]
    expect([...pairsWithin(from, to, 45).commune]).toEqual([0])
    expect([...pairsWithin([{ ...from[0]!, lat: NaN }], to, 45).commune]).toEqual([0])
  })

  test('the nearest open cabinet is the nearest of all, at any distance, on the same network', () => {
    fc.assert(
      fc.property(countries, ([from, to]) => {
        const open = to.map((_, j) => j % 3)
        const nearest = nearestActive(pairsWithin(from, to, 45), from, to, open)
        from.forEach((commune, i) => {
          const expected = Math.min(
            Infinity,
            ...to.filter((_, j) => open[j]).map((cabinet) => naiveMinutes(commune, cabinet)),
          )
          if (expected === Infinity) expect(nearest[i]).toBe(Infinity)
          else expect(nearest[i]).toBeCloseTo(expected, 3)
        })
      }),
      { numRuns: 200 },
    )
  })
})
