import { booleanPointInPolygon, polygon } from '@turf/turf'
import type { Cabinet } from '../data/cabinets.ts'
import type { Anneau } from '../plan/lasso.ts'

/** Ids of the cabinets inside a closed ring or on its line. */
export function dedans(
  anneau: Anneau,
  cabinets: Iterable<Pick<Cabinet, 'id' | 'lon' | 'lat'>>,
): readonly string[] {
  const polygone = polygon([anneau.map(([lon, lat]) => [lon, lat])])
  return [...cabinets]
    .filter(({ lon, lat }) => booleanPointInPolygon([lon, lat], polygone))
    .map(({ id }) => id)
}
