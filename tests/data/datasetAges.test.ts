import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { datasetAges } from '../../data/dataset-ages.ts'
import { PROVENANCES } from '../../data/datasets.ts'
import { PACKAGE } from './package-files.ts'

const csv = (...lines: string[]) => ['id,titre,millesime,date', ...lines].join('\n')

test('the age of a dataset is counted in whole months on a given day, from the end of what it speaks of', () => {
  const ages = datasetAges(
    csv('a,A,liste du 22 août,2026-08-22', 'b,B,2023,2023', 'c,C,mai 2025,2025-05', 'd,D,un jour,'),
    '2026-11-21',
  )
  expect(ages.map(({ id, months }) => [id, months])).toEqual([
    ['b', 35],
    ['c', 18],
    ['a', 2],
    ['d', null],
  ])
  expect(datasetAges(csv('a,A,v,2026-08-22'), '2026-11-22')[0]?.months).toBe(3)
  expect(datasetAges(csv('a,A,v,2026'), '2026-11-22')[0]?.months).toBe(0)
})

test('every dataset of the package has an age', () => {
  const ages = datasetAges(readFileSync(`${PACKAGE}sources.csv`), '2026-11-28')
  const dated = new Set(ages.filter(({ months }) => months != null).map(({ id }) => id))
  for (const { id } of PROVENANCES) expect(dated).toContain(id)
})
