import type { Movements } from '../movements.ts'
import { quartiersPrioritaires as source, type QuartierRow } from '../sources/quartiers-prioritaires.ts'
import { text } from './fact-schemas.ts'
import { table, type Table } from './table.ts'

/**
 * Quartiers prioritaires by the communes of today in which they lie; without any row where the list was not read.
 * @throws SourceError naming codes that are no commune's.
 */
export function quartiersPrioritaires(
  quartiers: readonly QuartierRow[],
  { place }: Pick<Movements, 'place'>,
): Table {
  const lying = quartiers.flatMap(({ code, nom, communes }) =>
    communes.map((commune) => ({ code, nom, commune })),
  )
  const rows = new Map(
    place(source, lying, ({ commune }) => commune).map(({ row: { code, nom }, commune }) => [
      `${code} ${commune}`,
      { code, code_commune: commune, nom },
    ]),
  )
  return table(
    {
      name: 'quartiers_prioritaires',
      title: 'Quartiers prioritaires de la politique de la ville, par commune',
      description:
        'Un quartier peut s’étendre sur plusieurs communes. Table sans ligne : la liste de l’ANCT n’a pas été chargée, et rien n’est dit de ce qui existe.',
      fields: [text('code', 'Code du quartier'), text('code_commune', 'Commune'), text('nom', 'Nom')],
      primaryKey: ['code', 'code_commune'],
      foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
      sources: ['quartiers-prioritaires', 'cog-2026'],
    },
    [...rows.values()],
  )
}
