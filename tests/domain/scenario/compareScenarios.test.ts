import { expect, test } from 'vitest'
import { compareScenarios, publicDifference } from '../../../server/domain/scenario/compareScenarios.ts'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import { publicScenario } from '../../../server/domain/scenario/publicScenario.ts'
import { WORLD_DAY } from '../../world.ts'
import { smallNation } from './tinyWorld.ts'

test('a difference is never finer than what is published, nor made of what is not', () => {
  const rounded = (value: number) => ({ value, state: 'o' }) as const
  expect(publicDifference(rounded(40), rounded(120))).toBe(80)
  expect(publicDifference(rounded(980), rounded(1100))).toBe(100)
  expect(publicDifference(rounded(1000), rounded(980))).toBe(0)
  expect(publicDifference(rounded(0), { value: null, state: 's' })).toBeNull()
  expect(publicDifference({ value: 125, state: 'k' }, rounded(40))).toBeNull()
})

test('two scenarios beside each other: an area that one leaves alone keeps what it had before', () => {
  const world = smallNation()
  const ids = world.allocation.cabinets.map(({ id }) => id)
  const play = (some: readonly string[]) => {
    const request = {
      asOf: WORLD_DAY,
      closures: [{ by: 'cabinets' as const, ids: some }],
      openings: [],
    }
    return publicScenario(world, playScenario(world, request))
  }
  const [few, many] = [play(ids.slice(0, 3)), play(ids.slice(0, 12))]
  const rows = compareScenarios(few, many, 'circonscription')
  const level = many.levels.circonscription
  expect(rows.map(({ code }) => code)).toEqual(
    [...new Set([...few.levels.circonscription.codes, ...level.codes])].sort(),
  )
  const alone = rows.filter(({ code }) => !few.levels.circonscription.codes.includes(code))
  expect(alone.length).toBeGreaterThan(0)
  for (const { code, persons, minutes, beyond } of alone) {
    const row = level.codes.indexOf(code)
    expect(persons.displaced.a).toEqual({ value: 0, state: 'o' })
    expect(minutes.a).toBe(level.minutesBefore[row])
    expect(beyond.a).toBe(level.beyondBefore[row])
    expect(beyond.difference).toBe(level.beyondAfter[row]! - level.beyondBefore[row]!)
  }
  // Against itself nothing differs.
  for (const { persons, minutes } of compareScenarios(many, many, 'departement')) {
    expect(minutes.difference ?? 0).toBe(0)
    expect(persons.displaced.difference ?? 0).toBe(0)
  }
})
