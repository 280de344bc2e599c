import type { MultiPolygon, Polygon, Position } from 'geojson'
import { ringAreaKm2 } from '../../server/domain/areas/areaKm2.ts'

/**
 * A point inside a polygon, `[lon, lat]` rounded to 6 decimals: the middle of the widest stretch of the largest part, among
 * seven parallels that cross it. Always inside a polygon with an area; a vertex of one without.
 */
export function innerPoint(geometry: Polygon | MultiPolygon): [number, number] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const largest = polygons.reduce((a, b) => (ringAreaKm2(b[0]) > ringAreaKm2(a[0]) ? b : a))
  const lats = largest[0].map((p) => p[1])
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  let best: { width: number; point: Position } = { width: 0, point: largest[0][0] }
  for (let step = 1; step <= 7; step++) {
    // An irrational offset keeps the parallel off the vertices, which lie on a grid.
    const lat = south + ((north - south) * (step - 0.5 + Math.SQRT2 / 100)) / 7
    const crossings = crossingsOf(largest, lat)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i]
      if (width > best.width) best = { width, point: [(crossings[i] + crossings[i + 1]) / 2, lat] }
    }
  }
  return [round6(best.point[0]), round6(best.point[1])]
}

/** Longitudes where the rings cross a parallel, from west to east. */
function crossingsOf(rings: readonly (readonly Position[])[], lat: number): number[] {
  const lons: number[] = []
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i], ring[i + 1]]
      if (a[1] <= lat !== b[1] <= lat) lons.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    }
  return lons.sort((x, y) => x - y)
}

const round6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
