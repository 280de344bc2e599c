import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns } from './columns.ts'
import { ABSENT, boundsOf, classOf, classesOf, NOT_APPLICABLE, SECRET } from '../../web/map/data/class.ts'
import { classWords } from '../../server/domain/legend/class-words.ts'
import { figureAt } from '../../web/map/write-figure.ts'
import { windowOf, ROW_HEIGHT } from '../../web/map/table/window.ts'
import { fold, shownRows, type TableRequest } from '../../web/map/table/rows.ts'

const niveau = columns('departement', [
  { code: '79', nom: 'Deux-Sèvres', risque: 58, region: '75' },
  { code: '86', nom: 'Vienne', risque: 20, region: '75' },
  { code: '88', nom: 'Vosges', risque: null, state: 's', region: '44' },
  { code: '2A', nom: 'Corse-du-Sud', risque: 58, region: '94' },
  { code: '976', nom: 'Mayotte', risque: null, state: 'n', region: '06' },
  { code: '42', nom: 'St-Étienne', risque: 31, region: '84' },
])
const all: TableRequest = {
  search: '',
  classes: [],
  perimeter: null,
  sort: { key: 'risque', direction: 'desc' },
}
const noms = (request: Partial<TableRequest>): string[] =>
  Array.from(
    shownRows(niveau, classesOf(niveau, 'risque'), { ...all, ...request }),
    (row) => niveau.noms[row]!,
  )

describe('rows of the table', () => {
  it('are found by œ as it is typed, in two letters', () => {
    expect(fold('Cœuvres-et-Valsery')).toBe(fold('coeuvres et valsery'))
  })

  it('sort by value, those without last in both directions, ties by name', () => {
    expect(noms({})).toEqual(['Corse-du-Sud', 'Deux-Sèvres', 'St-Étienne', 'Vienne', 'Mayotte', 'Vosges'])
    expect(noms({ sort: { key: 'risque', direction: 'asc' } })).toEqual([
      'Vienne',
      'St-Étienne',
      'Corse-du-Sud',
      'Deux-Sèvres',
      'Mayotte',
      'Vosges',
    ])
    expect(noms({ sort: { key: 'nom', direction: 'asc' } })[0]).toBe('Corse-du-Sud')
  })

  it.each([
    ['deux sevres', ['Deux-Sèvres']],
    ['SEVRES', ['Deux-Sèvres']],
    ['saint etienne', ['St-Étienne']],
    ['st-etienne', ['St-Étienne']],
    ['2a', ['Corse-du-Sud']],
    ['97', ['Mayotte']],
    ['èvres', []],
  ])('are found by what a person types: %s', (search, expected) => {
    expect(noms({ search })).toEqual(expected)
  })

  it('keep to a region, a département, and the classes of the legend', () => {
    expect(noms({ perimeter: { kind: 'region', codes: ['75'] } })).toEqual(['Deux-Sèvres', 'Vienne'])
    expect(noms({ perimeter: { kind: 'departement', codes: ['2A'] } })).toEqual(['Corse-du-Sud'])
    expect(noms({ classes: [5] })).toEqual(['Corse-du-Sud', 'Deux-Sèvres'])
  })

  it('fold any name to letters, digits and single spaces', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(fold(name)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/)
      }),
    )
  })
})

describe('classes', () => {
  it('open at their lower bound', () => {
    expect([9.9, 10, 19, 20, 35, 100].map((x) => classOf(x, boundsOf('risque')))).toEqual([0, 1, 2, 3, 5, 5])
  })
  it('tell withheld from not applicable and from missing', () => {
    expect([...classesOf(niveau, 'risque')]).toEqual([5, 3, SECRET, 5, NOT_APPLICABLE, 4])
    const without = columns('departement', [
      { code: '01', nom: 'Ain', risque: null, state: 'o', region: '84' },
    ])
    expect([...classesOf(without, 'risque')]).toEqual([ABSENT])
    const unknown = { code: '976', nom: 'Mayotte', risque: null, state: 'a', region: '06' }
    const niveauInconnu = columns('departement', [unknown])
    expect([...classesOf(niveauInconnu, 'risque')]).toEqual([ABSENT])
    expect(figureAt('fr', niveauInconnu, 'risque', 0)).toMatchObject({ text: 'donnée absente', known: false })
    expect(figureAt('en', niveauInconnu, 'risque', 0).text).toBe('no data')
  })
  it('hold no lower bound: what is missing is never coloured as safe, and its number says what it is', () => {
    const partiel = columns('departement', [{ code: '976', nom: 'Mayotte', risque: 6, region: '06' }])
    const bound = { ...partiel, operators: { risque: 'm' } }
    expect([...classesOf(partiel, 'risque')]).toEqual([0])
    expect([...classesOf(bound, 'risque')]).toEqual([ABSENT])
    expect(figureAt('fr', bound, 'risque', 0).text).toBe('au moins 6')
    expect(figureAt('en', bound, 'risque', 0).text).toBe('at least 6')
  })
  it('are worded without a gap or an overlap', () => {
    const bounds = boundsOf('risque')
    expect([0, 1, 5].map((k) => classWords('fr', 'risque', bounds, k))).toEqual([
      'moins de 10',
      '10 à 15',
      '35 et plus',
    ])
    expect(classWords('fr', 'apl-mg65', boundsOf('apl-mg65'), 1)).toBe('1,5 à 2,5')
    expect(classWords('en', 'part-zip', boundsOf('part-zip'), 1)).toBe('10% to 25%')
  })
})

describe('figures in words', () => {
  it('say why when there is none', () => {
    expect(figureAt('fr', niveau, 'risque', 2)).toMatchObject({ text: '< 11', known: false })
    expect(figureAt('fr', niveau, 'risque', 4)).toMatchObject({ text: 'sans objet', known: false })
  })
  it('give the interval beside the value, and the class alone for communes', () => {
    const one = { code: '79', nom: 'Deux-Sèvres', risque: 58, region: '75', low: 49, high: 66 }
    expect(figureAt('fr', columns('departement', [one]), 'risque', 0)).toEqual({
      text: '58',
      interval: 'entre 49 et 66',
      short: '49 à 66',
      known: true,
    })
    const commune = columns('commune', [{ ...one, code: '79191', risque: 55, state: 'k', low: 50, high: 60 }])
    expect(figureAt('fr', commune, 'risque', 0)).toMatchObject({ text: '50 à 60', interval: null })
  })
})

describe('the window on 35,000 rows', () => {
  it('always stands for every row, whatever the scroll', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(2_000_000), fc.nat(3000), (n, scrolled, height) => {
        const { start, end, before, after } = windowOf(n, scrolled, height)
        expect(before + (end - start) * ROW_HEIGHT + after).toBe(n * ROW_HEIGHT)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(n)
        expect(end - start).toBeLessThanOrEqual(Math.max(150, Math.ceil(3000 / ROW_HEIGHT) + 24))
      }),
    )
  })
  it('covers what is seen', () => {
    const { start, end } = windowOf(35_000, 10_000 * ROW_HEIGHT, 600)
    expect(start).toBeLessThanOrEqual(10_000)
    expect(end * ROW_HEIGHT).toBeGreaterThanOrEqual(10_000 * ROW_HEIGHT + 600)
  })
})
