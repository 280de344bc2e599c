import { describe, expect, test } from 'vitest'
import { differenceOf } from '../../../server/domain/draws/differenceOf.ts'
import { drawBatch } from '../../../server/domain/draws/drawBatch.ts'
import { drawPlan } from '../../../server/domain/draws/drawPlan.ts'
import { drawDay, drawnDay } from '../../../server/domain/draws/drawDay.ts'
import { mergeDraws } from '../../../server/domain/draws/mergeDraws.ts'
import { sampleOf } from '../../../server/domain/draws/sampleOf.ts'
import { drawnAfter } from '../../../server/domain/scenario/drawnAfter.ts'
import { playScenario } from '../../../server/domain/scenario/playScenario.ts'
import { situateDay } from '../../../server/domain/situate.ts'
import { assumeUnknown } from '../../../server/domain/status/assumeUnknown.ts'
import { dayStatuses } from '../../../server/domain/status/dayStatuses.ts'
import { worldInputs, WORLD_DAY } from '../../world.ts'
import { tinyWorld } from './tinyWorld.ts'

const world = tinyWorld()
const { allocation } = world
const draws = mergeDraws([drawBatch(drawPlan(allocation), 0, 100, 3)], 3)
const day = dayStatuses(allocation, worldInputs, WORLD_DAY)
const play = (...ids: string[]) =>
  playScenario(world, { asOf: WORLD_DAY, closures: [{ by: 'cabinets', ids }], openings: [] })
const { codes } = allocation.areas.departement
const risk = (made: ReturnType<typeof drawDay>, code: string): Float64Array =>
  sampleOf(made.departement, 'risque', codes.indexOf(code))

describe('a scenario in the draws of its day', () => {
  test('without a closure is the day itself', () => {
    expect(drawDay(allocation, draws, drawnAfter(world, play()))).toEqual(
      drawDay(allocation, draws, drawnDay(allocation, day)),
    )
  })

  test('a closure is established where it bites, and nothing changes on the island', () => {
    const before = drawDay(allocation, draws, drawnDay(allocation, day))
    const after = drawDay(allocation, draws, drawnAfter(world, play('C1', 'C2')))
    expect(differenceOf(risk(before, '79'), risk(after, '79'))).toMatchObject({ established: true })
    expect(differenceOf(risk(before, '2A'), risk(after, '2A'))).toEqual({
      low: 0,
      high: 0,
      established: false,
    })
  })

  test('what a play says of R and U is what the statuses it leaves would say', () => {
    const { levels } = play('C1', 'C2')
    const statuts = day.statuts.map((statut, j) =>
      ['C1', 'C2'].includes(allocation.cabinets[j]!.id) ? ('stopped' as const) : statut,
    )
    const { values } = situateDay(allocation, { ...day, statuts }, WORLD_DAY).levels.departement
    levels.departement.riskAfter.forEach((value, a) => {
      if (Number.isNaN(value)) return expect(values.risque[a]).toBeNaN()
      expect(value).toBeCloseTo(values.risque[a]!, 9)
    })
    levels.departement.relaylessAfter.forEach((value, a) =>
      expect(value).toBeCloseTo(values['patients-sans-relais'][a]!, 9),
    )
  })
})

test('the two named scenarios of what is unknown bound the day', () => {
  const at = (one: typeof day): number =>
    situateDay(allocation, one, WORLD_DAY).levels.france.values['patients-sans-relais'][0]!
  expect(at(assumeUnknown(day, 'active'))).toBeLessThan(at(day))
  expect(at(assumeUnknown(day, 'stopped'))).toBeGreaterThan(at(day))
})
