import { expect, test } from 'vitest'
import { pick } from '../../web/sheet/search-list.ts'
import { pages } from './fixtures.ts'

const { items } = pages.circonscriptions
const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code)

test('the list is sorted either way, and what is not told comes last both times', () => {
  const told = items.filter(({ figures }) =>
    figures.some(({ indicator, status }) => indicator === 'risque' && status === 'ok'),
  )
  for (const way of ['croissant', 'decroissant'] as const) {
    const sorted = codes(pick(items, '', 'risque', way))
    expect(new Set(sorted.slice(0, told.length))).toEqual(new Set(codes(told)))
    expect(sorted).toHaveLength(items.length)
  }
  expect(codes(pick(items, '', 'code', 'decroissant'))).toEqual(codes(items).sort().reverse())
})

test('the circonscriptions of a commune that was found are listed beside what the words find', () => {
  const [first, , last] = items
  expect(codes(pick(items, first!.code, 'code', 'croissant', new Set([last!.code])))).toEqual(
    [first!.code, last!.code].sort(),
  )
})
