import { bbox } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import { eachSegment } from '../../server/country/package/segments.ts'

type Stretch = readonly [from: number, to: number]

/** An area by the stretches of parallels that lie in it. */
export interface Parallels {
  /** Degrees. */
  readonly bounds: readonly [west: number, south: number, east: number, north: number]
  /** Longitudes from which to which a parallel lies in it, from west to east, none over another. */
  readonly stretches: (lat: number) => readonly Stretch[]
}

type Edge = readonly [from: readonly [number, number], to: readonly [number, number]]

/** Edges of a polygon in each of the bands in which they are looked for, and the most bands. */
const EDGES = 16
const BANDS = 512
/** Parallels along which a share is measured. */
const LINES = 24

/** An area of degrees, ready for many questions. What several of its polygons cover is in it once. */
export const alongParallels = (geometry: Polygon | MultiPolygon): Parallels =>
  united((geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(ofPolygon))

/** Several areas as one: what lies in any of them. */
export function united(areas: readonly Parallels[]): Parallels {
  const [only] = areas
  if (only && areas.length === 1) return only
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { bounds: own } of areas) {
    for (const low of [0, 1] as const) bounds[low] = Math.min(bounds[low], own[low])
    for (const high of [2, 3] as const) bounds[high] = Math.max(bounds[high], own[high])
  }
  return {
    bounds,
    stretches(lat) {
      const merged: [from: number, to: number][] = []
      const all = areas
        .flatMap(({ bounds: [, low, , high], stretches }) =>
          lat >= low && lat <= high ? stretches(lat) : [],
        )
        .sort(([a], [b]) => a - b)
      for (const [from, to] of all) {
        const last = merged.at(-1)
        if (last && from <= last[1]) last[1] = Math.max(last[1], to)
        else merged.push([from, to])
      }
      return merged
    },
  }
}

/** One polygon by its rings: holes are outside. */
function ofPolygon(rings: Polygon['coordinates']): Parallels {
  const [west, south, east, north] = bbox({ type: 'Polygon', coordinates: rings })
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
    stretches(lat) {
      if (!(lat >= south && lat < north)) return []
      const lons: number[] = []
      for (const [a, b] of bands[bandOf(lat)]!)
        if (a[1] <= lat !== b[1] <= lat) lons.push(a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
      lons.sort((x, y) => x - y)
      return lons.flatMap((from, at): Stretch[] => (at % 2 === 0 ? [[from, lons[at + 1]!]] : []))
    },
  }
}

/** Asks which share of an area lies in another, 0..1, measured along parallels; 0 of one without area. */
export function measureShare(inner: Parallels): (outer: Parallels) => number {
  const [west, south, east, north] = inner.bounds
  const lines = Array.from({ length: LINES }, (_, line) => {
    // An irrational offset keeps the parallel off the vertices, which lie on a grid.
    const lat = south + ((north - south) * (line + 0.5 + Math.SQRT2 / 100)) / LINES
    return { lat, own: inner.stretches(lat) }
  })
  const all = lines.reduce((sum, { own }) => sum + common(own, own), 0)
  return ({ bounds, stretches }) => {
    // Pairs that are far apart are asked of by the million.
    if (all === 0 || west > bounds[2] || east < bounds[0] || south > bounds[3] || north < bounds[1]) return 0
    return lines.reduce((sum, { lat, own }) => sum + common(own, stretches(lat)), 0) / all
  }
}

/** How much two rows of stretches share. */
function common(some: readonly Stretch[], others: readonly Stretch[]): number {
  let sum = 0
  for (const [west, east] of some)
    for (const [start, end] of others) {
      const [from, to] = [Math.max(west, start), Math.min(east, end)]
      if (to > from) sum += to - from
    }
  return sum
}
