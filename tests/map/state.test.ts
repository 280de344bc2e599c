import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  PREMIERS,
  STATUTS_GARDES,
  ZONES_GARDEES,
  CARTOGRAPHIABLES,
  cleDe,
  codeDe,
  estDecoupage,
  COUCHES_AU_CHOIX,
  ETAT_INITIAL,
  NIVEAUX_CARTE,
  niveauDe,
  PANNEAUX,
  parseEtat,
  serialiseEtat,
  vueOf,
  type Etat,
} from '../../web/map/state.ts'
import { GOAL_CABINETS } from '../../server/domain/goal/goal.ts'
import { INDICATEURS } from '../../server/domain/situation.ts'

const departement = fc.constantFrom('01', '2A', '79', '971', '974')
const code = fc.oneof(
  departement,
  fc.constantFrom('72-04', '2A-01', '974-03'),
  fc.constantFrom('79191', '2A004', '97411', '01001'),
  fc.constantFrom(
    'epci:200000172',
    'canton:2A01',
    'bassin-de-vie:79191',
    'arrondissement:9711',
    'canton:hors-niveau',
  ),
)

const jour = fc
  .date({ min: new Date('2025-12-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** Any state a reader can reach. */
const etat: fc.Arbitrary<Etat> = fc
  .record({
    niveau: fc.constantFrom(...NIVEAUX_CARTE),
    indicateur: fc.constantFrom(...CARTOGRAPHIABLES),
    vue: fc.option(
      fc
        .tuple(
          fc.double({ min: 0, max: 22, noNaN: true }),
          fc.double({ min: -85, max: 85, noNaN: true }),
          fc.double({ min: -180, max: 180, noNaN: true }),
        )
        .map(([zoom, lat, lon]) => vueOf(zoom, lat, lon)!),
    ),
    selection: fc.option(code),
    couches: fc.subarray([...COUCHES_AU_CHOIX]),
    classes: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8]),
    statut: fc.option(fc.constantFrom(...STATUTS_GARDES)),
    zone: fc.option(fc.constantFrom(...ZONES_GARDEES)),
    premiers: fc.option(fc.constantFrom(...PREMIERS)),
    tri: fc.record({
      cle: fc.constantFrom('nom' as const, 'ecart' as const, 'manquent' as const, ...INDICATEURS),
      sens: fc.constantFrom('asc' as const, 'desc' as const),
    }),
    perimetre: fc.option(
      fc.oneof(
        fc.record({
          genre: fc.constant('region' as const),
          codes: fc.constantFrom('75', '11', '04').map((one) => [one]),
        }),
        fc.record({
          genre: fc.constant('departement' as const),
          codes: fc.uniqueArray(departement, { minLength: 1 }).map((codes) => codes.sort()),
        }),
      ),
    ),
    jour: fc.option(jour),
    comparaison: fc.option(fc.record({ jour, vue: fc.constantFrom('volet' as const, 'ecart' as const) })),
    seuil: fc.integer({ min: 5, max: 60 }).map((dixiemes) => dixiemes / 10),
    croise: fc.boolean(),
    objectif: fc.option(
      fc.record({
        minutes: fc.integer({ min: 1, max: 12 }).map((n) => 5 * n),
        part: fc.integer({ min: 5, max: 100 }).map((percent) => percent / 100),
        cabinets: fc.constantFrom(...GOAL_CABINETS),
      }),
    ),
    panneau: fc.constantFrom(...PANNEAUX),
    scenario: fc.constantFrom(null, '_p~d36~20~1_o~36044~0.75'),
    autre: fc.constantFrom(null, '2026-11-22_p~d36~40~1'),
  })
  .map(({ scenario, ...others }) => ({
    ...others,
    // The page's day is its scenario's.
    scenario: scenario && others.jour ? others.jour + scenario : null,
  }))

describe('the state of the map in the address', () => {
  it('reads back exactly what it wrote', () => {
    fc.assert(
      fc.property(etat, (one) => {
        expect(parseEtat(serialiseEtat(one))).toEqual(one)
      }),
    )
  })

  it('never fails on what somebody typed, and settles at once', () => {
    const part = fc.tuple(fc.constantFrom(...'nizslkofactvxp'), fc.string())
    const typed = fc.oneof(
      fc.string(),
      fc.array(part).map((parts) => `?${parts.map(([key, value]) => `${key}=${value}`).join('&')}`),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseEtat(text)
        expect(parseEtat(serialiseEtat(read))).toEqual(read)
      }),
    )
  })

  it('says nothing of what is as it opens', () => {
    expect(serialiseEtat(ETAT_INITIAL)).toBe('')
    expect(parseEtat('')).toEqual(ETAT_INITIAL)
  })

  it('is short and can be read by a person', () => {
    const link = serialiseEtat({
      ...ETAT_INITIAL,
      niveau: 'circonscription',
      selection: '72-04',
      couches: ['cabinets', 'zonage'],
      classes: [4, 5],
      perimetre: { genre: 'region', codes: ['52'] },
      vue: vueOf(8.123456, 47.9999999, -0.00001),
    })
    expect(link).toBe('?n=circonscription&f=r52&s=72-04&l=cabinets,zonage&k=45&z=8.12/48/0')
    expect(serialiseEtat({ ...ETAT_INITIAL, couches: [] })).toBe('?l=-')
  })

  it('leaves out of bounds and foreign values alone', () => {
    expect(parseEtat('?n=pays&i=population&z=99/0/0&s=<b>&k=9&o=-x&f=z1&a=2026-02-30&c=1&t=9&x=1')).toEqual(
      ETAT_INITIAL,
    )
    expect(parseEtat('?a=2026-03-27&scenario=2026-06-01_p~d36~20~1').jour).toBe('2026-06-01')
    expect(parseEtat('?z=5/46').vue).toBeNull()
    expect(vueOf(5, Number.NaN, 2)).toBeNull()
  })

  it('knows the level of a code by its form', () => {
    expect(['79', '2A', '974', '72-04', '974-03', '79191', '2A004'].map(niveauDe)).toEqual([
      ...Array.from({ length: 3 }, () => 'departement'),
      ...Array.from({ length: 2 }, () => 'circonscription'),
      ...Array.from({ length: 2 }, () => 'commune'),
    ])
    for (const niveau of NIVEAUX_CARTE)
      if (estDecoupage(niveau)) {
        expect(niveauDe(cleDe(niveau, '79191'))).toBe(niveau)
        expect(codeDe(cleDe(niveau, '79191'))).toBe('79191')
      }
  })
})
