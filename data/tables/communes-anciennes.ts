import type { CogUnit } from '../sources/communes-cog.ts'
import { table, type Row, type Table } from './table.ts'

/**
 * Former communes and the commune they belong to now: déléguées and associées with their name (a chef-lieu keeps the code of its
 * commune), then codes that were only abolished, without a name. Where the two lists disagree on a code, the déléguée's chef-lieu holds.
 */
export function communesAnciennes(cog: readonly CogUnit[]): Table {
  const inUse = new Set(cog.filter(({ kind }) => kind === 'commune').map(({ code }) => code))
  const rows = new Map<string, Row>()
  for (const unit of cog)
    if (unit.kind === 'ancienne' && inUse.has(unit.codeCommune))
      rows.set(unit.code, { code: unit.code, nom: unit.nom, code_commune: unit.codeCommune })
  for (const unit of cog)
    for (const code of unit.anciensCodes)
      if (!rows.has(code) && !inUse.has(code)) rows.set(code, { code, nom: null, code_commune: unit.code })
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
