import type { AgesCirconscriptionRow } from '../sources/ages-circonscriptions.ts'
import type { AgesRow } from '../sources/ages-departements.ts'
import { table, type Field, type Row, type Table } from './table.ts'

const share = (name: string, who: string): Field => ({
  name,
  type: 'number',
  description: `${who}, % de la population`,
  optional: true,
})

/**
 * Age structure of the circonscriptions that have figures. Where the third party has none (Mayotte), the share of the 75 and over
 * is that of the département, and says so. `codes` are the circonscriptions with figures.
 */
export function circonscriptionsAges(
  codes: readonly string[],
  rows: readonly AgesCirconscriptionRow[],
  departements: readonly AgesRow[],
): Table {
  const rowOf = new Map(rows.map((row) => [row.circonscription, row]))
  const ageOf = new Map(departements.map((row) => [row.departement, row]))
  return table(
    {
      name: 'circonscriptions_ages',
      title: 'Structure par âge des circonscriptions, 2022',
      description: 'Calcul d’un tiers sur données Insee ; à Mayotte, la seule part du département, recopiée.',
      fields: [
        { name: 'code_circonscription', type: 'string', description: 'Circonscription' },
        { name: 'population_2022', type: 'integer', description: 'Habitants', optional: true },
        share('part_moins_15', 'Moins de 15 ans'),
        share('part_15_29', '15 à 29 ans'),
        share('part_30_44', '30 à 44 ans'),
        share('part_45_59', '45 à 59 ans'),
        share('part_60_74', '60 à 74 ans'),
        { ...share('part_75_plus', '75 ans et plus'), optional: false },
        {
          name: 'copie_de',
          type: 'string',
          description:
            'Département dont la part des 75 ans et plus est recopiée ; vide quand elle est propre',
          optional: true,
        },
      ],
      primaryKey: ['code_circonscription'],
      foreignKeys: [
        { field: 'code_circonscription', table: 'circonscriptions', reference: 'code' },
        { field: 'copie_de', table: 'departements', reference: 'code' },
      ],
      sources: ['ages-circonscriptions', 'ages-departements'],
    },
    codes.map((code): Row => {
      const row = rowOf.get(code)
      if (row == null) return copied(code, ageOf)
      const [moins15, de15, de30, de45, de60, plus75] = row.shares
      return {
        code_circonscription: code,
        population_2022: row.population,
        part_moins_15: moins15,
        part_15_29: de15,
        part_30_44: de30,
        part_45_59: de45,
        part_60_74: de60,
        part_75_plus: plus75,
        copie_de: null,
      }
    }),
  )
}

function copied(code: string, ageOf: ReadonlyMap<string, AgesRow>): Row {
  const departement = code.slice(0, code.indexOf('-'))
  const age = ageOf.get(departement)
  if (age == null) throw new Error(`circonscription ${code}: no age structure, nor that of its département`)
  return {
    code_circonscription: code,
    part_75_plus: Math.round((age.plus75 / age.total) * 1000) / 10,
    copie_de: departement,
  }
}
