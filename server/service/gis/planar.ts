import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { Geometry, Position } from 'geojson'
import type { Bounds } from '../../country/land/contours.ts'

/** A geometry in a plane, taken apart. */
export interface Planar {
  readonly points: readonly Position[]
  readonly lines: readonly (readonly Position[])[]
  /** Rings of polygons, closed. */
  readonly polygons: readonly (readonly Position[][])[]
  readonly bounds: Bounds
  /** Both ends of each segment of lines and rings, four numbers each. */
  readonly segments: Float64Array
}

/** Takes a geometry apart, its positions placed by `place`. */
export function planarOf(geometry: Geometry, place: (at: Position) => Position): Planar {
  const points: Position[] = []
  const lines: Position[][] = []
  const polygons: Position[][][] = []
  const add = (part: Geometry): void => {
    if (part.type === 'GeometryCollection') return part.geometries.forEach(add)
    if (part.type === 'Point') points.push(place(part.coordinates))
    else if (part.type === 'MultiPoint') points.push(...part.coordinates.map(place))
    else if (part.type === 'LineString') lines.push(part.coordinates.map(place))
    else if (part.type === 'MultiLineString') lines.push(...part.coordinates.map((line) => line.map(place)))
    else
      for (const rings of part.type === 'Polygon' ? [part.coordinates] : part.coordinates)
        polygons.push(rings.map((ring) => ring.map(place)))
  }
  add(geometry)
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const path of [points, ...lines, ...polygons.flat()])
    for (const [x = NaN, y = NaN] of path) {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
  const flat: number[] = []
  for (const path of [...lines, ...polygons.flat()])
    for (let k = 1; k < path.length; k++) {
      const [[x0 = NaN, y0 = NaN], [x1 = NaN, y1 = NaN]] = [path[k - 1]!, path[k]!]
      flat.push(x0, y0, x1, y1)
    }
  const segments = Float64Array.from(flat)
  return { points, lines, polygons, bounds: [west, south, east, north], segments }
}

/** Whether two geometries share a point; borders count. */
export function intersects(a: Planar, b: Planar): boolean {
  if (apart(a.bounds, b.bounds)) return false
  if (a.points.some((point) => covers(b, point)) || b.points.some((point) => covers(a, point))) return true
  // Paths that cross no border lie wholly on one side of it: one vertex tells.
  if (pathsOf(a).some(([first]) => inPolygons(b, first!))) return true
  if (pathsOf(b).some(([first]) => inPolygons(a, first!))) return true
  const others = segmentsIn(b, a.bounds)
  for (const one of segmentsIn(a, b.bounds)) if (others.some((other) => meet(one, other))) return true
  return false
}

/** Whether all of a geometry lies in another, and not only on its border. */
export function isWithin(a: Planar, b: Planar): boolean {
  const [west, south, east, north] = b.bounds
  if (a.bounds[0] < west || a.bounds[1] < south || a.bounds[2] > east || a.bounds[3] > north) return false
  if (a.polygons.length > 0 && b.polygons.length === 0) return false
  const vertices = [...a.points, ...pathsOf(a).flat()]
  const borders = segmentsIn(b, a.bounds)
  // Where no border comes near, all of it lies on one side: one vertex tells.
  if (borders.length === 0 && b.points.length === 0) return deepIn(b, vertices[0]!)
  if (!vertices.every((vertex) => covers(b, vertex))) return false
  let inside = a.polygons.length > 0 || b.polygons.length === 0 || vertices.some((at) => deepIn(b, at))
  for (const segment of segmentsIn(a, a.bounds)) {
    if (borders.some((border) => crossing(segment, border))) return false
    // What runs along a border neither leaves nor enters.
    if (borders.some((border) => onSegment(segment[0], border) && onSegment(segment[1], border))) continue
    const middle = [(segment[0][0]! + segment[1][0]!) / 2, (segment[0][1]! + segment[1][1]!) / 2]
    if (!covers(b, middle)) return false
    inside ||= deepIn(b, middle)
  }
  // A hole of the other within it would be left out.
  return inside && !b.polygons.some((rings) => rings.some((ring) => ring.some((vertex) => deepIn(a, vertex))))
}

const pathsOf = ({ lines, polygons }: Planar): (readonly Position[])[] => [...lines, ...polygons.flat()]
const apart = (a: Bounds, b: Bounds): boolean => a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1]

const inPolygons = ({ polygons }: Planar, at: Position, ignoreBoundary = false): boolean =>
  polygons.some((rings) =>
    booleanPointInPolygon(at, { type: 'Polygon', coordinates: rings as Position[][] }, { ignoreBoundary }),
  )
const deepIn = (one: Planar, at: Position): boolean => inPolygons(one, at, true)
const covers = (one: Planar, at: Position): boolean =>
  one.points.some(([x, y]) => x === at[0] && y === at[1]) ||
  inPolygons(one, at) ||
  one.lines.some((line) => line.some((vertex, k) => k > 0 && onSegment(at, [line[k - 1]!, vertex])))

type Segment = readonly [Position, Position]

/** Segments whose own bounds meet some bounds: told apart as numbers, for most are far away. */
function segmentsIn({ segments }: Planar, [west, south, east, north]: Bounds): Segment[] {
  const found: Segment[] = []
  for (let k = 0; k < segments.length; k += 4) {
    const [x0, y0, x1, y1] = [segments[k]!, segments[k + 1]!, segments[k + 2]!, segments[k + 3]!]
    if ((x0 < west && x1 < west) || (x0 > east && x1 > east)) continue
    if ((y0 < south && y1 < south) || (y0 > north && y1 > north)) continue
    found.push([
      [x0, y0],
      [x1, y1],
    ])
  }
  return found
}
const boundsOf = ([[x0 = NaN, y0 = NaN], [x1 = NaN, y1 = NaN]]: Segment): Bounds => [
  Math.min(x0, x1),
  Math.min(y0, y1),
  Math.max(x0, x1),
  Math.max(y0, y1),
]

/** On which side of a directed segment a position lies: 1 left, -1 right, 0 on its line. */
const side = ([[x0 = NaN, y0 = NaN], [x1 = NaN, y1 = NaN]]: Segment, [x = NaN, y = NaN]: Position): number =>
  Math.sign((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0))
const onSegment = (at: Position, segment: Segment): boolean =>
  side(segment, at) === 0 && !apart(boundsOf([at, at]), boundsOf(segment))
/** Whether two segments cross at a point inside both. */
const crossing = (a: Segment, b: Segment): boolean =>
  side(a, b[0]) * side(a, b[1]) < 0 && side(b, a[0]) * side(b, a[1]) < 0
const meet = (a: Segment, b: Segment): boolean =>
  !apart(boundsOf(a), boundsOf(b)) && side(a, b[0]) * side(a, b[1]) <= 0 && side(b, a[0]) * side(b, a[1]) <= 0
