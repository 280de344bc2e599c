import type { Geometry, Position } from 'geojson'
import type { Problem } from '../../../contract/problem.ts'
import type { Bounds } from '../../../country/land/contours.ts'
import { boxesOfNumbers, boundsIn, hasGeometry } from '../bbox.ts'
import type { Item } from '../collections.ts'
import type { Crs } from '../crs.ts'
import { intersects, isWithin, planarOf, type Planar } from '../planar.ts'
import type { Truth } from './evaluate.ts'
import { filterProblem, type Expression, type Operation, type Places } from './expression.ts'

/** What stands in the filter, with the bounds of its parts; null: the geometry of a feature. */
interface Place {
  readonly fixed: Planar | null
  readonly boxes: readonly Bounds[]
  readonly wrong: Wrong
}
type Wrong = (message: string) => Problem
/** Is told of the boxes of each geometry that features are held against, and how it is refused. */
export type LookAt = (boxes: readonly Bounds[], wrong: Wrong) => void

const RELATIONS = {
  s_intersects: intersects,
  s_disjoint: (a: Planar, b: Planar) => !intersects(a, b),
  s_within: isWithin,
  s_contains: (a: Planar, b: Planar) => isWithin(b, a),
} as const

/**
 * Makes a spatial predicate into a function of a feature, in the plane of `crs` (degrees as if they were a plane): null where the
 * feature has no geometry, for nobody knows where it lies. @throws Problem for a geometry that this system does not have.
 */
export function createSpatial(
  items: readonly Item[],
  crs: Crs,
  places: Places,
  look: LookAt,
): (part: Operation) => Truth {
  const project = crs.project ?? ((lon: number, lat: number) => [lon, lat] as const)
  const place = ([lon = NaN, lat = NaN]: Position): Position => [...project(lon, lat)]
  return ({ op, args }) => {
    const relation = RELATIONS[op as keyof typeof RELATIONS]
    const [a, b] = (args as readonly Expression[]).map(placeOf) as [Place, Place]
    if (a.fixed && b.fixed) {
      const holds = relation(a.fixed, b.fixed)
      return () => holds
    }
    for (const { fixed, boxes, wrong } of [a, b]) if (fixed) look(boxes, wrong)
    return (at) => {
      const item = items[at]!
      if (!hasGeometry(item)) return null
      const bounds = boundsIn(item, crs)
      // On the other side of the world, where this system has no coordinates. Most lie elsewhere, and need not be drawn to know it.
      const other = a.fixed ?? b.fixed
      if (!bounds || (other && isApart(bounds, other.bounds))) return op === 's_disjoint'
      const own = planarOf(item.geometry!, place)
      return relation(a.fixed ?? own, b.fixed ?? own)
    }
  }

  function placeOf(part: Expression): Place {
    const where = (typeof part === 'object' && places.get(part)) || 'a geometry'
    const wrong: Wrong = (message) => filterProblem(where, message)
    if (typeof part !== 'object' || 'property' in part) return { fixed: null, boxes: [], wrong }
    if ('bbox' in part && !('type' in part)) {
      const boxes = boxesOfNumbers(part.bbox, crs, wrong)
      const coordinates = boxes.map(([west, south, east, north]) => [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ])
      return { fixed: planarOf({ type: 'MultiPolygon', coordinates }, (at) => at), boxes, wrong }
    }
    const fixed = planarOf(part as Geometry, ([x = NaN, y = NaN]) => (crs.northFirst ? [y, x] : [x, y]))
    const [west, south, east, north] = fixed.bounds
    if (!crs.project && (west < -180 || south < -90 || east > 180 || north > 90))
      throw wrong(
        `degrees go from -180 to 180 and from -90 to 90, ${crs.northFirst ? 'latitude' : 'longitude'} first in this reference system`,
      )
    for (const line of fixed.lines) if (line.length < 2) throw wrong('a line has at least two positions')
    for (const ring of fixed.polygons.flat()) {
      const [first, last] = [ring[0]!, ring.at(-1)!]
      if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1])
        throw wrong('a ring has at least four positions, and ends where it begins')
    }
    const parts = [
      ...fixed.points.map((at) => [at]),
      ...fixed.lines,
      ...fixed.polygons.map(([outer]) => outer!),
    ]
    return { fixed, boxes: parts.map(boxOf), wrong }
  }
}

function boxOf(path: readonly Position[]): Bounds {
  const [xs, ys] = [path.map(([x = NaN]) => x), path.map(([, y = NaN]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

const isApart = (a: Bounds, b: Bounds): boolean => a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1]
