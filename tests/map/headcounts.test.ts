import { expect, it } from 'vitest'
import type { LevelColumns } from '../../web/map/data/columns.ts'
import { atLeast } from '../../web/map/plan/headcounts.ts'

it('a disc stands for what is known: the number, or the lower end of its class, and nothing where it is hidden', () => {
  const columns = {
    values: { 'patients-sans-relais': [2600, 27_500, null] },
    lows: { 'patients-sans-relais': [1700, 5000, null] },
    highs: { 'patients-sans-relais': [3900, 49_999, null] },
    states: { 'patients-sans-relais': 'oks' },
  } as unknown as LevelColumns
  expect([0, 1, 2].map((row) => atLeast(columns, 'patients-sans-relais', row))).toEqual([2600, 5000, null])
})
