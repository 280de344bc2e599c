import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import Flatbush from 'flatbush'
import type { MultiPolygon, Position } from 'geojson'
import { LRUCache } from 'lru-cache'
import { KM_PER_DEGREE } from '../../domain/travel/grid.ts'
import { haversine } from '../../domain/travel/haversine.ts'
import type { Outlines } from './contours.ts'

/** A point this far out at sea, or across a simplified border, still belongs to the commune beside it. */
const TOLERANCE_KM = 2

/** Code of the commune at a point (degrees, WGS 84), or of the nearest one within 2 km; null elsewhere. */
export type Locate = (lon: number, lat: number) => string | null

/** Who places a list of cabinets asks for the same few hundred communes again and again. */
const KEPT_POLYGONS = 1_000

/** Builds the point lookup over the outlines of communes. */
export function createLocate({ bounds, polygon }: Outlines): Locate {
  const all = bounds()
  if (all.length === 0) return () => null
  const index = new Flatbush(all.length)
  for (const [, box] of all) index.add(...box)
  index.finish()
  const kept = new LRUCache<string, MultiPolygon>({
    max: KEPT_POLYGONS,
    memoMethod: (code) => polygon(code)!,
  })
  const polygonAt = (at: number): MultiPolygon => kept.memo(all[at]![0])
  return (lon, lat) => {
    const within = index
      .search(lon, lat, lon, lat)
      .filter((at) => booleanPointInPolygon([lon, lat], polygonAt(at)))
    // A point of a shared border is in two communes: the smaller code, so that the answer never depends on order.
    if (within.length > 0) return within.map((at) => all[at]![0]).sort()[0]!
    const dLat = TOLERANCE_KM / KM_PER_DEGREE
    const dLon = dLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
    let best: { readonly code: string; readonly km: number } | null = null
    for (const at of index.search(lon - dLon, lat - dLat, lon + dLon, lat + dLat)) {
      const [code] = all[at]!
      const km = kilometresOutside(polygonAt(at), lon, lat)
      if (km <= TOLERANCE_KM && (best === null || km < best.km || (km === best.km && code < best.code)))
        best = { code, km }
    }
    return best?.code ?? null
  }
}

/** How far a point (degrees) lies outside a polygon, km; 0 inside it, Infinity from an empty one. */
export const kilometresOutside = (polygon: MultiPolygon, lon: number, lat: number): number =>
  booleanPointInPolygon([lon, lat], polygon) ? 0 : kilometresToEdge(polygon, lon, lat)

/** Kilometres from a point (degrees, WGS 84) to the nearest edge of a polygon, holes included, from inside as from outside. */
export const kilometresToEdge = ({ coordinates }: MultiPolygon, lon: number, lat: number): number =>
  Math.min(...coordinates.flat().map((ring) => kilometresToRing(ring, lon, lat)))

/** Distance to the nearest edge; planar around the point, which is right to a metre at two kilometres. */
function kilometresToRing(ring: readonly Position[], lon: number, lat: number): number {
  const stretch = Math.cos((lat * Math.PI) / 180)
  let best = Infinity
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [(ring[i - 1]![0]! - lon) * stretch, ring[i - 1]![1]! - lat]
    const [dx, dy] = [(ring[i]![0]! - lon) * stretch - ax, ring[i]![1]! - lat - ay]
    const length = dx * dx + dy * dy
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
    const km = haversine(lon, lat, lon + (ax + t * dx) / stretch, lat + ay + t * dy)
    if (km < best) best = km
  }
  return best
}
