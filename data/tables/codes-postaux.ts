import { groupBy } from '../../server/group-by.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { table, type Row, type Table } from './table.ts'

/** Postcodes of the communes; in Paris, Lyon and Marseille, of each arrondissement. */
export function codesPostaux(cog: readonly CogUnit[]): Table {
  const arrondissements = groupBy(
    cog.filter(({ kind }) => kind === 'arrondissement'),
    ({ codeCommune }) => codeCommune,
  )
  const rows = cog
    .filter(({ kind }) => kind === 'commune')
    .flatMap(({ code, codesPostaux: codes }): Row[] => {
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
  return table(
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
      sources: ['cog-2026'],
    },
    rows,
  )
}
