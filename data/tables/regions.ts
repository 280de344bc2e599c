import type { CogRegion } from '../sources/regions-cog.ts'
import { table, type Table } from './table.ts'

/** Public sites of the regional health agencies, by région: who a public figure about a place is first asked about. */
const ARS: Readonly<Record<string, string>> = {
  '01': 'guadeloupe',
  '02': 'martinique',
  '03': 'guyane',
  '04': 'lareunion',
  '06': 'mayotte',
  '11': 'iledefrance',
  '24': 'centre-val-de-loire',
  '27': 'bourgogne-franche-comte',
  '28': 'normandie',
  '32': 'hauts-de-france',
  '44': 'grand-est',
  '52': 'pays-de-la-loire',
  '53': 'bretagne',
  '75': 'nouvelle-aquitaine',
  '76': 'occitanie',
  '84': 'auvergne-rhone-alpes',
  '93': 'paca',
  '94': 'corse',
}

/** The 18 régions with the public site of their ARS. */
export function regions(rows: readonly CogRegion[]): Table {
  return table(
    {
      name: 'regions',
      title: 'Régions',
      description: 'Les 18 régions et le site public de leur agence régionale de santé.',
      fields: [
        { name: 'code', type: 'string', description: 'Code INSEE' },
        { name: 'nom', type: 'string', description: 'Nom' },
        { name: 'ars_url', type: 'string', description: 'Site public de l’ARS' },
      ],
      primaryKey: ['code'],
      sources: ['cog-2026'],
    },
    rows.map(({ code, nom }) => ({ code, nom, ars_url: arsUrl(code) })),
  )
}

function arsUrl(code: string): string {
  const name = ARS[code]
  if (name == null) throw new Error(`région ${code} has no known ARS: add its public site`)
  return `https://www.${name}.ars.sante.fr`
}
