import { describe, expect, test } from 'vitest'
import { areaRisk } from '../../../server/domain/areas/areaRisk.ts'
import { communeColumns } from '../../../server/domain/communeColumns.ts'
import { analyse } from '../../../server/domain/draws/analyse.ts'
import { drawBatch } from '../../../server/domain/draws/drawBatch.ts'
import { drawPlan } from '../../../server/domain/draws/drawPlan.ts'
import { drawDay, drawnDay } from '../../../server/domain/draws/drawDay.ts'
import { mergeDraws } from '../../../server/domain/draws/mergeDraws.ts'
import { publish } from '../../../server/domain/publish.ts'
import { situateDay } from '../../../server/domain/situate.ts'
import { dayStatuses, type DayStatuses } from '../../../server/domain/status/dayStatuses.ts'
import { DEMONSTRATION_DAY, demonstrationAllocation, demonstrationInputs } from '../demonstration.ts'
import { dayOf, dealt, seededStatuses, spearman } from './seededStatuses.ts'

/** The shipped communes and demonstration cabinets. */
const allocation = demonstrationAllocation()
const { communes, cabinets, pairs, flows } = allocation
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1)
const LEVELS = ['departement', 'circonscription'] as const

/** R of each area whose V is known, on a day of the test's own. */
function risksOf(day: DayStatuses): Record<(typeof LEVELS)[number], number[]> {
  const { terms } = communeColumns(allocation, day)
  const of = (niveau: (typeof LEVELS)[number]): number[] => {
    const area = allocation.areas[niveau]
    return area.codes.flatMap((_, a) => {
      const { couverture, risk } = areaRisk(area, terms, a)
      return couverture === 'minorant' || Number.isNaN(risk) ? [] : [risk]
    })
  }
  return { departement: of('departement'), circonscription: of('circonscription') }
}

const ALL_OPEN = dayOf(cabinets.map(() => 'active'))

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
}

const first20 = (risks: readonly number[]): Set<number> =>
  new Set([...risks.keys()].sort((a, b) => risks[b]! - risks[a]!).slice(0, 20))

describe('the risk answers the question: it follows what happens to cabinets', () => {
  const seeded = SEEDS.map((seed) => {
    const statuts = seededStatuses(allocation, seed)
    return { risks: risksOf(dayOf(statuts)), elsewhere: risksOf(dayOf(dealt(statuts, seed))) }
  })

  test('the same statuses elsewhere give another order: median Spearman under 0.7 by département', () => {
    const correlations = seeded.map(({ risks, elsewhere }) =>
      spearman(risks.departement, elsewhere.departement),
    )
    expect(median(correlations)).toBeLessThan(0.7)
  })

  test.each(LEVELS)('were every cabinet open, at least 8 of the first 20 would be others, by %s', (level) => {
    const open = first20(risksOf(ALL_OPEN)[level])
    const changed = seeded.map(({ risks }) => [...first20(risks[level])].filter((a) => !open.has(a)).length)
    expect(median(changed)).toBeGreaterThanOrEqual(8)
  })
})

describe('on the demonstration’s own day, in a few draws', () => {
  const day = dayStatuses(allocation, demonstrationInputs(), DEMONSTRATION_DAY)

  test('the statuses that are shipped change the order of the départements as real ones would', () => {
    const { departement: risks } = risksOf(day)
    const elsewhere = SEEDS.map((seed) => {
      const order = dealt([...cabinets.keys()], seed)
      return risksOf({
        ...day,
        statuts: order.map((j) => day.statuts[j]!),
        lastKnown: order.map((j) => day.lastKnown[j]!),
      })
    })
    expect(median(elsewhere.map(({ departement }) => spearman(risks, departement)))).toBeLessThan(0.7)
    const open = first20(risksOf(ALL_OPEN).departement)
    expect([...first20(risks)].filter((a) => !open.has(a)).length).toBeGreaterThanOrEqual(8)
  })
  const situation = situateDay(allocation, day, DEMONSTRATION_DAY)
  const draws = mergeDraws([drawBatch(drawPlan(allocation), 0, 20, 5)], 5)
  const { intervals, ranks } = analyse(
    allocation,
    situation,
    drawDay(allocation, draws, drawnDay(allocation, day)),
    { medecins: 2023, infirmiers: 2023 },
  )

  test('stopping every cabinet that follows a département’s patients takes R to 100·V, above its interval', () => {
    const { codes } = allocation.areas.departement
    for (const code of ['2A', '29', '48', '59', '75', '79', '974']) {
      const a = codes.indexOf(code)
      const followers = followersOf(code)
      const stopped = {
        ...day,
        statuts: day.statuts.map((own, j) => (followers.has(j) ? ('stopped' as const) : own)),
        lastKnown: day.lastKnown.map((own, j) => (followers.has(j) ? null : own)),
      }
      const { terms } = communeColumns(allocation, stopped)
      const { risk, interruption, lack } = areaRisk(allocation.areas.departement, terms, a)
      expect(interruption).toBeCloseTo(1, 9)
      expect(risk).toBeCloseTo(100 * lack, 9)
      expect(risk, code).toBeGreaterThan(intervals.departement!.risque!.high[a]!)
    }
  })

  test('who sorts the published values of a level finds every published rank', () => {
    const published = publish(situation, allocation, {
      aplMillesime: { medecins: 2023, infirmiers: 2023 },
      intervals,
    })
    let found = 0
    for (const level of ['circonscription', 'departement', 'region'] as const)
      for (const [indicator, own] of Object.entries(ranks[level])) {
        const values = published[level].codes.map((_, a) => {
          const { value, operator } = published[level].figure(
            a,
            indicator as keyof (typeof ranks)[typeof level],
          )
          return operator === undefined ? value : null
        })
        const sorted = values.filter((value) => value !== null).sort((x, y) => y - x)
        own.forEach((rank, a) => {
          if (rank === null) return
          found++
          expect(rank.rank).toBe(sorted.indexOf(values[a]!) + 1)
          expect(rank.of).toBe(sorted.length)
          expect(rank.low).toBeLessThanOrEqual(rank.rank)
          expect(rank.high).toBeGreaterThanOrEqual(rank.rank)
        })
      }
    expect(found).toBeGreaterThan(1000)
  })

  test('of every level, what is expected adds up to France, those whose APL nobody publishes being said', () => {
    const { levels } = situation
    const france = levels.france
    for (const level of ['commune', 'circonscription', 'departement', 'region'] as const) {
      const { values, couverture } = levels[level]
      const sum = (column: Float64Array, of: (a: number) => boolean = () => true): number =>
        column.reduce((all, value, a) => all + (of(a) && !Number.isNaN(value) ? value : 0), 0)
      for (const indicator of ['patients-suivis', 'interruptions-attendues'] as const)
        expect(Math.abs(sum(values[indicator]) / france.values[indicator][0]! - 1)).toBeLessThan(1e-12)
      // France leaves out the communes without APL; below it they are lower bounds.
      const known = sum(values['patients-sans-relais'], (a) => couverture[a] !== 'minorant')
      expect(Math.abs(known / france.values['patients-sans-relais'][0]! - 1)).toBeLessThan(1e-12)
      couverture.forEach((one, a) => {
        if (one !== 'minorant') return
        expect(ranks[level as 'departement']?.risque?.[a] ?? null).toBeNull()
      })
    }
  })
})

/** Indices of the cabinets that follow somebody who lives in the département. */
function followersOf(departement: string): ReadonlySet<number> {
  const found = new Set<number>()
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
      if (flows[p]! > 0 && communes[pairs.commune[p]!]!.departement === departement) found.add(j)
  return found
}
