import { describe, expect, test } from 'vitest'
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
    expect(missing).toHaveLength(27)
  })

  test('loses nobody when communes merge or arrondissements are put together', () => {
    const people = table
      .filter((row) => row.annee === '2023')
      .reduce((sum, row) => sum + Number(row.population_totale), 0)
    expect(people).toBe(67_408_052)
  })
})

describe('putting units together', () => {
  const row = { annee: 2023, aplMg: 2, aplMg65: 1, populationStandardisee: 100, populationTotale: 90 }
  const merged = apl(
    [
      { ...row, code: '75101' },
      { ...row, code: '75102', aplMg: 4, aplMg65: 3, populationStandardisee: 300, populationTotale: 310 },
    ],
    [{ code: '75101', parAnnee: new Map([[2023, 80]]) }],
    () => '75056',
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

  test('refuses a code that no commune of today answers to', () => {
    expect(() => apl([{ ...row, code: '99999' }], [], () => undefined)).toThrow('99999')
  })
})
