import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cover } from '../../../server/domain/placement/cover.ts'
import { exactValue, problemOf, type SmallWorld } from './exactCover.ts'

const world = fc.record({
  need: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 6, maxLength: 6 }),
  reach: fc.array(fc.subarray([0, 1, 2, 3, 4, 5]), { minLength: 6, maxLength: 6 }),
  capacity: fc.integer({ min: 5, max: 150 }),
  posts: fc.constant(6),
  perSite: fc.constant(1),
}) satisfies fc.Arbitrary<SmallWorld>
const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 })

test('keeps the maximum flow as posts are added, and a trial leaves no trace', () => {
  fc.assert(
    fc.property(world, order, (small, sites) => {
      const cover = new Cover(problemOf(small))
      sites.forEach((site, k) => {
        const others = [...Array(6).keys()].map((other) => cover.gain(other))
        expect([...Array(6).keys()].map((other) => cover.gain(other))).toEqual(others)
        expect(cover.add(site)).toBe(others[site])
        expect(cover.value).toBeCloseTo(exactValue(small, sites.slice(0, k + 1)), 9)
      })
    }),
    { numRuns: 200 },
  )
})

test('a gain never rises as posts are added (submodularity)', () => {
  fc.assert(
    fc.property(world, order, (small, sites) => {
      const cover = new Cover(problemOf(small))
      const last = sites.at(-1)!
      let before = cover.gain(last)
      for (const site of sites.slice(0, -1)) {
        cover.add(site)
        expect(cover.gain(last)).toBeLessThanOrEqual(before + 1e-9)
        before = cover.gain(last)
      }
    }),
    { numRuns: 200 },
  )
})
