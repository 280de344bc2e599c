import type { MultiPolygon, Position } from 'geojson'
import { assemble, doubledArea, splitAtTouches, type Ring } from '../package/rings.ts'
import { pointsOf } from '../package/segments.ts'
import { thinRings } from './thin-rings.ts'
import { onSquare } from './tile-layer.ts'

/** A grid over the square of the world: tiles of this zoom have `extent` units a side. */
export interface Grid {
  readonly zoom: number
  readonly extent: number
}

/** Areas on a grid, degrees. */
export interface Generalised {
  /** Those of which the grid leaves something: they cover what they covered. */
  readonly kept: ReadonlyMap<string, MultiPolygon>
  /** Those of which it leaves nothing: a square of one unit each, to be painted over the others, and over none that has no more itself. */
  readonly specks: ReadonlyMap<string, MultiPolygon>
}

/**
 * Areas on a coarse grid whose borders coincide as before: each is drawn once, for both of its sides, and the points where three
 * meet stay. None vanishes.
 */
export function generalise(polygons: ReadonlyMap<string, MultiPolygon>, { zoom, extent }: Grid): Generalised {
  const side = 2 ** zoom * extent
  const onGrid = [...polygons].flatMap(([code, { coordinates }]) => {
    const rings = coordinates.flat().map((ring) => snap(ring, side))
    return rings.length > 0 ? [{ code, rings: rings.flatMap(splitAtTouches), middle: middleOf(rings) }] : []
  })
  const thinned = thinRings(
    onGrid.flatMap(({ rings }) => rings),
    side,
  )
  const kept = new Map<string, MultiPolygon>()
  const vanished: { readonly code: string; readonly middle: Position }[] = []
  /** Squares that an area has alone, by their lowest corner. */
  const taken = new Set<string>()
  let next = 0
  for (const { code, rings, middle } of onGrid) {
    const own = thinned.slice(next, (next += rings.length))
    const shapes = assemble(own.flatMap(splitAtTouches))
    if (shapes.length === 0) vanished.push({ code, middle })
    else kept.set(code, inDegrees(shapes, side))
    const [[outer] = []] = shapes
    if (shapes.length === 1 && outer && doubledArea(outer) === 2) taken.add(String(lowestOf(outer)))
  }
  const specks = new Map<string, MultiPolygon>()
  for (const { code, middle } of vanished) {
    const beside = squaresAt(middle)
    const corner = beside.find((one) => !taken.has(String(one))) ?? beside[0]!
    taken.add(String(corner))
    specks.set(code, inDegrees([[squareOn(corner)]], side))
  }
  return { kept, specks }
}

/**
 * A ring on the grid, x eastwards from the date line and y northwards from the pole. It goes from point to point along the lines of
 * the grid: two borders then meet at points or not at all, and never cross between them.
 */
function snap(ring: Ring, side: number): Position[] {
  const points: Position[] = []
  for (const position of ring) {
    const [x, y] = onSquare(position)
    const to: Position = [Math.round(x * side), side - Math.round(y * side)]
    const from = points.at(-1)
    if (!from) points.push(to)
    else if (from[0]! < to[0]! || (from[0] === to[0] && from[1]! < to[1]!))
      points.push(...way(from, to).slice(1))
    else points.push(...way(to, from).toReversed().slice(1))
  }
  return points
}

/** The points of the grid from one to another that lies further east, or as far, each a unit from the one before. */
function way([x0 = NaN, y0 = NaN]: Position, [x1 = NaN, y1 = NaN]: Position): Position[] {
  const [columns, rows, up] = [x1 - x0, Math.abs(y1 - y0), Math.sign(y1 - y0)]
  const points: Position[] = [[x0, y0]]
  for (let [i, j] = [0, 0]; i < columns || j < rows;) {
    // Whichever leaves the straight line less.
    if (Math.abs((i + 1) * rows - j * columns) <= Math.abs(i * rows - (j + 1) * columns)) i++
    else j++
    points.push([x0 + i, y0 + up * j])
  }
  return points
}

/** Shapes of the grid as polygons in degrees, each ring from its westernmost point on, which gzip tells in fewer bytes. */
function inDegrees(shapes: readonly Ring[][], side: number): MultiPolygon {
  const degrees = ([x = NaN, y = NaN]: Position): Position => [
    (x / side - 0.5) * 360,
    (Math.atan(Math.sinh(Math.PI * ((2 * y) / side - 1))) * 180) / Math.PI,
  ]
  return {
    type: 'MultiPolygon',
    coordinates: shapes.map((rings) => rings.map((ring) => fromWest(ring).map(degrees))),
  }
}

function fromWest(ring: Ring): Position[] {
  const points = ring.slice(0, -1)
  const west = points.reduce((a, b) => (b[0]! < a[0]! || (b[0] === a[0] && b[1]! < a[1]!) ? b : a))
  const first = points.indexOf(west)
  return [...points.slice(first), ...points.slice(0, first), west]
}

/** The middle of the longest ring, on the grid. */
function middleOf(rings: readonly Ring[]): Position {
  const points = pointsOf(rings.reduce((a, b) => (b.length > a.length ? b : a)))
  return ([0, 1] as const).map((axis) => {
    const values = points.map((point) => point[axis])
    return Math.floor((Math.min(...values) + Math.max(...values)) / 2)
  })
}

/** The lowest corners of the four squares of one unit around a point. */
const squaresAt = ([x = NaN, y = NaN]: Position): Position[] => [
  [x, y],
  [x - 1, y],
  [x, y - 1],
  [x - 1, y - 1],
]

const squareOn = ([x = NaN, y = NaN]: Position): Position[] => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
]

/** The lowest corner of the box around a ring. */
const lowestOf = (ring: Ring): Position =>
  ([0, 1] as const).map((axis) => Math.min(...pointsOf(ring).map((point) => point[axis])))
