import fc from 'fast-check'
import { expect, test } from 'vitest'
import { playScenario } from '../../server/domain/scenario/playScenario.ts'
import { publicScenario } from '../../server/domain/scenario/publicScenario.ts'
import { balanceOf } from '../../web/scenario/balance.ts'
import { smallNation } from '../domain/scenario/tinyWorld.ts'
import { WORLD_DAY } from '../world.ts'

const world = smallNation()
const ids = world.allocation.cabinets.map(({ id }) => id)
const play = (some: readonly string[]) =>
  publicScenario(
    world,
    playScenario(world, { asOf: WORLD_DAY, closures: [{ by: 'cabinets', ids: some }], openings: [] }),
  ).levels.france

test('the balance of what is published closes to the figure, its rounding told and no larger than the steps allow', () => {
  let told = 0
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 3, maxLength: 25 }), (some) => {
      const france = play(some)
      const balance = balanceOf(france, 0)
      if (!balance) return
      told++
      const { total, moved, none, rounding, most } = balance
      expect(moved + none + rounding).toBe(total)
      expect(Math.abs(rounding)).toBeLessThanOrEqual(most)
      // The same figures as the bars and the API.
      expect([total, moved, none]).toEqual([
        france.persons.displaced[0],
        france.persons.moved[0],
        france.persons.sansPlace[0],
      ])
    }),
    { numRuns: 40 },
  )
  expect(told).toBeGreaterThan(10)
})

test('a class is not added up', () => {
  expect(balanceOf(play(ids.slice(0, 1)), 0)).toBeNull()
})
