import { log } from '../math/log.ts'
import { sin } from '../math/sine.ts'

/** Longitude and latitude in degrees, as GeoJSON has them. */
type Position = readonly number[]

/** A polygon or multipolygon of GeoJSON. */
type Surface =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }

/** WGS 84: square of the eccentricity, and radius in kilometres of the sphere of equal area. */
const E2 = 0.00669437999014
const E = Math.sqrt(E2)
const AUTHALIC_RADIUS_KM = 6371.0071809
const RADIANS = Math.PI / 180

const q = (sinLat: number): number =>
  (1 - E2) * (sinLat / (1 - E2 * sinLat * sinLat) - log((1 - E * sinLat) / (1 + E * sinLat)) / (2 * E))
const Q_POLE = q(1)

/** Sine of the authalic latitude: on the sphere of equal area, it maps the ellipsoid without changing areas. */
const authalicSine = (latDegrees: number): number => q(sin(latDegrees * RADIANS)) / Q_POLE

/**
 * Area of a polygon of WGS 84 degrees, in square kilometres, on the ellipsoid (equal-area cylindrical projection; Snyder,
 * Map Projections: A Working Manual, 1987, eq. 3-12). Edges are straight in that projection. Holes are taken off.
 */
export function areaKm2(geometry: Surface): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  let total = 0
  for (const rings of polygons)
    for (const [i, ring] of rings.entries()) total += (i === 0 ? 1 : -1) * ringAreaKm2(ring)
  return total
}

/** Area enclosed by a ring, square kilometres, whatever its direction. */
export function ringAreaKm2(ring: readonly Position[]): number {
  let doubled = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lonA = NaN, latA = NaN] = ring[i]!
    const [lonB = NaN, latB = NaN] = ring[i + 1]!
    doubled += (lonB - lonA) * (authalicSine(latA) + authalicSine(latB))
  }
  return (Math.abs(doubled) * RADIANS * AUTHALIC_RADIUS_KM * AUTHALIC_RADIUS_KM) / 2
}
