import type { MultiPolygon, Polygon, Position } from 'geojson'
import { ringAreaKm2 } from '../../server/domain/areas/areaKm2.ts'
import { eachSegment, pointsOf } from '../../server/country/package/segments.ts'

/**
 * A point inside a polygon, `[lon, lat]` rounded to 6 decimals: the middle of the widest stretch of the largest part, among
 * seven parallels that cross it. Always inside a polygon with an area; a vertex of one without. Throws for a polygon without a vertex.
 */
export function innerPoint(geometry: Polygon | MultiPolygon): [number, number] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const largest = polygons.reduce((a, b) => (shellKm2(b) > shellKm2(a) ? b : a))
  const shell = pointsOf(largest[0] ?? [])
  const [start] = shell
  if (!start) throw new Error('a polygon without a vertex has no inner point')
  const lats = shell.map(([, lat]) => lat)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  let best = { width: 0, point: start }
  for (let step = 1; step <= 7; step++) {
    // An irrational offset keeps the parallel off the vertices, which lie on a grid.
    const lat = south + ((north - south) * (step - 0.5 + Math.SQRT2 / 100)) / 7
    const crossings = crossingsOf(largest, lat)
    for (const [i, west] of crossings.entries()) {
      const east = crossings[i + 1]
      // Inside from an even crossing to the odd one after it.
      if (i % 2 === 1 || east === undefined) continue
      const width = east - west
      if (width > best.width) best = { width, point: [(west + east) / 2, lat] }
    }
  }
  return [round6(best.point[0]), round6(best.point[1])]
}

const shellKm2 = ([shell = []]: readonly Position[][]): number => ringAreaKm2(shell)

/** Longitudes where the rings cross a parallel, from west to east. */
function crossingsOf(rings: readonly (readonly Position[])[], lat: number): number[] {
  const lons: number[] = []
  for (const ring of rings)
    eachSegment(ring, (a, b) => {
      if (a[1] <= lat !== b[1] <= lat) lons.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    })
  return lons.sort((x, y) => x - y)
}

const round6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
