import type { FeatureCollection, Point } from 'geojson'
import type { MapPage } from '../map-page.svelte.ts'
import type { Indicateur } from '../../../server/domain/situation.ts'
import { statusAt, type LevelColumns } from '../data/columns.ts'
import { HORS_NIVEAU } from '../../../server/domain/model.ts'
import { loadGeography } from '../data/extents.ts'
import type { WideNiveau } from '../layers/layer.ts'
import { inPerimeter } from '../table/rows.ts'

/** Areas as points with the people followed and those expected without a relay; null where they are not told. */
export type HeadcountPoints = FeatureCollection<
  Point,
  { readonly code: string; readonly suivis: number | null; readonly affectes: number | null }
>

/** The count that a disc may have the size of: where only a class is known its lower end, for the middle of a wide one would be a guess. */
export const atLeast = (columns: LevelColumns, id: Indicateur, row: number): number | null =>
  (statusAt(columns, id, row) === 'class' ? columns.lows : columns.values)[id]?.[row] ?? null

/** Areas of the focus at their centres, largest first so that small discs lie over large ones. */
export async function headcountPoints(
  page: MapPage,
  niveau: WideNiveau,
  columns: LevelColumns,
): Promise<HeadcountPoints> {
  const { centres } = await loadGeography(niveau)
  const features = columns.codes.flatMap((code, row) => {
    // What belongs to no area lies everywhere: no one place stands for it.
    const centre = code === HORS_NIVEAU ? undefined : centres.get(code)
    const followed = atLeast(columns, 'patients-suivis', row)
    const affected = atLeast(columns, 'patients-sans-relais', row)
    if (!centre || !inPerimeter(columns, row, page.state.perimeter)) return []
    return [
      {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...centre] },
        properties: { code, suivis: followed, affectes: affected },
      },
    ]
  })
  features.sort((a, b) => (b.properties.suivis ?? 0) - (a.properties.suivis ?? 0))
  return { type: 'FeatureCollection', features }
}
