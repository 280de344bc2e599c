import type { Movements } from '../movements.ts'
import type { CogUnit } from '../sources/communes-cog.ts'
import { table, type Row, type Table } from './table.ts'

/**
 * Former communes and the commune they belong to now: déléguées and associées with their name (a chef-lieu keeps the code of its
 * commune), then codes that were only abolished, without a name.
 */
export function communesAnciennes(cog: readonly CogUnit[], { current }: Pick<Movements, 'current'>): Table {
  const inUse = new Set(cog.filter(({ kind }) => kind === 'commune').map(({ code }) => code))
  const rows = new Map<string, Row>()
  const add = (code: string, nom: string | null): void => {
    const commune = current(code)
    if (commune !== undefined) rows.set(code, { code, nom, code_commune: commune })
  }
  for (const { kind, code, nom } of cog) if (kind === 'ancienne') add(code, nom)
  for (const { anciensCodes } of cog)
    for (const code of anciensCodes) if (!rows.has(code) && !inUse.has(code)) add(code, null)
  return table(
    {
      name: 'communes_anciennes',
      title: 'Anciennes communes',
      description: 'Communes déléguées et associées (avec leur nom) et codes supprimés (sans nom).',
      fields: [
        { name: 'code', type: 'string', description: 'Code INSEE de l’ancienne commune' },
        { name: 'nom', type: 'string', description: 'Nom, quand la source le donne', optional: true },
        { name: 'code_commune', type: 'string', description: 'Commune d’aujourd’hui' },
      ],
      primaryKey: ['code'],
      foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
      sources: ['cog-2026'],
    },
    [...rows.values()],
  )
}
