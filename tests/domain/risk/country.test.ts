import { describe, expect, test } from 'vitest'
import { allocate } from '../../../server/domain/allocate.ts'
import { areaRisk } from '../../../server/domain/areas/areaRisk.ts'
import { communeColumns } from '../../../server/domain/communeColumns.ts'
import type { Statut } from '../../../server/domain/model.ts'
import { PACKAGE, packageInputs } from '../../../scripts/method/packageInputs.ts'
import { dayOf, dealt, seededStatuses, spearman } from './seededStatuses.ts'

/** The shipped communes and demonstration cabinets, with statuses of the test's own. */
const allocation = allocate(packageInputs(PACKAGE, 2023))
const area = allocation.areas.departement
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1)

/** R of each département whose V is known. */
function riskOf(statuts: readonly Statut[]): number[] {
  const { terms } = communeColumns(allocation, dayOf(statuts))
  return area.codes.flatMap((_, a) => {
    const { couverture, risk } = areaRisk(area, terms, a)
    return couverture === 'minorant' || Number.isNaN(risk) ? [] : [risk]
  })
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

const first20 = (risks: readonly number[]): Set<number> =>
  new Set([...risks.keys()].sort((a, b) => risks[b]! - risks[a]!).slice(0, 20))

describe('the risk answers the question: it follows what happens to cabinets', () => {
  const seeded = SEEDS.map((seed) => {
    const statuts = seededStatuses(allocation, seed)
    return { risks: riskOf(statuts), elsewhere: riskOf(dealt(statuts, seed)) }
  })

  test('the same statuses elsewhere give another order: median Spearman under 0.7 by département', () => {
    expect(median(seeded.map(({ risks, elsewhere }) => spearman(risks, elsewhere)))).toBeLessThan(0.7)
  })

  test('were every cabinet open, at least 8 of the first 20 would be others', () => {
    const open = first20(riskOf(allocation.cabinets.map(() => 'active')))
    const changed = seeded.map(({ risks }) => [...first20(risks)].filter((a) => !open.has(a)).length)
    expect(median(changed)).toBeGreaterThanOrEqual(8)
  })
})
