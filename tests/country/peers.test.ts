import { expect, test } from 'vitest'
import { neighboursOf } from '../../server/country/land/neighbours.ts'
import { placingsOf } from '../../server/country/views/placings.ts'
import { similarTo } from '../../server/country/land/similar.ts'
import { createViews } from '../../server/country/views/view.ts'
import { contrast } from '../../server/domain/contrast.ts'
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

test('a difference is established only when the intervals do not meet', () => {
  const of = (value: number, low: number | null, high: number | null) => ({ value, low, high })
  expect(contrast(of(10, 5, 15), of(20, 16, 30))).toBe('established')
  expect(contrast(of(20, 16, 30), of(10, 5, 15))).toBe('established')
  expect(contrast(of(10, 5, 15), of(20, 15, 30))).toBe('not-established')
  expect(contrast(of(10, 5, 15), of(10, 5, 15))).toBe('same')
  expect(contrast(of(10, null, null), of(20, 15, 30))).toBe('unknown')
  expect(contrast(of(10, 5, 15), { value: null, low: null, high: null })).toBeNull()
})
