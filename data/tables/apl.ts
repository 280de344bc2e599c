import { groupBy } from '../../server/group-by.ts'
import type { AplInfirmierRow } from '../sources/apl-infirmiers.ts'
import type { AplMedecinRow } from '../sources/apl-medecins.ts'
import { table, type Table } from './table.ts'

/**
 * The DREES's APL by commune of today and edition. Arrondissements municipaux and communes merged since are put together as the workbook
 * prescribes: APL averaged with the standardised population, populations summed.
 */
export function apl(
  medecins: readonly AplMedecinRow[],
  infirmiers: readonly AplInfirmierRow[],
  current: (code: string) => string | undefined,
): Table {
  const infirmiersOf = new Map(infirmiers.map((row) => [row.code, row.parAnnee]))
  const withNurses = medecins.map((row) => ({
    ...row,
    aplInfirmier: infirmiersOf.get(row.code)?.get(row.annee) ?? null,
    commune: current(row.code),
  }))
  const unknown = withNurses.filter(({ commune }) => commune == null).map(({ code }) => code)
  if (unknown.length > 0)
    throw new Error(`APL: codes without a commune of today: ${unknown.slice(0, 9).join(', ')}`)
  const groups = groupBy(withNurses, ({ commune, annee }) => `${commune} ${annee}`)
  return table(
    {
      name: 'apl',
      title: 'Accessibilité potentielle localisée (DREES), par commune d’aujourd’hui',
      description:
        'Deux éditions, jamais comparées entre elles. Arrondissements et communes fusionnées : APL moyennée par la population standardisée, populations sommées. Mayotte n’est pas publiée.',
      fields: [
        { name: 'code_commune', type: 'string', description: 'Commune (COG 2026)' },
        { name: 'annee', type: 'integer', description: 'Édition de l’APL' },
        {
          name: 'apl_mg',
          type: 'number',
          description: 'Médecins généralistes : consultations par an et par habitant standardisé',
        },
        {
          name: 'apl_mg_65',
          type: 'number',
          description: 'Idem, médecins de 65 ans ou moins',
        },
        {
          name: 'apl_infirmier',
          type: 'number',
          description: 'Infirmiers : ETP pour 100 000 habitants standardisés',
          optional: true,
        },
        {
          name: 'population_standardisee',
          type: 'number',
          description: 'Population standardisée pour la médecine générale (millésime de l’édition moins 2)',
        },
        { name: 'population_totale', type: 'integer', description: 'Population (même millésime)' },
      ],
      primaryKey: ['code_commune', 'annee'],
      foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
      sources: ['apl-medecins', 'apl-infirmiers', 'cog-2026'],
    },
    [...groups.values()].map((rows) => ({
      code_commune: rows[0].commune ?? null,
      annee: rows[0].annee,
      apl_mg: average(rows, (row) => row.aplMg),
      apl_mg_65: average(rows, (row) => row.aplMg65),
      apl_infirmier: average(rows, (row) => row.aplInfirmier),
      population_standardisee: round3(rows.reduce((sum, row) => sum + row.populationStandardisee, 0)),
      population_totale: rows.reduce((sum, row) => sum + row.populationTotale, 0),
    })),
  )
}

/** Mean weighted by standardised population over the rows that have a value; plain mean when nobody lives there. */
function average<R extends AplMedecinRow>(rows: readonly R[], value: (row: R) => number | null) {
  const known = rows.flatMap((row) => {
    const number = value(row)
    return number == null ? [] : [{ number, weight: row.populationStandardisee }]
  })
  if (known.length === 0) return null
  const weight = known.reduce((sum, k) => sum + k.weight, 0)
  if (weight === 0) return round3(known.reduce((sum, k) => sum + k.number, 0) / known.length)
  return round3(known.reduce((sum, k) => sum + k.number * k.weight, 0) / weight)
}

const round3 = (x: number): number => Math.round(x * 1000) / 1000
