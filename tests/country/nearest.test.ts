import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from '../../server/country/land/nearest.ts'
import type { Cabinet } from '../../server/domain/model.ts'
import { worldInputs } from '../world.ts'

const anywhere = fc.record({
  lon: fc.double({ min: -5, max: 10, noNaN: true }),
  lat: fc.double({ min: 41, max: 51, noNaN: true }),
  reseau: fc.constantFrom('metropole', 'corse', '974'),
})
const roster = fc
  .array(anywhere, { maxLength: 60 })
  .map((places) =>
    places.map((place, at): Cabinet => ({ ...worldInputs.cabinets[0]!, ...place, id: `C${at}` })),
  )

/** Spherical law of cosines: another formula than the house's, good to a metre here. */
function kilometres(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const [p, q, d] = [a.lat, b.lat, b.lon - a.lon].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ]
  const cosine = Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos(d)
  return 6371.0088 * Math.acos(Math.max(-1, Math.min(1, cosine)))
}

describe('the nearest cabinets', () => {
  test('are those of the network, in order of distance', () => {
    fc.assert(
      fc.property(roster, anywhere, fc.nat(20), (cabinets, from, limit) => {
        const found = nearest(cabinets, from, limit)
        const same = cabinets.filter(({ reseau }) => reseau === from.reseau)
        expect(found).toHaveLength(Math.min(limit, same.length))
        const farthest = found.at(-1)?.kilometres ?? 0
        const left = same.filter((cabinet) => !found.some((near) => near.cabinet === cabinet))
        for (const { cabinet, kilometres: km } of found) expect(km).toBeCloseTo(kilometres(from, cabinet), 1)
        for (const cabinet of left)
          if (limit > 0) expect(kilometres(from, cabinet)).toBeGreaterThan(farthest - 0.1)
        expect(found.map((near) => near.kilometres)).toEqual(
          found.map((near) => near.kilometres).sort((a, b) => a - b),
        )
      }),
    )
  })

  test('at equal distance come by id, whatever the order of the roster', () => {
    const twins = ['C2', 'C1'].map((id): Cabinet => ({ ...worldInputs.cabinets[0]!, id }))
    expect(nearest(twins, twins[0]!, 2).map(({ cabinet }) => cabinet.id)).toEqual(['C1', 'C2'])
  })
})
