import { expect, test } from 'vitest'
import { neighboursOf } from '../../server/country/land/neighbours.ts'
import { placingsOf } from '../../server/country/views/placings.ts'
import { similarTo } from '../../server/country/land/similar.ts'
import { createViews } from '../../server/country/views/view.ts'
import { analyseDay } from '../../server/country/analyst/analyse-day.ts'
import { computeDraws } from '../../server/country/analyst/compute-draws.ts'
import { verdictOf } from '../../server/domain/draws/verdictOf.ts'
import { pairedVerdict } from '../../server/country/views/paired.ts'
import { WORLD_DAY, worldContours, worldInputs } from '../world.ts'

const views = createViews(worldInputs)

test('neighbours share a border, on both sides; the sea is none', () => {
  const neighbours = neighboursOf(worldContours.circonscriptions)
  expect(Object.fromEntries(neighbours)).toEqual({
    '79-01': ['79-02'],
    '79-02': ['79-01', '86-01'],
    '86-01': ['79-02'],
    '2A-01': [],
    '976-01': [],
  })
  // Squares that touch at a corner are no neighbours.
  expect(neighboursOf(worldContours.communes).get('79001')).toEqual(['79002', '79004'])
})

test('the likes of a circonscription are of other départements, nearest first, and known in both respects', () => {
  const departementOf = (code: string): string => code.split('-')[0]!
  const likes = similarTo('79-01', views.allocation, worldContours, departementOf, 5)
  expect(likes).not.toContain('79-02')
  // Mayotte has no age ratio: the DREES publishes nothing there.
  expect([...likes].sort()).toEqual(['2A-01', '86-01'])
  expect(similarTo('976-01', views.allocation, worldContours, departementOf, 5)).toEqual([])
})

test('a rank counts who is above, its range who surely is; what is hidden is not ranked', () => {
  const view = views.at(WORLD_DAY)
  const { codes, figure } = view.levels.circonscription
  const placings = placingsOf(view, 'circonscription')
  codes.forEach((_, index) => {
    for (const { indicator, rank, low, high, of } of placings[index]!) {
      const own = figure(index, indicator).value!
      const others = codes.map((_, other) => figure(other, indicator).value).filter((value) => value !== null)
      expect(of).toBe(others.length)
      expect(rank).toBe(1 + others.filter((value) => value > own).length)
      if (indicator === 'patients-suivis') expect([low, high]).toEqual([null, null])
      if (indicator === 'etp')
        expect([low, high]).toEqual([rank, others.filter((value) => value >= own).length])
    }
  })
})

test('a difference is established by the draws of both, however far their intervals overlap', () => {
  const draws = Array.from({ length: 100 }, (_, b) => b)
  const of = (value: number | null, by: number | null) => ({
    value,
    sample: by === null ? null : Float64Array.from(draws, (b) => b + by),
  })
  // Each varies by 100 and always stands 2 above the other: intervals would never part them.
  expect(verdictOf(of(50, 0), of(52, 2))).toBe('established')
  expect(verdictOf(of(52, 2), of(50, 0))).toBe('established')
  // The draws say the contrary of what is told.
  expect(verdictOf(of(50, 2), of(52, 0))).toBe('not-established')
  const turned = Float64Array.from(draws, (b) => 100 - b)
  expect(verdictOf(of(50, 0), { value: 60, sample: turned })).toBe('not-established')
  expect(verdictOf(of(50, 0), of(50, 2))).toBe('same')
  expect(verdictOf(of(50, null), of(52, 2))).toBe('unknown')
  expect(verdictOf(of(50, 0), of(null, 2))).toBeNull()
  expect(verdictOf(of(50, 0), { ...of(52, 2), operator: 'at-least' })).toBeNull()
})

test('areas compare by the draws that both share, whichever is asked first; a bound and what is hidden do not', async () => {
  const drawn = createViews(worldInputs)
  const before = drawn.at(WORLD_DAY)
  const draws = await computeDraws(drawn.allocation, { count: 40, seed: 7, threads: 1 })
  drawn.useAnalyst(async (day, events) =>
    analyseDay(drawn.allocation, draws, { ...worldInputs, events }, day),
  )
  await drawn.analysed(WORLD_DAY)
  const view = drawn.at(WORLD_DAY)
  const { codes, figure } = view.levels.circonscription
  const verdicts = new Set<string | null>()
  codes.forEach((_, a) =>
    codes.forEach((_, b) => {
      const [x, y] = [a, b].map((index) => ({ view, niveau: 'circonscription', index }) as const)
      const found = pairedVerdict('risque', x!, y!)
      verdicts.add(found)
      expect(pairedVerdict('risque', y!, x!)).toBe(found)
      const told = [a, b].every((index) => {
        const { value, operator } = figure(index, 'risque')
        return value !== null && operator === undefined
      })
      expect(found !== null).toBe(told)
      if (told && a === b) expect(found).toBe('same')
      // Before anything is drawn only equal values can be told.
      if (told && figure(a, 'risque').value !== figure(b, 'risque').value)
        expect(pairedVerdict('risque', { ...x!, view: before }, { ...y!, view: before })).toBe('unknown')
    }),
  )
  expect(verdicts.size).toBeGreaterThan(2)
  // Two days of one area, drawn together: what did not change is the same, and nothing else is.
  const then = await drawn.analysed('2026-07-01')
  const days = codes.map((_, index) =>
    (['risque', 'suivi-ouvert'] as const).map((indicator) => {
      const [a, b] = [then, view].map((one) => ({ view: one, niveau: 'circonscription', index }) as const)
      const same = a!.view.levels.circonscription.figure(index, indicator).value
      const found = pairedVerdict(indicator, a!, b!)
      if (found === 'same') expect(same).toBe(figure(index, indicator).value)
      return found
    }),
  )
  expect(days.flat()).toContain('established')
})
