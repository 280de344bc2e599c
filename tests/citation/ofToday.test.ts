import { expect, test } from 'vitest'
import { ofToday } from '../../server/service/citation/ofToday.ts'
import { phrasesOf } from '../../server/service/citation/phrases.ts'
import { figuresOf } from '../../server/service/citation/run-figures.ts'

const APL = { medecins: 2023, infirmiers: 2023 }

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
  const told = codes.map((code) => figuresOf(level, code, APL)!.figures[0]!)
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
  expect(figuresOf(level, '79-01', APL)).toBeNull()
})

test.each([
  [undefined, /zonage des agences régionales de santé, d’après un relevé de mai 2025 dont l’origine reste/],
  [null, /zonage des agences régionales de santé, dans une édition que Relais n’a plus\)/],
  ['2026-01-05', /zonage des agences régionales de santé, arrêtés pris le 5 janvier 2026\)/],
  ['2024-03-01/2026-01-05', /arrêtés pris du 1er mars 2024 au 5 janvier 2026\)/],
])('a quotation says of which edition its zoning is: %s', (order, said) => {
  const shares = { 'part-zip': [20], 'part-zac': [30] }
  const level = {
    ...{ asOf: '2026-10-01', codes: ['79-01'], values: { 'patients-sans-relais': [null], ...shares } },
    ...{ lows: {}, highs: {}, states: { 'patients-sans-relais': 'n', 'part-zip': 'o', 'part-zac': 'o' } },
    ...{ operators: {}, ranks: [null] },
  }
  const quoted = { ...{ code: '79-01', nom: 'Deux-Sèvres', asOf: '2026-10-01', demonstration: false } }
  const phrases = phrasesOf({ ...quoted, ...figuresOf(level, '79-01', APL, false, order)! })
  expect(phrases.find(({ id }) => id === 'zonage')!.fr).toMatch(said)
})
