import { groupBy } from '../../server/domain/groupBy.ts'
import type { Movements, Named } from '../movements.ts'
import type { CodePostalRow } from '../sources/codes-postaux-laposte.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { table, type Table } from './table.ts'

interface Pair {
  readonly code_postal: string
  readonly code_commune: string
  readonly code_arrondissement: string | null
}

const nameOf = ({ code_postal: codePostal, code_commune, code_arrondissement }: Pair): string =>
  `${codePostal} ${code_arrondissement ?? code_commune}`

/**
 * Postcodes of the communes, in Paris, Lyon and Marseille of each arrondissement: those of the COG, and those that La Poste gives beside. Of a
 * commune that was divided since La Poste's edition these are not taken: they may be any part's. `differences`: what only one of the two has.
 * @throws SourceError naming codes that are no commune's.
 */
export function codesPostaux(
  cog: readonly CogUnit[],
  laposte: { readonly source: Named; readonly rows: readonly CodePostalRow[] },
  { spread }: Pick<Movements, 'spread'>,
): { readonly table: Table; readonly differences: readonly string[] } {
  const own = pairsOfCog(cog)
  const cityOf = new Map(
    cog.flatMap(({ kind, code, codeCommune }) => (kind === 'arrondissement' ? [[code, codeCommune]] : [])),
  )
  const given = spread(laposte.source, laposte.rows, ({ code }) => code).map(({ row, part }) => ({
    // As a whole only the commune itself, or what it merged into, is meant.
    whole: part.from === 0 && part.to === 1,
    pair: {
      code_postal: row.codePostal,
      code_commune: part.commune,
      code_arrondissement: cityOf.has(row.code) ? row.code : null,
    },
  }))
  // A city of arrondissements has the postcodes of each.
  const known = new Set(own.flatMap((pair) => [nameOf(pair), nameOf({ ...pair, code_arrondissement: null })]))
  const told = new Set(given.map(({ pair }) => nameOf(pair)))
  const more = new Map(
    given.flatMap(({ whole, pair }) => (whole && !known.has(nameOf(pair)) ? [[nameOf(pair), pair]] : [])),
  )
  const fewer = own.map(nameOf).filter((name) => !told.has(name))
  return {
    differences: [
      ...(more.size > 0 ? [`taken from La Poste alone: ${[...more.keys()].sort().join(', ')}`] : []),
      ...(given.length === 0 ? ['La Poste’s file is not in the raw folder: those of the COG alone'] : []),
      ...(given.length > 0 && fewer.length > 0 ? [`not in La Poste’s: ${fewer.sort().join(', ')}`] : []),
    ],
    table: table(
      {
        name: 'codes_postaux',
        title: 'Codes postaux',
        description: 'Un code postal peut couvrir plusieurs communes, et une commune en avoir plusieurs.',
        fields: [
          { name: 'code_postal', type: 'string', description: 'Code postal', pattern: '\\d{5}' },
          { name: 'code_commune', type: 'string', description: 'Commune' },
          {
            name: 'code_arrondissement',
            type: 'string',
            description: 'Arrondissement municipal (Paris, Lyon, Marseille)',
            optional: true,
          },
        ],
        primaryKey: ['code_postal', 'code_commune', 'code_arrondissement'],
        foreignKeys: [
          { field: 'code_commune', table: 'communes', reference: 'code' },
          { field: 'code_arrondissement', table: 'arrondissements', reference: 'code' },
        ],
        sources: ['cog-2026', 'codes-postaux', 'cog-2022'],
      },
      [...own, ...more.values()].map((pair) => ({ ...pair })),
    ),
  }
}

function pairsOfCog(cog: readonly CogUnit[]): Pair[] {
  const arrondissements = groupBy(
    cog.filter(({ kind }) => kind === 'arrondissement'),
    ({ codeCommune }) => codeCommune,
  )
  return cog
    .filter(({ kind }) => kind === 'commune')
    .flatMap(({ code, codesPostaux: codes }) => {
      const parts = arrondissements.get(code) ?? []
      const inParts = new Set(parts.flatMap((part) => part.codesPostaux))
      return [
        ...parts.flatMap((part) =>
          part.codesPostaux.map((codePostal) => ({
            code_postal: codePostal,
            code_commune: code,
            code_arrondissement: part.code,
          })),
        ),
        ...codes
          .filter((codePostal) => !inParts.has(codePostal))
          .map((codePostal) => ({ code_postal: codePostal, code_commune: code, code_arrondissement: null })),
      ]
    })
}
