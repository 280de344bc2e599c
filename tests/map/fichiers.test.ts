import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvDe } from '../../web/carte/exporter/csv.ts'
import type { Feuille } from '../../web/carte/exporter/feuille.ts'
import { tranches } from '../../web/carte/graphiques/tranches.ts'
import { parApl, sous } from '../../web/carte/map/seuil.ts'

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
