import { describe, expect, test } from 'vitest'
import { asOfEditions } from '../../data/asOfEditions.ts'
import { movementsOf } from '../../data/movements.ts'
import { aplInfirmiers } from '../../data/sources/apl-infirmiers.ts'
import type { CogUnit } from '../../data/sources/communes-cog.ts'
import { apl, averaged } from '../../data/tables/apl.ts'
import { rows } from './package-files.ts'

const table = rows('apl')

const mean = (annee: string, column: string): number => {
  const edition = table.filter((row) => row.annee === annee)
  const weight = edition.reduce((sum, row) => sum + Number(row.population_standardisee), 0)
  return (
    edition.reduce((sum, row) => sum + Number(row[column]) * Number(row.population_standardisee), 0) / weight
  )
}

describe('the APL in the package', () => {
  test('has the national means that the DREES publishes', () => {
    expect(mean('2022', 'apl_mg_65').toFixed(2)).toBe('3.34')
    expect(mean('2023', 'apl_mg_65').toFixed(2)).toBe('3.29')
    expect(mean('2022', 'apl_mg').toFixed(2)).toBe('3.79')
    expect(mean('2023', 'apl_mg').toFixed(2)).toBe('3.74')
  })

  test('leaves out Mayotte and the communes the DREES does not know', () => {
    const known = new Set(table.filter((row) => row.annee === '2023').map((row) => row.code_commune))
    const missing = rows('communes', 'code')
      .map((row) => row.code)
      .filter((code) => !known.has(code))
    expect(missing.filter((code) => code.startsWith('976'))).toHaveLength(17)
    // Beside them, the six villages of the Meuse where nobody lives.
    expect(missing.filter((code) => !code.startsWith('976'))).toEqual([
      ...['55039', '55050', '55139', '55189', '55239', '55307'],
    ])
  })

  test('loses nobody when communes merge or arrondissements are put together', () => {
    const people = table
      .filter((row) => row.annee === '2023')
      .reduce((sum, row) => sum + Number(row.population_totale), 0)
    expect(people).toBe(67_408_052)
  })
})

describe('putting units together', () => {
  const unit = (code: string, more: Partial<CogUnit> = {}): CogUnit => ({
    ...{ kind: 'commune', code, nom: code, departement: code.slice(0, 2), region: '11', population: 0 },
    ...{ codesPostaux: [], anciensCodes: [], codeCommune: code, ...more },
  })
  const movements = movementsOf(
    [
      unit('75056'),
      ...['75101', '75102'].map((code) => unit(code, { kind: 'arrondissement', codeCommune: '75056' })),
      ...[unit('15141', { population: 2 }), unit('15031', { population: 1 })],
    ],
    [unit('15141'), unit('15031', { kind: 'ancienne', codeCommune: '15141' })],
  )
  const row = {
    ...{ annee: 2023, anneePopulation: 2021, aplMg: 2, aplMg65: 1 },
    ...{ populationStandardisee: 100, populationTotale: 90 },
  }
  const paris = [
    { ...row, code: '75101' },
    { ...row, code: '75102', aplMg: 4, aplMg65: 3, populationStandardisee: 300, populationTotale: 310 },
  ]
  const nurse = { annee: 2023, aplInfirmier: 80, anneePopulation: null, populationStandardisee: null }
  const nurses = { id: 'apl-infirmiers', files: ['apl/infirmiers'] } as const
  const merged = apl({ aplMedecins: paris, aplInfirmiers: [{ ...nurse, code: '75101' }], nurses }, movements)

  test('averages by standardised population and sums people', () => {
    expect(merged.rows).toEqual([
      {
        code_commune: '75056',
        annee: 2023,
        apl_mg: 3.5,
        apl_mg_65: 2.5,
        // Only one of the two has a value: it stands for both.
        apl_infirmier: 80,
        population_standardisee: 400,
        population_totale: 400,
      },
    ])
  })

  test('averages nurses by the people that their own workbook counts, where it is there', () => {
    const of = (code: string, aplInfirmier: number, populationStandardisee: number) => ({
      ...{ ...nurse, code, aplInfirmier, anneePopulation: 2021, populationStandardisee },
    })
    const { rows: own } = apl(
      { aplMedecins: paris, aplInfirmiers: [of('75101', 80, 900), of('75102', 120, 100)], nurses },
      movements,
    )
    // By the GPs' people, 100 and 300, it would be 110.
    expect(own).toMatchObject([{ code_commune: '75056', apl_infirmier: 84, population_standardisee: 400 }])
  })

  test('keeps nurses and GPs in editions of their own, and lends neither the other’s year', () => {
    const workbook = { ...nurse, anneePopulation: 2021, populationStandardisee: 50 }
    const newer = paris.map((one) => ({ ...one, annee: 2024, anneePopulation: 2022 }))
    const { schema, rows: own } = apl(
      { aplMedecins: newer, aplInfirmiers: [{ ...workbook, code: '75101' }], nurses },
      movements,
    )
    expect(own).toMatchObject([
      ...[{ annee: 2023, apl_infirmier: 80, apl_mg: null, apl_mg_65: null, population_totale: null }],
      ...[{ annee: 2024, apl_infirmier: null, apl_mg: 3.5, apl_mg_65: 2.5, population_totale: 400 }],
    ])
    expect(schema.fields.filter(({ optional }) => optional).map(({ name }) => name)).toContain('apl_mg')
    expect(schema.description).toMatch(/^Deux éditions, jamais comparées/)
  })

  test('says of which year people are where that is not two before the edition', () => {
    const { schema } = apl(
      { aplMedecins: [...paris, { ...row, code: '75101', annee: 2024 }], aplInfirmiers: [], nurses },
      movements,
    )
    expect(schema.fields.find(({ name }) => name === 'population_standardisee')?.description).toContain(
      'édition 2023 : millésime 2021 ; édition 2024 : millésime 2021',
    )
  })

  test('refuses GPs without the edition by whose people the newest nurses are averaged', () => {
    const newer = paris.map((one) => ({ ...one, annee: 2024 }))
    expect(() =>
      apl({ aplMedecins: newer, aplInfirmiers: [{ ...nurse, code: '75101' }], nurses }, movements),
    ).toThrow(/apl-medecins: apl\/apl_medecins.* has no edition of 2023.*data:fetch -- apl_infirmiers/)
    // An older edition of nurses that nothing weighs is left out.
    const both = [
      { ...nurse, code: '75101' },
      { ...nurse, code: '75101', annee: 2024, aplInfirmier: 90 },
    ]
    expect(apl({ aplMedecins: newer, aplInfirmiers: both, nurses }, movements).rows).toMatchObject([
      { annee: 2024, apl_infirmier: 90 },
    ])
    // Nor is it told as one.
    expect(asOfEditions(aplInfirmiers, averaged({ aplMedecins: newer, aplInfirmiers: both }))).toMatchObject({
      ...{ date: '2024', millesime: '2024' },
    })
  })

  test('gives each part of a divided commune the APL of the whole and its share of the people', () => {
    const divided = apl({ aplMedecins: [{ ...row, code: '15141' }], aplInfirmiers: [], nurses }, movements)
    expect(divided.rows).toMatchObject([
      { code_commune: '15031', apl_mg: 2, population_standardisee: 33.333, population_totale: 30 },
      { code_commune: '15141', apl_mg: 2, population_standardisee: 66.667, population_totale: 60 },
    ])
  })

  test('refuses a code that no commune of today answers to', () => {
    expect(() =>
      apl({ aplMedecins: [{ ...row, code: '99999' }], aplInfirmiers: [], nurses }, movements),
    ).toThrow('99999')
  })
})
