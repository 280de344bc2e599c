import { groupBy } from '../../server/domain/groupBy.ts'
import type { Movements } from '../movements.ts'
import { zonageArs, type ZonageArsRow } from '../sources/zonage-ars.ts'
import { day, maybe, text } from './fact-schemas.ts'
import { table, type Schema, type Table } from './table.ts'
import type { ZonageMatch } from './zonage.ts'

const SCHEMA: Schema = {
  name: 'communes_zonage',
  title: 'Arrêté qui classe chaque commune, et son territoire de vie-santé',
  description:
    'Zonage des ARS par code INSEE. Table sans ligne : ce fichier n’a pas été chargé, et les classes sont celles d’un relevé de mai 2025 dont l’origine reste à confirmer.',
  fields: [
    text('code_commune', 'Commune'),
    { ...day('arrete_le', 'Jour de l’arrêté de l’ARS ; vide pour une commune sans classe'), optional: true },
    maybe('territoire_de_vie_sante', 'Territoire de vie-santé'),
  ],
  primaryKey: ['code_commune'],
  foreignKeys: [{ field: 'code_commune', table: 'communes', reference: 'code' }],
  sources: ['zonage-medecins', 'cog-2026', 'cog-2022'],
}

/**
 * Classes by INSEE code, and the order that gives each; without any row where the file was not read. A merged commune has a class, or a
 * territoire, when all its members have the same, with the newest of their orders; the parts of a divided one have what the whole has.
 * @throws SourceError naming codes that are no commune's.
 */
export function communesZonage(
  rows: readonly ZonageArsRow[],
  { spread }: Pick<Movements, 'spread'>,
): ZonageMatch & { readonly table: Table } {
  const classes = new Map<string, NonNullable<ZonageArsRow['zonage']>>()
  const conflicts: string[] = []
  const placed = groupBy(
    spread(zonageArs, rows, ({ code }) => code),
    ({ part }) => part.commune,
  )
  const told = [...placed].map(([commune, members]) => {
    const own = members.map(({ row }) => row)
    const values = [...new Set(own.map(({ zonage }) => zonage))].sort()
    if (values.length > 1) conflicts.push(`${commune}: ${values.map((value) => value ?? '–').join(', ')}`)
    else if (values[0]) classes.set(commune, values[0])
    const territories = new Set(own.map(({ tvs }) => tvs))
    return {
      code_commune: commune,
      arrete_le: classes.has(commune)
        ? own
            .flatMap(({ arreteLe }) => arreteLe ?? [])
            .sort()
            .at(-1)!
        : null,
      territoire_de_vie_sante: territories.size === 1 ? [...territories][0]! : null,
    }
  })
  return { classes, conflicts, unmatched: [], table: table(SCHEMA, told) }
}
