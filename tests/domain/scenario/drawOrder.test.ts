import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawOrder } from '../../../server/domain/scenario/drawOrder.ts'

const IDS = Array.from({ length: 200 }, (_, k) => `C${k}`)
const drawn = (ids: readonly string[], draw: number): string[] => drawOrder(ids, draw).map((k) => ids[k]!)

test('the order of the list changes nothing, another lot everything', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(IDS, { minLength: 200 }), fc.nat(), (ids, draw) => {
      expect(drawn(ids, draw)).toEqual(drawn(IDS, draw))
    }),
    { numRuns: 20 },
  )
  expect(drawn(IDS, 1)).not.toEqual(drawn(IDS, 2))
})

test('the places of the others do not change when a cabinet leaves', () => {
  expect(drawn(IDS.slice(1), 1)).toEqual(drawn(IDS, 1).filter((id) => id !== 'C0'))
})

test('every cabinet is as likely as any other to be in the first fifth', () => {
  const hits = new Float64Array(IDS.length)
  for (let draw = 0; draw < 1000; draw++) for (const k of drawOrder(IDS, draw).slice(0, 40)) hits[k]!++
  // 200 ± 12.6 expected: five standard deviations either side.
  expect(Math.min(...hits)).toBeGreaterThan(137)
  expect(Math.max(...hits)).toBeLessThan(263)
})
