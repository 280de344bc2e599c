import { describe, expect, test } from 'vitest'
import { allocate } from '../../../server/domain/allocate.ts'
import { timeFactor, timeKeys } from '../../../server/domain/draws/time-factors.ts'
import { finish } from '../../../server/domain/finish.ts'
import { goalLetter, missingTo, type GoalCabinets } from '../../../server/domain/goal/goal.ts'
import { goalColumns } from '../../../server/domain/goal/goalColumns.ts'
import { reachesOf } from '../../../server/domain/goal/reaches.ts'
import { NIVEAUX, type Niveau, type StatusEvent } from '../../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../../server/domain/parameters.ts'
import { dayStatuses } from '../../../server/domain/status/dayStatuses.ts'
import { worldInputs, WORLD_DAY, WORLD_PATIENTS } from '../../world.ts'

const allocation = allocate(worldInputs, { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS })
const DRAWING = { draws: 500, seed: 7 }
const at = (
  niveau: Niveau,
  minutes: number,
  cabinets: GoalCabinets = 'ouverts',
  events = worldInputs.events,
) => {
  const { statuts } = dayStatuses(allocation, { ...worldInputs, events }, WORLD_DAY)
  const area = allocation.areas[niveau]
  const { patients, reach } = finish(
    reachesOf(area, goalColumns(allocation, statuts, cabinets), minutes, DRAWING),
  )
  return (code: string) => {
    const k = area.codes.indexOf(code)
    return { patients: patients[k]!, ...reach[k]! }
  }
}

describe('the share of expected patients within reach', () => {
  test('counts people, of the standardised population, by their own commune’s way', () => {
    // Deux-Sèvres on the day: only C1, in Niorteau, is open. Within 10 minutes: Niorteau alone, whose journey is near none of the ends.
    const { patients, part } = at('departement', 10)('79')
    const people = 20_000 + 3_000 + 900 + 4_000 + 12_000
    expect(patients).toBe(Math.round((0.056 * 1.05 * people) / 100) * 100)
    expect(part).toBeCloseTo(20_000 / people, 3)
  })

  test('a commune without anybody has no share, and one that no road leads to reaches nobody', () => {
    expect(at('commune', 30)('79006')).toEqual({
      ...{ patients: null, part: null, low: null, high: null, possible: null },
    })
    expect(at('commune', 60, 'tous')('97601')).toMatchObject({ part: 0, low: 0, high: 0, possible: 0 })
  })

  test('more minutes, and cabinets of any status, never take anybody away', () => {
    for (const niveau of NIVEAUX)
      for (const code of allocation.areas[niveau].codes) {
        const [near, far, all] = [at(niveau, 15)(code), at(niveau, 25)(code), at(niveau, 25, 'tous')(code)]
        if (near.part === null) continue
        expect(far.part).toBeGreaterThanOrEqual(near.part)
        expect(all.part).toBeGreaterThanOrEqual(far.part!)
        expect(far.low).toBeGreaterThanOrEqual(near.low!)
        for (const { part, low, high, possible } of [near, far, all]) {
          expect(part).toBeGreaterThanOrEqual(low!)
          expect(part).toBeLessThanOrEqual(high!)
          expect(possible).toBeGreaterThanOrEqual(high!)
        }
      }
  })

  test('an unknown cabinet is never counted as open, nor as closed', () => {
    // Vienne’s C4, unknown by expiry, is its only way to the goal.
    const reach = at('departement', 10)('86')
    expect(reach.part).toBe(0)
    expect(reach.possible).toBeGreaterThan(0.5)
    expect(goalLetter(reach, 0.5)).toBe('s')
    const confirm = (statut: StatusEvent['statut']): StatusEvent[] => [
      ...worldInputs.events,
      {
        ...worldInputs.events[5]!,
        id: 'E99',
        statut,
        reportedOn: WORLD_DAY,
        recordedAt: `${WORLD_DAY}T08:00:00.000Z`,
      },
    ]
    expect(goalLetter(at('departement', 10, 'ouverts', confirm('active'))('86'), 0.5)).toBe('a')
    expect(goalLetter(at('departement', 10, 'ouverts', confirm('stopped'))('86'), 0.5)).toBe('n')
    // Open some of the time: neither met nor not.
    expect(goalLetter(at('departement', 10, 'ouverts', confirm('reduced'))('86'), 0.5)).toBe('s')
  })
})

test('a journey is never half nor twice as long in any draw: what lies beyond is not drawn', () => {
  for (const key of timeKeys(allocation.communes))
    for (let draw = 0; draw < 2_000; draw++) {
      const factor = timeFactor(DRAWING.seed, draw, key)
      expect(factor > 0.5 && factor < 2, String(factor)).toBe(true)
    }
})

describe('rounding', () => {
  const one = (...demand: [number, number]) => {
    const area = {
      ...allocation.areas.france,
      codes: ['X'],
      start: Int32Array.of(0, 2),
      commune: Int32Array.of(0, 1),
      share: Float64Array.of(1, 1),
    }
    const { keys } = goalColumns(allocation, [], 'ouverts')
    const times = Float64Array.of(4, Infinity)
    const columns = { demand: Float64Array.from(demand), sure: times, possible: times, keys }
    return finish(reachesOf(area, columns, 30, DRAWING)).reach[0]!
  }

  test('never tells a goal met that is not, nor that everybody is reached', () => {
    expect(goalLetter(one(799_600, 200_400), 0.8)).not.toBe('a')
    expect(goalLetter(one(7_996, 2_004), 0.8)).not.toBe('a')
    expect(one(3_798_300, 1_700)).toMatchObject({ part: 0.999, low: 0.999, high: 1 })
    // Not more precise than the share: 1,700 lie between both ends.
    expect(missingTo(3_800_000, one(3_798_300, 1_700), 1)).toEqual({ value: 3_800, low: 0, high: 3_800 })
    expect(goalLetter(one(38_886, 14), 1)).not.toBe('a')
    expect(goalLetter(one(80_000, 20_000), 0.8)).toBe('a')
  })
})

describe('whether a goal is met, by the published shares', () => {
  const reach = { part: 0.79, low: 0.75, high: 0.82, possible: 0.9 }
  test.each([
    [0.75, 'a'],
    [0.8, 't'],
    [0.85, 's'],
    [0.95, 'n'],
  ])('aiming at %f: %s', (part, letter) => expect(goalLetter(reach, part)).toBe(letter))

  test('who is missing is told from the published numbers, under 11 as such, nobody as nobody', () => {
    expect(missingTo(1000, reach, 0.8)).toEqual({ value: null, low: 0, high: 50 })
    expect(missingTo(20_000, reach, 0.8)).toEqual({ value: 200, low: 0, high: 1000 })
    expect(missingTo(1000, reach, 0.5)).toEqual({ value: 0, low: 0, high: 0 })
    expect(missingTo(null, { ...reach, part: 0, low: 0 }, 0.8)?.value).toBeNull()
    expect(missingTo(null, { part: null, low: null, high: null, possible: null }, 0.8)).toBeNull()
  })
})
