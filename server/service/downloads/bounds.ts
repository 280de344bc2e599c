import type { MultiPolygon, Point } from 'geojson'
import { boundsOf, type Bounds } from '../../country/land/contours.ts'

/** The box of a shape, degrees; null where there is none. */
export function boxOf(geometry: Point | MultiPolygon | null): Bounds | null {
  if (geometry === null) return null
  if (geometry.type === 'MultiPolygon') return boundsOf(geometry)
  const [lon = NaN, lat = NaN] = geometry.coordinates
  return [lon, lat, lon, lat]
}

/** The box around two. */
export const unite = (a: Bounds | null, b: Bounds | null): Bounds | null =>
  a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b)
