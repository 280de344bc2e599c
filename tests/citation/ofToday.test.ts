import { expect, test } from 'vitest'
import { ofToday } from '../../server/service/citation/ofToday.ts'
import { figuresOf } from '../../server/service/citation/run-figures.ts'

const cited = {
  indicator: 'patients-sans-relais',
  ...{ value: null, low: null, high: null, unit: 'personnes', sources: [], vintage: '2026-10-01' },
} as const

test.each([
  ['suppressed', '< 11', 'hidden'],
  ['suppressed', 'non diffusé', 'protecting'],
  ['not-calculated', 'non calculé', 'not-calculated'],
  ['not-calculated', 'donnée absente', 'missing'],
  ['not-applicable', 'sans objet', 'not-applicable'],
  ['hidden', '< 11', 'hidden'],
] as const)('%s, frozen as « %s », is read as %s', (status, rounded, today) => {
  expect(ofToday({ ...cited, status, rounded })).toEqual({ ...cited, status: today, rounded })
})

test('a run stored with one letter an area tells why each figure is not shown', () => {
  const letters = { s: 'hidden', p: 'protecting', c: 'not-calculated', a: 'missing', n: 'not-applicable' }
  const codes = Object.keys(letters)
  const column = { 'patients-sans-relais': codes.map(() => null) }
  const level = {
    ...{ asOf: '2026-10-01', codes, values: column, lows: {}, highs: {} },
    ...{ states: { 'patients-sans-relais': codes.join('') }, operators: {}, ranks: codes.map(() => null) },
  }
  const told = codes.map((code) => figuresOf(level, code, '2023')!.figures[0]!)
  expect(told.map(({ status }) => status)).toEqual(Object.values(letters))
  expect(told.map(({ rounded }) => rounded)).toEqual([
    '< 11',
    'non diffusé',
    'non calculé',
    'donnée absente',
    'sans objet',
  ])
})

test('what the first method computed is worded by nobody else', () => {
  const level = {
    ...{ asOf: '2026-10-01', codes: ['79-01'], values: { 'patients-affectes': [120] }, lows: {}, highs: {} },
    ...{ states: { 'patients-affectes': 'o' }, operators: {}, ranks: [null] },
  }
  expect(figuresOf(level, '79-01', '2023')).toBeNull()
})
