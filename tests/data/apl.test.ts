import { describe, expect, test } from 'vitest'
import { movementsOf } from '../../data/movements.ts'
import type { CogUnit } from '../../data/sources/communes-cog.ts'
import { apl } from '../../data/tables/apl.ts'
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
  const row = { annee: 2023, aplMg: 2, aplMg65: 1, populationStandardisee: 100, populationTotale: 90 }
  const merged = apl(
    [
      { ...row, code: '75101' },
      { ...row, code: '75102', aplMg: 4, aplMg65: 3, populationStandardisee: 300, populationTotale: 310 },
    ],
    [{ code: '75101', parAnnee: new Map([[2023, 80]]) }],
    movements,
  )

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

  test('gives each part of a divided commune the APL of the whole and its share of the people', () => {
    const divided = apl([{ ...row, code: '15141' }], [], movements)
    expect(divided.rows).toMatchObject([
      { code_commune: '15031', apl_mg: 2, population_standardisee: 33.333, population_totale: 30 },
      { code_commune: '15141', apl_mg: 2, population_standardisee: 66.667, population_totale: 60 },
    ])
  })

  test('refuses a code that no commune of today answers to', () => {
    expect(() => apl([{ ...row, code: '99999' }], [], movements)).toThrow('99999')
  })
})
