import type { MultiPolygon } from 'geojson'

/** Levels that have a polygon: France is the sum of its régions. */
type ContourLevel = 'communes' | 'departements' | 'regions' | 'circonscriptions'

/** Areas of which a point is looked for: bounds of all of them, and the polygon of one. */
export interface Outlines {
  readonly bounds: () => readonly (readonly [code: string, bounds: Bounds])[]
  /** Undefined for a code that has none. */
  readonly polygon: (code: string) => MultiPolygon | undefined
}

/** Polygons by code, WGS 84 degrees, one simplification for all so that borders coincide. */
export type Contours = Readonly<Record<ContourLevel, ReadonlyMap<string, MultiPolygon>>>

/** The outlines of polygons that are all there. */
export const outlinesOf = (polygons: ReadonlyMap<string, MultiPolygon>): Outlines => ({
  bounds: () => Array.from(polygons, ([code, polygon]) => [code, boundsOf(polygon)]),
  polygon: (code) => polygons.get(code),
})

/** Bounds as `[west, south, east, north]`, degrees. */
export type Bounds = readonly [number, number, number, number]

/** The bounds of a multipolygon, degrees; infinite when it is empty. */
export function boundsOf({ coordinates }: MultiPolygon): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [outer = []] of coordinates)
    for (const [lon = NaN, lat = NaN] of outer) {
      if (lon < west) west = lon
      if (lon > east) east = lon
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  return [west, south, east, north]
}
