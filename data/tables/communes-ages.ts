import { AGE_CLASSES, columnOfAges } from '../../server/domain/patients/age-classes.ts'
import { shareOf, type Movements } from '../movements.ts'
import { agesCommunes, type AgesRow } from '../sources/ages-communes.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { table, type Table } from './table.ts'

/** Decimals kept: the census counts by weights. */
const round = (people: number): number => Math.round(people * 100) / 100

/**
 * People by age of the communes of today: those of merged communes are added up, those of a divided one spread over its parts, an
 * arrondissement counts where its commune is not given itself. Without any row where the census was not read.
 * @throws SourceError naming codes that are no commune's.
 */
export function communesAges(
  rows: readonly AgesRow[],
  cog: readonly CogUnit[],
  { spread }: Pick<Movements, 'spread'>,
): Table {
  const given = new Set(rows.map(({ code }) => code))
  const cityOf = new Map(
    cog.flatMap(({ kind, code, codeCommune }) => (kind === 'arrondissement' ? [[code, codeCommune]] : [])),
  )
  const own = rows.filter(({ code }) => !given.has(cityOf.get(code) ?? ''))
  const sums = new Map<string, { annee: number; ages: number[] }>()
  for (const { row, part } of spread(agesCommunes, own, ({ code }) => code)) {
    const known = sums.get(part.commune)?.ages
    sums.set(part.commune, {
      annee: row.annee,
      ages: row.ages.map((people, k) => people * shareOf(part) + (known?.[k] ?? 0)),
    })
  }
  return table(
    {
      name: 'communes_ages',
      title: 'Population des communes par âge',
      description:
        'Recensement, communes du COG en vigueur. Table sans ligne : le fichier de l’INSEE n’a pas été chargé, et la demande repose sur la population standardisée.',
      fields: [
        { name: 'code_commune', type: 'string', description: 'Commune' },
        { name: 'annee', type: 'integer', description: 'Année du recensement' },
        ...AGE_CLASSES.map((name) => ({
          name: columnOfAges(name),
          type: 'number' as const,
          description: `Habitants, ${name} ans`,
        })),
      ],
      primaryKey: ['code_commune'],
      foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
      sources: ['ages-communes', 'cog-2026', 'cog-2022'],
    },
    [...sums].map(([commune, { annee, ages }]) => ({
      code_commune: commune,
      annee,
      ...Object.fromEntries(AGE_CLASSES.map((name, k) => [columnOfAges(name), round(ages[k]!)])),
    })),
  )
}
