import { bbox } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import { contains, distanceKm } from './distance.ts'
import { innerPoint } from './inner-point.ts'

export interface NamedShape {
  readonly code: string
  readonly geometry: Polygon | MultiPolygon
}

/** Points of a regular grid of about `side` × `side` over a polygon's bounding box that lie inside it, `[lon, lat]`. */
export function samplePoints(geometry: Polygon | MultiPolygon, side: number): [number, number][] {
  const [west, south, east, north] = bbox(geometry)
  const points: [number, number][] = []
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++) {
      const point: [number, number] = [
        west + ((east - west) * (i + 0.5)) / side,
        south + ((north - south) * (j + 0.5)) / side,
      ]
      if (contains(geometry, point)) points.push(point)
    }
  return points
}

/** How many of the points fall in each shape; points in none are not counted. */
export function countIn(
  points: readonly [number, number][],
  shapes: readonly NamedShape[],
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const point of points) {
    const shape = shapes.find(({ geometry }) => contains(geometry, point))
    if (shape != null) counts.set(shape.code, (counts.get(shape.code) ?? 0) + 1)
  }
  return counts
}

/** The shape that holds most of a polygon's area (by sampling), or the nearest to its inner point when none holds any. Throws without a shape. */
export function mostlyIn(geometry: Polygon | MultiPolygon, shapes: readonly NamedShape[]): string {
  const [best] = [...countIn(samplePoints(geometry, 20), shapes)].sort((a, b) => b[1] - a[1])
  if (best != null) return best[0]
  const point = innerPoint(geometry)
  const distances = shapes.map((shape) => distanceKm(shape.geometry, point))
  const nearest = shapes[distances.indexOf(Math.min(...distances))]
  if (nearest == null) throw new Error('a polygon is in no shape where there is none')
  return nearest.code
}
