import { describe, expect, test } from 'vitest'
import { allocate } from '../../server/domain/allocate.ts'
import { drawBatch } from '../../server/domain/draws/drawBatch.ts'
import { intervals } from '../../server/domain/draws/intervals.ts'
import { mergeDraws } from '../../server/domain/draws/mergeDraws.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { riskParts } from '../../server/domain/risk/riskParts.ts'
import { labelOf, sensitivity } from '../../server/domain/risk/sensitivity.ts'
import { situate } from '../../server/domain/situate.ts'
import { dayStatuses } from '../../server/domain/status/dayStatuses.ts'
import { worldInputs, WORLD_DAY, WORLD_PATIENTS } from '../world.ts'

const allocation = allocate(worldInputs, { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS })
const situation = situate(allocation, worldInputs, WORLD_DAY)
const day = dayStatuses(allocation, worldInputs, WORLD_DAY)
const draws = mergeDraws([drawBatch(allocation, 0, 200, 11)], 11)

describe('the draws', () => {
  test('hold P* in every draw', () => {
    const links = draws.linkArea.length
    for (let b = 0; b < draws.count; b++) {
      const total = draws.byLink.subarray(b * links, (b + 1) * links).reduce((a, x) => a + x, 0)
      expect(total).toBeCloseTo(WORLD_PATIENTS, 2)
    }
  })

  test('give intervals that hold the point at every level, and none for what is fixed', () => {
    const bounds = intervals(allocation, draws, situation, day)
    for (const niveau of ['circonscription', 'departement', 'region'] as const)
      for (const indicator of ['patients-suivis', 'patients-affectes'] as const) {
        const { low, high } = bounds[niveau]![indicator]!
        situation.levels[niveau].values[indicator].forEach((value, a) => {
          expect(low[a]!).toBeLessThanOrEqual(value)
          expect(high[a]!).toBeGreaterThanOrEqual(value)
        })
      }
    const france = bounds.france!['patients-suivis']!
    expect(france.low[0]).toBeCloseTo(WORLD_PATIENTS, 2)
    expect(france.high[0]).toBeCloseTo(WORLD_PATIENTS, 2)
  })

  test('sums narrow: a region is surer than its parts', () => {
    const bounds = intervals(allocation, draws, situation, day)
    const width = (niveau: 'circonscription' | 'region', a: number): number => {
      const { low, high } = bounds[niveau]!['patients-suivis']!
      return (high[a]! - low[a]!) / situation.levels[niveau].values['patients-suivis'][a]!
    }
    const aquitaine = situation.levels.region.codes.indexOf('75')
    const niort = situation.levels.circonscription.codes.indexOf('79-01')
    expect(width('region', aquitaine)).toBeLessThan(width('circonscription', niort))
  })

  test('are refused when one is missing or comes twice', () => {
    const [one, two] = [drawBatch(allocation, 0, 2, 1), drawBatch(allocation, 3, 4, 1)]
    expect(() => mergeDraws([one, two], 1)).toThrow(/expected a batch from 2/)
    expect(() => mergeDraws([one, one], 1)).toThrow(/expected a batch from 2/)
    expect(() => mergeDraws([], 1)).toThrow(/no batch/)
  })

  test('a declared caseload is not drawn again', () => {
    const cabinets = worldInputs.cabinets.map((cabinet) => ({ ...cabinet, patientsDeclares: 150 }))
    const declared = allocate({ ...worldInputs, cabinets }, { ...DEFAULT_PARAMETERS, patients: 900 })
    const merged = mergeDraws([drawBatch(declared, 0, 5, 3)], 3)
    const corsica = declared.cabinets.findIndex(({ id }) => id === 'C6')
    for (let b = 0; b < 5; b++) {
      const row = merged.byLink.subarray(b * merged.linkArea.length, (b + 1) * merged.linkArea.length)
      const patients = row
        .subarray(merged.linkStart[corsica], merged.linkStart[corsica + 1])
        .reduce((a, x) => a + x, 0)
      expect(patients).toBeCloseTo(150, 3)
    }
  })
})

describe('ranks under other choices', () => {
  const ranks = sensitivity(riskParts(allocation, situation, day, 'circonscription'), 1000, 5)

  test('hold the median between their bounds; an area without index has no rank and no label', () => {
    const mayotte = situation.levels.circonscription.codes.indexOf('976-01')
    ranks.label.forEach((label, a) => {
      if (a === mayotte) {
        expect(label).toBeNull()
        expect(ranks.median[a]).toBeNaN()
        return
      }
      expect(ranks.low[a]!).toBeLessThanOrEqual(ranks.median[a]!)
      expect(ranks.high[a]!).toBeGreaterThanOrEqual(ranks.median[a]!)
      expect(label).toBe(labelOf(ranks.top[a]!, ranks.bottom[a]!))
    })
  })

  test('the area that is worst on every part is ranked first whatever is chosen', () => {
    const parts = {
      exposure: Float64Array.from([0.9, 0.5, 0.1, 0.2, 0.3]),
      alternatives: [1, 2, 3].map(() => Float64Array.from([0.9, 0.5, 0.1, 0.2, 0.3])),
      need: [1, 2].map(() => Float64Array.from([0.9, 0.5, 0.1, 0.2, 0.3])),
    }
    const sure = sensitivity(parts, 500, 1)
    expect([...sure.high]).toEqual([1, 2, 5, 4, 3])
    expect(sure.label).toEqual(['eleve', 'indetermine', 'faible', 'faible', 'indetermine'])
  })

  test('labels ask for four draws in five', () => {
    expect(labelOf(0.8, 0)).toBe('eleve')
    expect(labelOf(0.79, 0)).toBe('indetermine')
    expect(labelOf(0, 0.8)).toBe('faible')
  })
})
