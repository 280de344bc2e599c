import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvDe } from '../../web/map/export/csv.ts'
import { feuilleDe, type Feuille } from '../../web/map/export/rows.ts'
import { Carte } from '../../web/map/map-page.svelte.ts'
import type { Depart } from '../../web/map/start-data.ts'
import { tranches } from '../../web/map/charts/bins.ts'
import { parApl, sous } from '../../web/map/plan/threshold.ts'
import { colonnes } from './columns.ts'

const feuille = (lignes: Feuille['lignes'], decimales: Feuille['decimales']): Feuille => ({
  nom: 'essai',
  entetes: decimales.map((_, n) => `colonne ${n}`),
  lignes,
  decimales,
  provenance: [],
  codes: [],
})

describe('CSV for French Excel', () => {
  it('starts with its mark, parts by semicolons, writes decimal commas and ends lines as Windows does', () => {
    const csv = csvDe(feuille([['01001', 'L’Abergement', 2.6, null]], [null, null, 2, 0]))
    expect(csv).toBe('\uFEFFcolonne 0;colonne 1;colonne 2;colonne 3\r\n01001;L’Abergement;2,60;\r\n')
  })
  it('quotes what would part a cell, and disarms formulas', () => {
    const [, ligne] = csvDe(feuille([['a;b', 'dit « "oui" »', '=SOMME(A1)']], [null, null, null])).split(
      '\r\n',
    )
    expect(ligne).toBe(`"a;b";"dit « ""oui"" »";'=SOMME(A1)`)
  })
})

describe('what a file says of where its figures come from', () => {
  const ids = (demande: Depart['loaded']['demande']): string => {
    const departements = colonnes('departement', [
      { code: '79', nom: 'Deux-Sèvres', risque: 58, region: '75' },
    ])
    const carte = new Carte({
      ...{ locale: 'fr', search: '', aujourdhui: '2026-10-01', departements, noteFrance: null, fond: null },
      france: { ...departements, niveau: 'france' },
      loaded: { structures: false, demande, arretes: null },
    })
    const [, , bref] = feuilleDe(carte).provenance.find(([nom]) => nom === 'sources')!
    return bref
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
      fc.property(apl, fc.double({ min: 0, max: 8, noNaN: true }), (values, seuil) => {
        const codes = values.map((_, n) => `c${n}`)
        const ordre = parApl({ codes, values: { 'apl-mg65': values } })
        const marquees = ordre.codes.slice(0, sous(ordre.apl, seuil))
        const vraies = codes.filter((_, n) => values[n] !== null && values[n]! < seuil)
        expect([...marquees].sort()).toEqual(vraies.sort())
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
        const barres = tranches(values)
        expect(barres.reduce((sum, { n }) => sum + n, 0)).toBe(values.length)
        barres.slice(1).forEach(({ bas }, n) => expect(bas).toBe(barres[n]!.haut))
      }),
    )
  })
})
