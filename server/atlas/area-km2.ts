import type { MultiPolygon } from 'geojson'

const KM_PER_DEGREE = (Math.PI * 6371.0088) / 180

/** Area of a multipolygon in square kilometres, on the sphere by the mid-latitude of each side: within 1 ‰ at this size. */
export function areaKm2({ coordinates }: MultiPolygon): number {
  let sum = 0
  for (const ring of coordinates.flat())
    for (let at = 1; at < ring.length; at++) {
      const [x0 = 0, y0 = 0] = ring[at - 1]!
      const [x1 = 0, y1 = 0] = ring[at]!
      // Shells and holes run opposite ways, so their areas subtract.
      sum += (x1 - x0) * (Math.sin((y0 * Math.PI) / 180) + Math.sin((y1 * Math.PI) / 180))
    }
  return Math.abs(sum / 2) * KM_PER_DEGREE ** 2 * (180 / Math.PI)
}
