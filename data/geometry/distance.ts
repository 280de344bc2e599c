import { booleanPointInPolygon, pointToPolygonDistance } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'

/** Whether a point lies in a polygon, its border included. */
export const contains = (geometry: Polygon | MultiPolygon, [lon, lat]: readonly [number, number]): boolean =>
  booleanPointInPolygon([lon, lat], geometry)

/** Kilometres from a point to a polygon, 0 inside: asked first, for the distance to every edge of a commune is a hundred times slower. */
export const distanceKm = (
  geometry: Polygon | MultiPolygon,
  [lon, lat]: readonly [number, number],
): number => (contains(geometry, [lon, lat]) ? 0 : pointToPolygonDistance([lon, lat], geometry))
