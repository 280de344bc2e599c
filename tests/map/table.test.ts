import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { colonnes } from './columns.ts'
import { ABSENT, bornesDe, classeDe, classesDe, SANS_OBJET, SECRET } from '../../web/map/data/class.ts'
import { classWords } from '../../server/domain/legend/class-words.ts'
import { chiffre } from '../../web/map/write-figure.ts'
import { fenetre, RANGEE } from '../../web/map/table/window.ts'
import { plie, rangees, type Demande } from '../../web/map/table/rows.ts'

const niveau = colonnes('departement', [
  { code: '79', nom: 'Deux-Sèvres', risque: 58, region: '75' },
  { code: '86', nom: 'Vienne', risque: 20, region: '75' },
  { code: '88', nom: 'Vosges', risque: null, etat: 's', region: '44' },
  { code: '2A', nom: 'Corse-du-Sud', risque: 58, region: '94' },
  { code: '976', nom: 'Mayotte', risque: null, etat: 'n', region: '06' },
  { code: '42', nom: 'St-Étienne', risque: 31, region: '84' },
])
const tout: Demande = { recherche: '', classes: [], perimetre: null, tri: { cle: 'risque', sens: 'desc' } }
const noms = (demande: Partial<Demande>): string[] =>
  Array.from(
    rangees(niveau, classesDe(niveau, 'risque'), { ...tout, ...demande }),
    (rang) => niveau.noms[rang]!,
  )

describe('rows of the table', () => {
  it('are found by œ as it is typed, in two letters', () => {
    expect(plie('Cœuvres-et-Valsery')).toBe(plie('coeuvres et valsery'))
  })

  it('sort by value, those without last in both directions, ties by name', () => {
    expect(noms({})).toEqual(['Corse-du-Sud', 'Deux-Sèvres', 'St-Étienne', 'Vienne', 'Mayotte', 'Vosges'])
    expect(noms({ tri: { cle: 'risque', sens: 'asc' } })).toEqual([
      'Vienne',
      'St-Étienne',
      'Corse-du-Sud',
      'Deux-Sèvres',
      'Mayotte',
      'Vosges',
    ])
    expect(noms({ tri: { cle: 'nom', sens: 'asc' } })[0]).toBe('Corse-du-Sud')
  })

  it.each([
    ['deux sevres', ['Deux-Sèvres']],
    ['SEVRES', ['Deux-Sèvres']],
    ['saint etienne', ['St-Étienne']],
    ['st-etienne', ['St-Étienne']],
    ['2a', ['Corse-du-Sud']],
    ['97', ['Mayotte']],
    ['èvres', []],
  ])('are found by what a person types: %s', (recherche, attendu) => {
    expect(noms({ recherche })).toEqual(attendu)
  })

  it('keep to a region, a département, and the classes of the legend', () => {
    expect(noms({ perimetre: { genre: 'region', codes: ['75'] } })).toEqual(['Deux-Sèvres', 'Vienne'])
    expect(noms({ perimetre: { genre: 'departement', codes: ['2A'] } })).toEqual(['Corse-du-Sud'])
    expect(noms({ classes: [5] })).toEqual(['Corse-du-Sud', 'Deux-Sèvres'])
  })

  it('fold any name to letters, digits and single spaces', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(plie(name)).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/)
      }),
    )
  })
})

describe('classes', () => {
  it('open at their lower bound', () => {
    expect([9.9, 10, 19, 20, 35, 100].map((x) => classeDe(x, bornesDe('risque')))).toEqual([0, 1, 2, 3, 5, 5])
  })
  it('tell withheld from not applicable and from missing', () => {
    expect([...classesDe(niveau, 'risque')]).toEqual([5, 3, SECRET, 5, SANS_OBJET, 4])
    const sans = colonnes('departement', [{ code: '01', nom: 'Ain', risque: null, etat: 'o', region: '84' }])
    expect([...classesDe(sans, 'risque')]).toEqual([ABSENT])
    const inconnue = { code: '976', nom: 'Mayotte', risque: null, etat: 'a', region: '06' }
    const niveauInconnu = colonnes('departement', [inconnue])
    expect([...classesDe(niveauInconnu, 'risque')]).toEqual([ABSENT])
    expect(chiffre('fr', niveauInconnu, 'risque', 0)).toMatchObject({ texte: 'donnée absente', connu: false })
    expect(chiffre('en', niveauInconnu, 'risque', 0).texte).toBe('no data')
  })
  it('hold no lower bound: what is missing is never coloured as safe, and its number says what it is', () => {
    const partiel = colonnes('departement', [{ code: '976', nom: 'Mayotte', risque: 6, region: '06' }])
    const borne = { ...partiel, operators: { risque: 'm' } }
    expect([...classesDe(partiel, 'risque')]).toEqual([0])
    expect([...classesDe(borne, 'risque')]).toEqual([ABSENT])
    expect(chiffre('fr', borne, 'risque', 0).texte).toBe('au moins 6')
    expect(chiffre('en', borne, 'risque', 0).texte).toBe('at least 6')
  })
  it('are worded without a gap or an overlap', () => {
    const bornes = bornesDe('risque')
    expect([0, 1, 5].map((k) => classWords('fr', 'risque', bornes, k))).toEqual([
      'moins de 10',
      '10 à 15',
      '35 et plus',
    ])
    expect(classWords('fr', 'apl-mg65', bornesDe('apl-mg65'), 1)).toBe('1,5 à 2,5')
    expect(classWords('en', 'part-zip', bornesDe('part-zip'), 1)).toBe('10% to 25%')
  })
})

describe('figures in words', () => {
  it('say why when there is none', () => {
    expect(chiffre('fr', niveau, 'risque', 2)).toMatchObject({ texte: '< 11', connu: false })
    expect(chiffre('fr', niveau, 'risque', 4)).toMatchObject({ texte: 'sans objet', connu: false })
  })
  it('give the interval beside the value, and the class alone for communes', () => {
    const un = { code: '79', nom: 'Deux-Sèvres', risque: 58, region: '75', bas: 49, haut: 66 }
    expect(chiffre('fr', colonnes('departement', [un]), 'risque', 0)).toEqual({
      texte: '58',
      intervalle: 'entre 49 et 66',
      bref: '49 à 66',
      connu: true,
    })
    const commune = colonnes('commune', [{ ...un, code: '79191', risque: 55, etat: 'k', bas: 50, haut: 60 }])
    expect(chiffre('fr', commune, 'risque', 0)).toMatchObject({ texte: '50 à 60', intervalle: null })
  })
})

describe('the window on 35,000 rows', () => {
  it('always stands for every row, whatever the scroll', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(2_000_000), fc.nat(3000), (n, defile, hauteur) => {
        const { debut, fin, avant, apres } = fenetre(n, defile, hauteur)
        expect(avant + (fin - debut) * RANGEE + apres).toBe(n * RANGEE)
        expect(debut).toBeGreaterThanOrEqual(0)
        expect(fin).toBeLessThanOrEqual(n)
        expect(fin - debut).toBeLessThanOrEqual(Math.max(150, Math.ceil(3000 / RANGEE) + 24))
      }),
    )
  })
  it('covers what is seen', () => {
    const { debut, fin } = fenetre(35_000, 10_000 * RANGEE, 600)
    expect(debut).toBeLessThanOrEqual(10_000)
    expect(fin * RANGEE).toBeGreaterThanOrEqual(10_000 * RANGEE + 600)
  })
})
