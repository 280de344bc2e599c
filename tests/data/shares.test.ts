import { describe, expect, test } from 'vitest'
import { fit } from '../../data/shares/fit.ts'
import { mayotteShares } from '../../data/shares/mayotte.ts'
import { shares } from '../../data/shares/shares.ts'
import { communesCog2022 } from '../../data/sources/communes-cog-2022.ts'
import { readSource } from '../../data/sources/source.ts'
import { rows } from './package-files.ts'

const table = rows('circonscription_communes', 'code_commune', 'code_circonscription', 'part')
const communes = rows('communes', 'code', 'population')
const circonscriptions = rows('circonscriptions', 'code', 'departement', 'statut', 'population_2019')

describe('the shares in the package', () => {
  test('sum to exactly 1 for each of the 34,875 communes', () => {
    const totals = new Map<string, number>()
    for (const row of table)
      totals.set(row.code_commune, (totals.get(row.code_commune) ?? 0) + Math.round(Number(row.part) * 1e6))
    expect(totals.size).toBe(34_875)
    expect([...totals].filter(([, total]) => total !== 1e6)).toEqual([])
  })

  test('reach the 558 circonscriptions with figures and no other', () => {
    const reached = new Set(table.map((row) => row.code_circonscription))
    const expected = circonscriptions.filter((row) => row.statut === 'figures').map((row) => row.code)
    expect([...reached].sort()).toEqual(expected.sort())
  })

  test('bring every circonscription to its published population, counted in the same year', () => {
    const current = new Map(
      rows('communes_anciennes', 'code', 'code_commune').map((row) => [row.code, row.code_commune]),
    )
    for (const { code } of communes) current.set(code, code)
    const people = new Map<string, number>()
    for (const { code, kind, population } of readSource(communesCog2022, '').rows) {
      if (kind !== 'commune') continue
      const commune = current.get(code) ?? `unknown ${code}`
      people.set(commune, (people.get(commune) ?? 0) + population)
    }
    expect([...people.keys()].filter((code) => code.startsWith('unknown'))).toEqual([])
    const sums = new Map<string, number>()
    for (const { code_circonscription: code, code_commune: commune, part } of table)
      sums.set(code, (sums.get(code) ?? 0) + Number(part) * (people.get(commune) ?? 0))
    const gaps = circonscriptions
      .filter((row) => row.statut === 'figures')
      .map(({ code, population_2019: published }) => ({
        code,
        persons: (sums.get(code) ?? NaN) - Number(published),
        share: (sums.get(code) ?? NaN) / Number(published) - 1,
      }))
    expect(gaps).toHaveLength(558)
    // To the person, but for the rounding of shares to the millionth…
    const apart = gaps.filter(({ persons }) => !(Math.abs(persons) <= 3))
    // …and for communes that merged on 1 January 2022, of whose people the published table forgets a part.
    expect(apart.map(({ code }) => code).sort()).toEqual([
      '02-05',
      '16-02',
      '19-01',
      '24-03',
      '24-04',
      '25-01',
      '25-02',
      '25-05',
      '26-04',
      '56-03',
      '85-01',
      '85-02',
      '85-05',
    ])
    for (const { code, share } of apart) expect(Math.abs(share), code).toBeLessThan(0.0036)
  })

  test('so a circonscription counts as many people today as its communes have won or lost since', () => {
    const today = new Map(communes.map((row) => [row.code, Number(row.population)]))
    const sums = new Map<string, number>()
    for (const { code_circonscription: code, code_commune: commune, part } of table)
      sums.set(code, (sums.get(code) ?? 0) + Number(part) * (today.get(commune) ?? NaN))
    const changes = circonscriptions
      .filter((row) => row.statut === 'figures')
      .map(({ code, population_2019: published }) => (sums.get(code) ?? NaN) / Number(published) - 1)
    // Some years of births, deaths and moves: never beyond a tenth.
    for (const change of changes) expect(Math.abs(change)).toBeLessThan(0.1)
    const people = [...sums.values()].reduce((a, b) => a + b, 0)
    expect(people).toBeCloseTo(
      [...today.values()].reduce((a, b) => a + b, 0),
      0,
    )
  })

  test('give Mayotte its two published populations, Mamoudzou divided', () => {
    const people = new Map(communes.map((row) => [row.code, Number(row.population)]))
    for (const { code, population_2019: published } of circonscriptions.filter(
      (row) => row.departement === '976',
    )) {
      const sum = table
        .filter((row) => row.code_circonscription === code)
        .reduce((total, row) => total + Number(row.part) * (people.get(row.code_commune) ?? NaN), 0)
      expect(Math.abs(sum - Number(published))).toBeLessThan(1)
    }
  })

  test('divide communes that merged across circonscriptions', () => {
    // Culoz-Béon: Culoz in the 3rd, Béon in the 5th circonscription of the Ain.
    const codes = table.filter((row) => row.code_commune === '01138').map((row) => row.code_circonscription)
    expect(codes.sort()).toEqual(['01-03', '01-05'])
  })
})

describe('fitting', () => {
  const seed = (a: number, b: number) =>
    new Map([
      ['A', a],
      ['B', b],
    ])

  test('keeps the people of rows and reaches the columns', () => {
    const fitted = fit(
      [
        { people: 100, seed: seed(1, 1) },
        { people: 200, seed: seed(3, 1) },
      ],
      seed(150, 150),
    )
    const people = (fitted ?? []).map(({ cells }) => ({ a: cells.get('A') ?? NaN, b: cells.get('B') ?? NaN }))
    expect(people.map(({ a, b }) => Math.round(a + b))).toEqual([100, 200])
    expect(people.reduce((sum, { a }) => sum + a, 0)).toBeCloseTo(150, 1)
    // What the seed says survives: the odds ratio of the two rows is still 3.
    const [first = NaN, second = NaN] = people.map(({ a, b }) => a / b)
    expect(second / first).toBeCloseTo(3, 2)
  })

  test('answers null when there are not enough people', () => {
    expect(fit([{ people: 100, seed: seed(1, 1) }], seed(150, 0))).toBeNull()
  })
})

describe('a group of circonscriptions', () => {
  test('is scaled as a whole: what is not in whole communes goes to the split one', () => {
    const result = shares({
      belonging: {
        pieces: new Map([
          ['W1', [{ code: 'W1', circonscriptions: ['1-01'] }]],
          ['W2', [{ code: 'W2', circonscriptions: ['1-02'] }]],
          ['S', [{ code: 'S', circonscriptions: ['1-01', '1-02'] }]],
        ]),
        byContour: new Map([['97611', '976-02']]),
        circonscriptions: new Map([
          ['W1', ['1-01']],
          ['W2', ['1-02']],
          ['S', ['1-01', '1-02']],
        ]),
      },
      current: (code) => code,
      people: new Map([
        ['W1', 11_000],
        ['W2', 55_000],
        ['S', 44_000],
      ]),
      populations: new Map([['97611', 100]]),
      // Together 100,000 in 2019 and 110,000 in the estimate: each is scaled by 1.1.
      portraits: new Map([
        ['1-01', 40_000],
        ['1-02', 60_000],
        ['976-01', 40],
        ['976-02', 60],
      ]),
      seedOf: () =>
        new Map([
          ['1-01', 1],
          ['1-02', 1],
        ]),
    })
    const part = (circonscription: string) =>
      result.find((share) => share.commune === 'S' && share.circonscription === circonscription)
    expect(part('1-01')?.regle).toBe('ajustee')
    // 44,000 less 11,000 in whole communes: 33,000 of 44,000.
    expect(part('1-01')?.millionths).toBe(750_000)
    expect((part('1-01')?.millionths ?? 0) + (part('1-02')?.millionths ?? 0)).toBe(1e6)
  })

  test('of Mayotte refuses populations that its communes cannot add up to', () => {
    const contours = new Map([
      ['97601', '976-01'],
      ['97611', '976-02'],
    ])
    const populations = new Map([
      ['97601', 500],
      ['97611', 100],
    ])
    expect(() => mayotteShares(contours, populations, new Map([['976-01', 400]]))).toThrow('Mayotte')
  })
})
