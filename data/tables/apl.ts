import { groupBy } from '../../server/domain/groupBy.ts'
import { personsOf, shareOf, type Movements, type Placed } from '../movements.ts'
import type { AplInfirmierRow } from '../sources/apl-infirmiers.ts'
import { aplMedecins, type AplMedecinRow } from '../sources/apl-medecins.ts'
import { table, type Table } from './table.ts'

/**
 * The DREES's APL by commune of today and edition. Arrondissements municipaux and communes merged since are put together as the workbook
 * prescribes: APL averaged with the standardised population, populations summed; that of a commune divided since holds in each of its parts.
 * @throws SourceError naming codes that are no commune's.
 */
export function apl(
  medecins: readonly AplMedecinRow[],
  infirmiers: readonly AplInfirmierRow[],
  { spread }: Pick<Movements, 'spread'>,
): Table {
  const infirmiersOf = new Map(infirmiers.map((row) => [row.code, row.parAnnee]))
  const withNurses = medecins.map((row) => ({
    ...row,
    aplInfirmier: infirmiersOf.get(row.code)?.get(row.annee) ?? null,
  }))
  // Each edition has the communes of its own year.
  const placed = [...groupBy(withNurses, ({ annee }) => annee).values()].flatMap((edition) =>
    spread(aplMedecins, edition, ({ code }) => code),
  )
  const groups = groupBy(placed, ({ part, row }) => `${part.commune} ${row.annee}`)
  return table(
    {
      name: 'apl',
      title: 'Accessibilité potentielle localisée (DREES), par commune d’aujourd’hui',
      description:
        'Deux éditions, jamais comparées entre elles. Arrondissements et communes fusionnées : APL moyennée par la population standardisée, populations sommées ; communes divisées depuis : APL de l’ensemble dans chaque partie, populations réparties selon leurs habitants. Mayotte n’est pas publiée.',
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
      sources: ['apl-medecins', 'apl-infirmiers', 'cog-2026', 'cog-2022'],
    },
    [...groups.values()].map((rows) => ({
      code_commune: rows[0].part.commune,
      annee: rows[0].row.annee,
      apl_mg: average(rows, (row) => row.aplMg),
      apl_mg_65: average(rows, (row) => row.aplMg65),
      apl_infirmier: average(rows, (row) => row.aplInfirmier),
      population_standardisee: round3(rows.reduce((sum, one) => sum + standardised(one), 0)),
      population_totale: rows.reduce((sum, { row, part }) => sum + personsOf(row.populationTotale, part), 0),
    })),
  )
}

/** Mean weighted by standardised population over the rows that have a value; plain mean when nobody lives there. */
function average<R extends AplMedecinRow>(rows: readonly Placed<R>[], value: (row: R) => number | null) {
  const known = rows.flatMap((one) => {
    const number = value(one.row)
    return number == null ? [] : [{ number, weight: standardised(one) }]
  })
  if (known.length === 0) return null
  const weight = known.reduce((sum, k) => sum + k.weight, 0)
  if (weight === 0) return round3(known.reduce((sum, k) => sum + k.number, 0) / known.length)
  return round3(known.reduce((sum, k) => sum + k.number * k.weight, 0) / weight)
}

const standardised = ({ row, part }: Placed<AplMedecinRow>): number =>
  row.populationStandardisee * shareOf(part)

const round3 = (x: number): number => Math.round(x * 1000) / 1000
