import type { MultiPolygon, Polygon } from 'geojson'
import { departementOf } from '../../server/domain/departementOf.ts'
import { groupBy } from '../../server/domain/groupBy.ts'
import { mostlyIn, type NamedShape } from '../geometry/sample.ts'
import type { Movements } from '../movements.ts'
import { compositionCirconscriptions, type CompositionRow } from '../sources/composition-circonscriptions.ts'
import { MAYOTTE_DIVIDED } from './mayotte.ts'

/** One commune of INSEE's table (2021) inside a commune of today, with the circonscriptions it belonged to. */
interface Piece {
  readonly code: string
  readonly circonscriptions: readonly string[]
}

export interface Belonging {
  /** Commune of today → what it is made of in INSEE's table; communes absent from it are not here. */
  readonly pieces: ReadonlyMap<string, readonly Piece[]>
  /** Communes absent from the table → the circonscription whose outline holds most of them. */
  readonly byContour: ReadonlyMap<string, string>
  /** Commune of today → its circonscriptions, sorted; every commune is here. */
  readonly circonscriptions: ReadonlyMap<string, readonly string[]>
}

/**
 * Where every commune of today belongs. Circonscriptions still follow the communes of their day: when two communes of different
 * circonscriptions merge, the new commune belongs to both. Absent from INSEE's table, hence placed by outline: Mayotte, the communes
 * restored since, and six villages without inhabitants.
 * @throws SourceError naming codes of the table that are no commune's.
 */
export function belonging(
  shapes: ReadonlyMap<string, Polygon | MultiPolygon>,
  composition: readonly CompositionRow[],
  outlines: readonly NamedShape[],
  { place }: Pick<Movements, 'place'>,
): Belonging {
  const placed = place(compositionCirconscriptions, composition, ({ codeCommune }) => codeCommune)
  const pieces = new Map(
    [...groupBy(placed, ({ commune }) => commune)].map(([commune, rows]) => [
      commune,
      [...groupBy(rows, ({ row }) => row.codeCommune)].map(([code, members]) => ({
        code,
        circonscriptions: distinct(members.map(({ row }) => row.circonscription)),
      })),
    ]),
  )
  const byContour = new Map<string, string>()
  const circonscriptions = new Map<string, readonly string[]>()
  for (const [commune, shape] of shapes) {
    const known = pieces.get(commune)
    if (known == null) {
      const departement = departementOf(commune)
      byContour.set(
        commune,
        mostlyIn(
          shape,
          outlines.filter(({ code }) => code.startsWith(`${departement}-`)),
        ),
      )
    }
    const placed =
      commune === MAYOTTE_DIVIDED.commune ? MAYOTTE_DIVIDED.circonscriptions : [byContour.get(commune) ?? '']
    const codes = known?.flatMap((piece) => piece.circonscriptions) ?? placed
    circonscriptions.set(commune, distinct(codes))
  }
  return { pieces, byContour, circonscriptions }
}

const distinct = (codes: readonly string[]): string[] => [...new Set(codes)].sort()
