import type { MultiPolygon, Polygon } from 'geojson'
import inPolygon from 'point-in-polygon-hao'
import { eachSegment } from '../../server/country/package/segments.ts'

const KM_PER_DEGREE = 111.195

/** Whether a point lies in a polygon, its border included. */
export function contains(geometry: Polygon | MultiPolygon, point: readonly [number, number]): boolean {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.some((rings) => inPolygon([point[0], point[1]], rings as number[][][]) !== false)
}

/** Kilometres from a point to a polygon, 0 inside; on a local plane, good to 1 % below 100 km. */
export function distanceKm(geometry: Polygon | MultiPolygon, point: readonly [number, number]): number {
  if (contains(geometry, point)) return 0
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const east = KM_PER_DEGREE * Math.cos((point[1] * Math.PI) / 180)
  const local = ([lon, lat]: readonly [number, number]): [number, number] => [
    (lon - point[0]) * east,
    (lat - point[1]) * KM_PER_DEGREE,
  ]
  let nearest = Infinity
  for (const rings of polygons)
    for (const ring of rings)
      eachSegment(ring, (from, to) => {
        nearest = Math.min(nearest, originToSegment(local(from), local(to)))
      })
  return nearest
}

function originToSegment([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2))
  return Math.hypot(ax + t * dx, ay + t * dy)
}
