import { readdirSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { movementsOf } from '../../data/movements.ts'
import { appartenanceCommunes } from '../../data/sources/appartenance-communes.ts'
import type { CogUnit } from '../../data/sources/communes-cog.ts'
import { communesInsee } from '../../data/sources/communes-insee.ts'
import { niveaux } from '../../data/tables/niveaux.ts'
import { uniqueLabels } from '../../data/tables/unique-labels.ts'
import { COMPARE_REMEDY } from '../../server/country/package/source-error.ts'
import { PACKAGE, rows } from './package-files.ts'
import { refusal } from './producer-tables.ts'

const communes = rows('communes')
const membership = rows('commune_niveaux')
const LEVELS = [
  { column: 'epci', table: 'epci', zones: 1255, outside: 4 },
  { column: 'canton', table: 'cantons', zones: 2042, outside: 56 },
  { column: 'arrondissement', table: 'arrondissements_departementaux', zones: 333, outside: 17 },
  { column: 'bassin_de_vie', table: 'bassins_de_vie', zones: 1707, outside: 0 },
] as const

describe.each(LEVELS)('the level $table', ({ column, table, zones, outside }) => {
  const list = rows(table)
  const none = membership.filter((row) => row[column] === '')

  test('has every commune in one zone, or outside the level', () => {
    expect(list).toHaveLength(zones)
    expect(none).toHaveLength(outside)
    const known = new Set(list.map(({ code }) => code))
    for (const row of membership) expect(row[column] === '' || known.has(row[column])).toBe(true)
    expect(membership.map((row) => row.code_commune).sort()).toEqual(communes.map(({ code }) => code).sort())
  })

  test('adds up to France with what is outside it', () => {
    const population = new Map(communes.map((row) => [row.code, Number(row.population)]))
    const people = (some: readonly Record<string, string>[]) =>
      some.reduce((sum, row) => sum + (population.get(row.code_commune ?? '') ?? 0), 0)
    const inZones = list.reduce((sum, row) => sum + Number(row.population), 0)
    expect(inZones + people(none)).toBe(people(membership))
    const counted = list.reduce((sum, row) => sum + Number(row.communes), 0)
    expect(counted + none.length).toBe(34_875)
    expect(list.filter((row) => row.communes === '0')).toEqual([])
  })

  test('has a code and a label of its own for each zone', () => {
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length)
    expect(new Set(list.map(({ libelle }) => libelle)).size).toBe(list.length)
  })
})

describe('what is outside a level', () => {
  const codesWithout = (column: string) =>
    membership.filter((row) => row[column] === '').map((row) => row.code_commune ?? '')

  test('is what the law leaves outside: four islands, Martinique and Guyane, Mayotte', () => {
    expect(codesWithout('epci')).toEqual(['22016', '29083', '29155', '85113'])
    expect(new Set(codesWithout('canton').map((code) => code.slice(0, 3)))).toEqual(new Set(['972', '973']))
    expect(new Set(codesWithout('arrondissement').map((code) => code.slice(0, 3)))).toEqual(new Set(['976']))
  })
})

test('a commune whose code the file of bassins de vie mistypes is named, with the file', () => {
  const unit = (code: string): CogUnit => ({
    ...{ kind: 'commune', code, nom: 'Nom', departement: '01', region: '84', population: 1 },
    ...{ codesPostaux: [], anciensCodes: [], codeCommune: code },
  })
  const cog = [unit('01001'), unit('01004')]
  const of = (...appartenance: readonly string[]) =>
    niveaux({
      ...{ cog, epci: [], movements: movementsOf(cog, []) },
      insee: cog.map(({ code }) => ({ code, nom: 'Nom', canton: null, arrondissement: null })),
      appartenance: appartenance.map((code) => ({ code, bassinDeVie: '01004' })),
      noms: [{ niveau: 'bassin-de-vie', code: '01004', nom: 'Nom' }],
      departements: [{ code: '01', nom: 'Ain', region: '84' }],
    })
  expect(of('01001', '01004')).toHaveLength(5)
  expect(refusal(() => of('01004', '01004'))).toBe(
    `appartenance-2024: ${appartenanceCommunes.files[0]}: gives the commune 01001 Nom no bassin de vie. ${COMPARE_REMEDY}`,
  )
})

test('a commune that INSEE’s list does not have, and a zone without a name, are refused with their file', () => {
  const unit: CogUnit = {
    ...{ kind: 'commune', code: '01001', nom: 'Nom', departement: '01', region: '84', population: 1 },
    ...{ codesPostaux: [], anciensCodes: [], codeCommune: '01001' },
  }
  const insee = { code: '01001', nom: 'Nom', canton: null, arrondissement: null }
  const of = (listed: readonly (typeof insee)[], noms: readonly string[]) =>
    niveaux({
      ...{ cog: [unit], epci: [], movements: movementsOf([unit], []), insee: listed },
      appartenance: [{ code: '01001', bassinDeVie: '01001' }],
      noms: noms.map((code) => ({ niveau: 'bassin-de-vie', code, nom: 'Nom' })),
      departements: [{ code: '01', nom: 'Ain', region: '84' }],
    })
  expect(of([insee], ['01001'])).toHaveLength(5)
  expect(refusal(() => of([], ['01001']))).toBe(
    `cog-insee-2026: ${communesInsee.files[0]}: does not have the commune 01001 Nom. ${COMPARE_REMEDY}`,
  )
  expect(refusal(() => of([insee], []))).toBe(
    `appartenance-2024: ${appartenanceCommunes.files[0]}: gives bassin-de-vie 01001 no name. ${COMPARE_REMEDY}`,
  )
})

describe('a restored commune', () => {
  test('is in the bassin de vie of the commune it was part of', () => {
    const restored = membership.filter((row) => row.regle === 'retablie')
    expect(restored.map((row) => row.code_commune)).toEqual([
      '12218',
      '14581',
      '15031',
      '15035',
      '15047',
      '15171',
      '49126',
      '69114',
    ])
    const bassinOf = new Map(membership.map((row) => [row.code_commune, row.bassin_de_vie]))
    const neussargues = bassinOf.get('15141')
    for (const code of ['15031', '15035', '15047', '15171']) expect(bassinOf.get(code)).toBe(neussargues)
  })
})

describe('labels', () => {
  const zone = (nom: string, departement: string, nature = 'canton') => ({ nom, departement, nature })
  const label = (zones: ReturnType<typeof zone>[]) => [
    ...uniqueLabels(
      zones,
      (one) => one.departement,
      (one) => one.nature,
    ).values(),
  ]

  test('tell namesakes apart by département, then by kind', () => {
    expect(
      label([
        zone('Gex', 'Ain'),
        zone('Valence', 'Drôme'),
        zone('Valence', 'Tarn-et-Garonne'),
        zone('Le Cannet', 'Alpes-Maritimes'),
        zone('Le Cannet', 'Alpes-Maritimes', 'ville'),
      ]),
    ).toEqual([
      'Gex',
      'Valence (Drôme)',
      'Valence (Tarn-et-Garonne)',
      'Le Cannet (Alpes-Maritimes, canton)',
      'Le Cannet (Alpes-Maritimes, ville)',
    ])
  })

  test('refuse two zones that nothing tells apart', () => {
    expect(() => label([zone('Gex', 'Ain'), zone('Gex', 'Ain')])).toThrow('two zones are called Gex (Ain)')
  })
})

describe('indicators', () => {
  test('of the bassins de vie are there for each, and empty only where the publisher is silent', () => {
    const indicators = rows('bassins_de_vie_indicateurs')
    expect(indicators).toHaveLength(1707)
    const without = (column: string) =>
      indicators.filter((row) => row[column] === '').map((row) => row.code_bassin)
    expect(without('part_75_plus')).toEqual(['97608', '97611'])
    expect(without('infirmiers_liberaux')).toEqual([])
    expect(without('part_ald')).toHaveLength(157)
  })

  test('of age are the constituency’s own, or say whose they are', () => {
    const ages = rows('circonscriptions_ages')
    expect(ages).toHaveLength(558)
    expect(ages.filter((row) => row.copie_de !== '').map((row) => row.code_circonscription)).toEqual([
      '976-01',
      '976-02',
    ])
    expect(ages.find((row) => row.code_circonscription === '72-04')).toMatchObject({
      population_2022: '110251',
      part_75_plus: '10.3',
    })
    const people = ages.reduce((sum, row) => sum + Number(row.population_2022), 0)
    expect(people).toBe(67_757_426)
  })

  test('of liberal professionals add up to what the Cnam counts', () => {
    const total = (profession: string) =>
      rows('liberaux')
        .filter((row) => row.profession === profession)
        .reduce((sum, row) => sum + Number(row.effectif), 0)
    expect([total('infirmier'), total('medecin-generaliste')]).toEqual([99_023, 55_546])
  })
})

describe('the package', () => {
  test('stays under 12 MB', () => {
    const bytes = readdirSync(PACKAGE).reduce((sum, file) => sum + statSync(`${PACKAGE}${file}`).size, 0)
    expect(bytes).toBeLessThan(12e6)
  })
})
