import { bbox } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import { eachSegment } from '../../server/country/package/segments.ts'

/** A polygon by what parallels cross of it. */
export interface Parallels {
  /** Degrees. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number]
  /** Longitudes at which its border crosses a parallel, from west to east: inside from the first to the second, and so on. */
  readonly crossings: (lat: number) => readonly number[]
}

type Edge = readonly [from: readonly [number, number], to: readonly [number, number]]

/** Edges of a polygon in each of the bands in which they are looked for, and the most bands. */
const EDGES = 16
const BANDS = 512
/** Parallels along which a share is measured. */
const LINES = 24

/** A polygon of degrees, ready for many questions. */
export function alongParallels(geometry: Polygon | MultiPolygon): Parallels {
  const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat()
  const [west, south, east, north] = bbox(geometry)
  const edges = rings.reduce((sum, ring) => sum + ring.length, 0)
  const count = Math.min(BANDS, Math.ceil(edges / EDGES))
  const bandOf = (lat: number): number =>
    Math.min(count - 1, Math.max(0, Math.floor(((lat - south) / (north - south)) * count)))
  const bands: Edge[][] = Array.from({ length: count }, () => [])
  for (const ring of rings)
    eachSegment(ring, (a, b) => {
      if (a[1] === b[1]) return
      const [from, to] = [bandOf(a[1]), bandOf(b[1])]
      for (let band = Math.min(from, to); band <= Math.max(from, to); band++) bands[band]!.push([a, b])
    })
  return {
    bounds: [west, south, east, north],
    crossings(lat) {
      if (!(lat >= south && lat <= north)) return []
      const lons: number[] = []
      for (const [a, b] of bands[bandOf(lat)]!)
        if (a[1] <= lat !== b[1] <= lat) lons.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
      return lons.sort((x, y) => x - y)
    },
  }
}

/** Asks which share of a polygon's area lies in another, 0..1, measured along parallels; 0 of one without area. */
export function measureShare(inner: Parallels): (outer: Parallels) => number {
  const [west, south, east, north] = inner.bounds
  const lines = Array.from({ length: LINES }, (_, line) => {
    // An irrational offset keeps the parallel off the vertices, which lie on a grid.
    const lat = south + ((north - south) * (line + 0.5 + Math.SQRT2 / 100)) / LINES
    return { lat, lons: inner.crossings(lat) }
  })
  const all = lines.reduce((sum, { lons }) => sum + common(lons, lons), 0)
  return ({ bounds, crossings }) => {
    // Pairs that are far apart are asked of by the million.
    if (all === 0 || west > bounds[2] || east < bounds[0] || south > bounds[3] || north < bounds[1]) return 0
    return lines.reduce((sum, { lat, lons }) => sum + common(lons, crossings(lat)), 0) / all
  }
}

/** How much two rows of stretches share. */
function common(some: readonly number[], others: readonly number[]): number {
  let sum = 0
  for (let i = 0; i + 1 < some.length; i += 2)
    for (let j = 0; j + 1 < others.length; j += 2) {
      const [from, to] = [Math.max(some[i]!, others[j]!), Math.min(some[i + 1]!, others[j + 1]!)]
      if (to > from) sum += to - from
    }
  return sum
}
