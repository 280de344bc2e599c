import { describe, expect, test } from 'vitest'
import { allocate } from '../../server/domain/allocate.ts'
import { analyse } from '../../server/domain/draws/analyse.ts'
import { differenceOf } from '../../server/domain/draws/differenceOf.ts'
import { drawBatch } from '../../server/domain/draws/drawBatch.ts'
import { drawPlan } from '../../server/domain/draws/drawPlan.ts'
import { drawDay, drawnDay } from '../../server/domain/draws/drawDay.ts'
import { intervals } from '../../server/domain/draws/intervals.ts'
import { judgementOf } from '../../server/domain/draws/judgementOf.ts'
import { mergeDraws } from '../../server/domain/draws/mergeDraws.ts'
import { ranksOf } from '../../server/domain/draws/ranksOf.ts'
import { sampleOf } from '../../server/domain/draws/sampleOf.ts'
import type { Statut } from '../../server/domain/model.ts'
import { DEFAULT_PARAMETERS } from '../../server/domain/parameters.ts'
import { riskLabel } from '../../server/domain/risk/riskLabel.ts'
import { situateDay } from '../../server/domain/situate.ts'
import { dayStatuses, type DayStatuses } from '../../server/domain/status/dayStatuses.ts'
import { worldInputs, WORLD_DAY, WORLD_PATIENTS } from '../world.ts'

const allocation = allocate(worldInputs, { ...DEFAULT_PARAMETERS, patients: WORLD_PATIENTS })
const statuses = dayStatuses(allocation, worldInputs, WORLD_DAY)
const situation = situateDay(allocation, statuses, WORLD_DAY)
const draws = mergeDraws([drawBatch(drawPlan(allocation), 0, 200, 11)], 11)
const drawn = (day: DayStatuses) => drawDay(allocation, draws, drawnDay(allocation, day))
const day = drawn(statuses)
const circonscription = situation.levels.circonscription.codes
const withStatus = (id: string, statut: Statut, lastKnown: Statut | null = null): DayStatuses => {
  const j = allocation.cabinets.findIndex((cabinet) => cabinet.id === id)
  return {
    ...statuses,
    statuts: statuses.statuts.with(j, statut),
    lastKnown: statuses.lastKnown.with(j, lastKnown),
  }
}

describe('the draws', () => {
  test('hold P* in every draw', () => {
    for (const total of sampleOf(day.france, 'patients-suivis', 0))
      expect(total).toBeCloseTo(WORLD_PATIENTS, 2)
  })

  test('give intervals that hold the point at every level', () => {
    const bounds = intervals(day)
    for (const niveau of ['circonscription', 'departement', 'region'] as const)
      for (const indicator of ['patients-suivis', 'interruptions-attendues', 'risque'] as const) {
        const { low, high } = bounds[niveau]![indicator]!
        situation.levels[niveau].values[indicator].forEach((value, a) => {
          if (Number.isNaN(value)) return expect(low[a]).toBeNaN()
          expect(low[a]!).toBeLessThanOrEqual(value)
          expect(high[a]!).toBeGreaterThanOrEqual(value)
        })
      }
  })

  test('sums narrow: a region is surer of its followed than its parts', () => {
    const bounds = intervals(day)
    const width = (niveau: 'circonscription' | 'region', a: number): number => {
      const { low, high } = bounds[niveau]!['patients-suivis']!
      return (high[a]! - low[a]!) / situation.levels[niveau].values['patients-suivis'][a]!
    }
    const aquitaine = situation.levels.region.codes.indexOf('75')
    expect(width('region', aquitaine)).toBeLessThan(
      width('circonscription', circonscription.indexOf('79-01')),
    )
  })

  test('are refused when one is missing or comes twice', () => {
    const [one, two] = [drawBatch(drawPlan(allocation), 0, 2, 1), drawBatch(drawPlan(allocation), 3, 4, 1)]
    expect(() => mergeDraws([one, two], 1)).toThrow(/expected a batch from 2/)
    expect(() => mergeDraws([one, one], 1)).toThrow(/expected a batch from 2/)
    expect(() => mergeDraws([], 1)).toThrow(/no batch/)
  })

  test('judge once for the whole country: where everything has stopped, H is 1 in every draw', () => {
    const all = drawn({ ...statuses, statuts: statuses.statuts.map(() => 'stopped') })
    for (const h of sampleOf(all.france, 'interruption', 0)) expect(h).toBeCloseTo(1, 6)
    const open = drawn({ ...statuses, statuts: statuses.statuts.map(() => 'active') })
    sampleOf(open.france, 'interruption', 0).forEach((h, b) =>
      expect(h).toBeCloseTo(judgementOf(11, b).interruption.active, 6),
    )
  })

  test('in every draw: a closure never lowers, a reopening never raises, an unknown never lowers', () => {
    const samples = (one: DayStatuses) => {
      const made = drawn(one)
      return circonscription.flatMap((_, a) =>
        (['risque', 'patients-sans-relais'] as const).map((indicator) =>
          sampleOf(made.circonscription, indicator, a),
        ),
      )
    }
    const before = samples(statuses)
    for (const worse of [
      withStatus('C1', 'stopped'),
      withStatus('C2', 'unknown', 'reduced'),
      withStatus('C3', 'unknown', 'suspended'),
      withStatus('C6', 'unknown', 'active'),
    ])
      samples(worse).forEach((sample, k) =>
        sample.forEach((value, b) => {
          if (!Number.isNaN(value)) expect(value).toBeGreaterThanOrEqual(before[k]![b]! - 1e-4)
        }),
      )
    samples(withStatus('C5', 'active')).forEach((sample, k) =>
      sample.forEach((value, b) => {
        if (!Number.isNaN(value)) expect(value).toBeLessThanOrEqual(before[k]![b]! + 1e-4)
      }),
    )
  })
})

describe('what is compared is drawn together', () => {
  const risk = (one: DayStatuses, code: string) =>
    sampleOf(drawn(one).circonscription, 'risque', circonscription.indexOf(code))

  test('a closure is established where the two intervals still meet', () => {
    const [before, after] = [risk(statuses, '79-01'), risk(withStatus('C2', 'stopped'), '79-01')]
    const found = differenceOf(before, after)!
    expect(found.low).toBeGreaterThan(0)
    expect(found.established).toBe(true)
    expect(Math.min(...after)).toBeLessThan(Math.max(...before))
  })

  test('nothing differs from itself, and nothing is said where nobody is followed', () => {
    expect(differenceOf(risk(statuses, '79-01'), risk(statuses, '79-01'))).toEqual({
      low: 0,
      high: 0,
      established: false,
    })
    expect(differenceOf(risk(statuses, '976-01'), risk(statuses, '79-01'))).toBeNull()
    expect(() => differenceOf(new Float64Array(2), new Float64Array(3))).toThrow(RangeError)
  })
})

describe('ranks', () => {
  test('are those of the published values, ties sharing the first place', () => {
    const { ranks } = ranksOf([10, 30, null, 30, 20, 5, 4, 3, 2, 1, 0])
    expect(ranks.map((rank) => rank?.rank ?? null)).toEqual([4, 1, null, 1, 3, 5, 6, 7, 8, 9, 10])
    expect(ranks[1]).toEqual({ rank: 1, low: 1, high: 2, kind: 'ex-aequo', of: 10 })
  })

  test('have the range of the draws, widened to hold the rank', () => {
    const values = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    // In every draw the first two change places: the published order is not the usual one.
    const sample = (a: number): Float64Array => new Float64Array(50).fill([8, 9][a] ?? values[a]!)
    const { ranks, top, bottom } = ranksOf(values, sample)
    expect(ranks[0]).toEqual({ rank: 1, low: 1, high: 2, kind: 'tirages', of: 10 })
    expect(ranks[1]).toEqual({ rank: 2, low: 1, high: 2, kind: 'tirages', of: 10 })
    expect([top[0], top[1], top[2], bottom[5], bottom[6]]).toEqual([1, 1, 0, 0, 1])
  })

  test('are not told where they would say nothing', () => {
    const tied = ranksOf([5, 5, 5, 4, 3, 2, 1, 0, -1, -2])
    expect(tied.ranks.slice(0, 4).map((rank) => rank?.rank ?? null)).toEqual([null, null, null, 4])
    const wide = ranksOf([9, 8, 7, 6, 5, 4, 3, 2, 1, 0], (a) =>
      a === 0
        ? Float64Array.from({ length: 40 }, (_, b) => (b % 2 ? 10 : -1))
        : new Float64Array(40).fill(9 - a),
    )
    expect(wide.ranks[0]).toBeNull()
    expect(wide.ranks[5]).not.toBeNull()
  })

  test('of a day: an area without a figure, or with a lower bound, has none and no label', () => {
    const { ranks, labels } = analyse(allocation, situation, day, { medecins: 2023, infirmiers: 2023 })
    const mayotte = circonscription.indexOf('976-01')
    expect(ranks.circonscription.risque[mayotte]).toBeNull()
    expect(labels.circonscription[mayotte]).toBeNull()
    ranks.circonscription.risque.forEach((rank) => {
      if (rank === null) return
      expect(rank.of).toBe(4)
      expect(rank.low).toBeLessThanOrEqual(rank.rank)
      expect(rank.high).toBeGreaterThanOrEqual(rank.rank)
    })
  })

  test('labels ask for four draws in five, and for a risk that deserves its name', () => {
    const grounds = { value: 30, high: 60, top: 0.8, bottom: 0, couverture: 'entiere' } as const
    expect(riskLabel(grounds)).toBe('eleve')
    expect(riskLabel({ ...grounds, top: 0.79 })).toBe('indetermine')
    expect(riskLabel({ ...grounds, value: 24 })).toBe('indetermine')
    expect(riskLabel({ ...grounds, couverture: 'minorant' })).toBeNull()
    const low = { value: 8, high: 24, top: 0, bottom: 0.9, couverture: 'entiere' } as const
    expect(riskLabel(low)).toBe('faible')
    expect(riskLabel({ ...low, high: 25 })).toBe('indetermine')
    expect(riskLabel({ ...low, couverture: 'partielle' })).toBe('indetermine')
  })
})
