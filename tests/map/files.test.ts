import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../../web/map/export/csv.ts'
import { sheetOf, type ExportSheet } from '../../web/map/export/rows.ts'
import { MapPage } from '../../web/map/map-page.svelte.ts'
import type { StartData } from '../../web/map/start-data.ts'
import { bins } from '../../web/map/charts/bins.ts'
import { byApl, under } from '../../web/map/plan/threshold.ts'
import { columns } from './columns.ts'

const sheet = (lines: ExportSheet['rows'], decimals: ExportSheet['decimals']): ExportSheet => ({
  nom: 'essai',
  headings: decimals.map((_, n) => `colonne ${n}`),
  rows: lines,
  decimals,
  provenance: [],
  codes: [],
})

describe('CSV for French Excel', () => {
  it('starts with its mark, parts by semicolons, writes decimal commas and ends lines as Windows does', () => {
    const csv = csvOf(sheet([['01001', 'L’Abergement', 2.6, null]], [null, null, 2, 0]))
    expect(csv).toBe('\uFEFFcolonne 0;colonne 1;colonne 2;colonne 3\r\n01001;L’Abergement;2,60;\r\n')
  })
  it('quotes what would part a cell, and disarms formulas', () => {
    const [, line] = csvOf(sheet([['a;b', 'dit « "oui" »', '=SOMME(A1)']], [null, null, null])).split('\r\n')
    expect(line).toBe(`"a;b";"dit « ""oui"" »";'=SOMME(A1)`)
  })
})

describe('what a file says of where its figures come from', () => {
  const ids = (demande: StartData['loaded']['demande']): string => {
    const departements = columns('departement', [
      { code: '79', nom: 'Deux-Sèvres', risque: 58, region: '75' },
    ])
    const page = new MapPage({
      ...{ locale: 'fr', search: '', aujourdhui: '2026-10-01', departements, noteFrance: null, fond: null },
      france: { ...departements, niveau: 'france' },
      loaded: { structures: false, demande, arretes: null },
    })
    const [, , short] = sheetOf(page).provenance.find(([nom]) => nom === 'sources')!
    return short
  }
  it('is with the two files that expected patients rest on, once they are loaded', () => {
    expect(ids({ patients: '2023', people: '2022' })).toMatch(/effectifs-cnam ages-communes/)
    expect(ids(null)).toMatch(/cabinets/)
    expect(ids(null)).not.toMatch(/effectifs-cnam|ages-communes/)
  })
})

describe('the threshold', () => {
  it('marks exactly the communes whose APL is under it, those without one left out', () => {
    const apl = fc.array(fc.option(fc.double({ min: 0, max: 8, noNaN: true })), { maxLength: 60 })
    fc.assert(
      fc.property(apl, fc.double({ min: 0, max: 8, noNaN: true }), (values, threshold) => {
        const codes = values.map((_, n) => `c${n}`)
        const order = byApl({ codes, values: { 'apl-mg65': values } })
        const marked = order.codes.slice(0, under(order.apl, threshold))
        const vraies = codes.filter((_, n) => values[n] !== null && values[n]! < threshold)
        expect([...marked].sort()).toEqual(vraies.sort())
      }),
    )
  })
})

describe('bars of a distribution', () => {
  it('hold every value once, without a gap', () => {
    // Public figures are rounded: nothing finer than a thousandth is ever counted.
    const figure = fc.integer({ min: -1e8, max: 1e8 }).map((milliemes) => milliemes / 1000)
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 80 }), (values) => {
        const bars = bins(values)
        expect(bars.reduce((sum, { n }) => sum + n, 0)).toBe(values.length)
        bars.slice(1).forEach(({ low }, n) => expect(low).toBe(bars[n]!.high))
      }),
    )
  })
})
