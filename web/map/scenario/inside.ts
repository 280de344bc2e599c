import { booleanPointInPolygon, polygon } from '@turf/turf'
import type { Cabinet } from '../data/cabinets.ts'
import type { Ring } from '../plan/lasso.ts'

/** Ids of the cabinets inside a closed ring or on its line. */
export function inside(
  ring: Ring,
  cabinets: Iterable<Pick<Cabinet, 'id' | 'lon' | 'lat'>>,
): readonly string[] {
  const shape = polygon([ring.map(([lon, lat]) => [lon, lat])])
  return [...cabinets].filter(({ lon, lat }) => booleanPointInPolygon([lon, lat], shape)).map(({ id }) => id)
}
