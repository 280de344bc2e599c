import type { AgesRow } from '../sources/ages-departements.ts'
import type { CogDepartement } from '../sources/departements-cog.ts'
import { table, type Table } from './table.ts'

/** The 101 départements with the share of people aged 75 and over. */
export function departements(rows: readonly CogDepartement[], ages: readonly AgesRow[]): Table {
  const agesOf = new Map(ages.map((row) => [row.departement, row]))
  return table(
    {
      name: 'departements',
      title: 'Départements',
      description: 'Les 101 départements, leur région et la part des 75 ans et plus au 1er janvier 2023.',
      fields: [
        { name: 'code', type: 'string', description: 'Code INSEE' },
        { name: 'nom', type: 'string', description: 'Nom' },
        { name: 'region', type: 'string', description: 'Code de la région' },
        { name: 'population_75_plus', type: 'integer', description: 'Personnes de 75 ans et plus' },
        { name: 'population_totale', type: 'integer', description: 'Personnes de tous âges' },
        { name: 'part_75', type: 'number', description: 'Part des 75 ans et plus, de 0 à 1' },
      ],
      primaryKey: ['code'],
      foreignKeys: [{ field: 'region', table: 'regions', reference: 'code' }],
      sources: ['cog-2026', 'ages-departements'],
    },
    rows.map(({ code, nom, region }) => {
      const age = agesOf.get(code)
      if (age == null) throw new Error(`département ${code} is missing from the population estimates`)
      return {
        code,
        nom,
        region,
        population_75_plus: age.plus75,
        population_totale: age.total,
        part_75: Number((age.plus75 / age.total).toFixed(5)),
      }
    }),
  )
}
