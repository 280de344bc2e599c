import { expect, test } from 'vitest'
import { medianHalfWidth } from '../../server/domain/medianHalfWidth.ts'

test('half of each interval beside its value, the middle one; figures without value or interval are no part of it', () => {
  const figures = [
    { value: 100, low: 80, high: 120 },
    { value: 10, low: 5, high: 15 },
    { value: 50, low: 20, high: 80 },
    { value: null, low: 1, high: 2 },
    { value: 0, low: 0, high: 0 },
    { value: 7, low: null, high: null },
  ]
  expect(medianHalfWidth(figures)).toEqual({ median: 0.5, areas: 3 })
  expect(medianHalfWidth(figures.slice(3))).toBeNull()
})
