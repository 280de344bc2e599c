import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { MultiPolygon, Point, Position } from 'geojson'
import { boundsOf, type Bounds } from '../../country/land/contours.ts'
import { readDecimal } from '../../contract/numbers.ts'
import { badInput, type Problem } from '../../contract/problem.ts'
import { inTurns } from '../../in-turns.ts'
import { crsOf, hasPlace, type Crs } from './crs.ts'
import { OGC_CRS, type OgcCrs } from '../../contract/gis.ts'

/** What may lie somewhere. Its geometry may be drawn each time it is asked for, and kept by nobody. */
export interface Placed {
  readonly geometry: Point | MultiPolygon | null
}

/** Whether something (without a geometry: always, for nobody can say that it lies elsewhere) meets what was asked for. */
export type Meets = (placed: Placed) => boolean

/** The boxes of a `bbox`, west, south, east, north (or easting, northing) in the units of its system; two across the antimeridian. */
export function boxesOf(text: string, crs: Crs): Bounds[] {
  const numbers = text.split(',').map(readDecimal)
  const wrong = (message: string) => badInput([{ path: 'bbox', message }])
  if (![4, 6].includes(numbers.length) || !numbers.every(Number.isFinite))
    throw wrong('four numbers separated by commas are expected, or six with heights')
  return boxesOfNumbers(numbers, crs, wrong)
}

/** The same of four numbers, or six with heights, in the order of the axes of their system. */
export function boxesOfNumbers(
  numbers: readonly number[],
  { northFirst, project }: Crs,
  wrong: (message: string) => Problem,
): Bounds[] {
  const flat = numbers.length === 4 ? numbers : [0, 1, 3, 4].map((at) => numbers[at]!)
  const [a, b, c, d] = flat as [number, number, number, number]
  const [west, south, east, north] = northFirst ? [b, a, d, c] : [a, b, c, d]
  if (south > north) throw wrong('its lower bound lies above its upper one')
  if (!project && (south < -90 || north > 90 || Math.min(west, east) < -180 || Math.max(west, east) > 180))
    throw wrong(
      `degrees go from -180 to 180 and from -90 to 90, ${northFirst ? 'latitude' : 'longitude'} first in this reference system`,
    )
  if (west <= east) return [[west, south, east, north]]
  if (project) throw wrong('its western bound lies east of its eastern one')
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ]
}

/** Two corners (lower, upper) in the order of the axes of their system, without what of them lies beyond the globe: desktops ask for all that their window shows. */
export function onGlobe(corners: readonly number[], { northFirst, project }: Crs): number[] {
  const [a, b, c, d] = corners as [number, number, number, number]
  if (project) return [a, b, c, d]
  const [first, second] = northFirst ? [90, 180] : [180, 90]
  const cut = (lower: number, upper: number, most: number) =>
    // What lies wholly beyond is no window but a mistake, which is told.
    lower < most && upper > -most && lower < upper
      ? [Math.max(lower, -most), Math.min(upper, most)]
      : [lower, upper]
  const [[left, right], [bottom, top]] = [cut(a, c, first), cut(b, d, second)] as [
    [number, number],
    [number, number],
  ]
  return [left, bottom, right, top]
}

/** The same boxes with their axes the other way round, where that is a box at all. */
export const swapped = (boxes: readonly Bounds[], { project }: Crs): Bounds[] =>
  boxes
    .map(([west, south, east, north]): Bounds => [south, west, north, east])
    .filter(([, south, , north]) => project !== null || (south >= -90 && north <= 90))

/** Whether something shares a point with one of the boxes, which are of this system; borders count. */
export function meetsBoxes(boxes: readonly Bounds[], crs: Crs): Meets {
  const project = crs.project ?? ((lon: number, lat: number) => [lon, lat] as const)
  const place = ([lon = NaN, lat = NaN]: Position): Position => [...project(lon, lat)]
  return (placed) => {
    const bounds = boundsIn(placed, crs)
    if (!bounds) return !hasGeometry(placed)
    const met = boxes.filter((box) => !apart(bounds, box))
    if (met.length === 0 || met.some((box) => within(bounds, box))) return met.length > 0
    const { geometry } = placed
    return (
      geometry?.type === 'MultiPolygon' &&
      met.some((box) => geometry.coordinates.some((part) => touches(part, box, place)))
    )
  }
}

/** Whether a polygon meets a box: a vertex inside it, an edge across it, or the whole box inside the polygon. */
function touches(rings: readonly Position[][], box: Bounds, place: (at: Position) => Position): boolean {
  const placed: Position[][] = []
  for (const ring of rings) {
    const own: Position[] = []
    for (const vertex of ring) {
      const at = place(vertex)
      if (holds(box, at)) return true
      own.push(at)
    }
    placed.push(own)
  }
  for (const ring of placed)
    for (let k = 1; k < ring.length; k++) if (crosses(ring[k - 1]!, ring[k]!, box)) return true
  return booleanPointInPolygon([box[0], box[1]], { type: 'Polygon', coordinates: placed })
}

/** Whether a segment enters a box (Liang and Barsky's clipping). */
function crosses([x0 = NaN, y0 = NaN]: Position, [x1 = NaN, y1 = NaN]: Position, box: Bounds): boolean {
  const [west, south, east, north] = box
  const [dx, dy] = [x1 - x0, y1 - y0]
  let [from, to] = [0, 1]
  for (const [step, room] of [
    [-dx, x0 - west],
    [dx, east - x0],
    [-dy, y0 - south],
    [dy, north - y0],
  ] as const) {
    if (step === 0 && room < 0) return false
    if (step < 0) from = Math.max(from, room / step)
    if (step > 0) to = Math.min(to, room / step)
  }
  return from <= to
}

const holds = ([west, south, east, north]: Bounds, [x = NaN, y = NaN]: Position): boolean =>
  x >= west && x <= east && y >= south && y <= north
const apart = (a: Bounds, b: Bounds): boolean => a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1]
const within = (a: Bounds, b: Bounds): boolean => a[0] >= b[0] && a[2] <= b[2] && a[1] >= b[1] && a[3] <= b[3]

const kept = new Map<OgcCrs, WeakMap<Placed, Bounds | null>>()

/**
 * Bounds of something in a system, kept: exact for a point and in degrees, somewhat too wide in a plane. Null where it has no geometry, or
 * none in that system, on the other side of the world.
 */
export function boundsIn(placed: Placed, crs: Crs): Bounds | null {
  const own = kept.get(crs.uri) ?? new WeakMap<Placed, Bounds | null>()
  kept.set(crs.uri, own)
  const known = own.get(placed)
  if (known !== undefined) return known
  const made = crs.uri === OGC_CRS[0] ? boxOf(placed.geometry) : placedBounds(placed, crs)
  own.set(placed, made)
  return made
}

/** The box of a shape, degrees; null where there is none. */
export function boxOf(geometry: Placed['geometry']): Bounds | null {
  if (geometry?.type !== 'Point') return geometry && boundsOf(geometry)
  const [lon = NaN, lat = NaN] = geometry.coordinates
  return [lon, lat, lon, lat]
}

/** From those in degrees: what has a place everywhere need not be drawn again. */
function placedBounds(placed: Placed, crs: Crs): Bounds | null {
  const { meridian, project } = crs
  const degrees = degreesOf(placed)
  if (!degrees || (meridian !== null && !hasPlace(placed.geometry!, crs))) return null
  if (!project) return degrees
  const [west, south, east, north] = degrees
  if (west < east || south < north) return planeBounds(degrees, project)
  const [x, y] = project(west, south)
  return [x, y, x, y]
}

/** Bounds in degrees, `[west, south, east, north]`; null where there is no geometry. */
export const degreesOf = (placed: Placed): Bounds | null => boundsIn(placed, crsOf(OGC_CRS[0]))

/** Finds the bounds in degrees of many things, each of which may have to be drawn, while others get their turns. */
export const findBounds = (placed: readonly Placed[]): Promise<void> =>
  inTurns(
    (function* () {
      for (const one of placed) {
        degreesOf(one)
        yield
      }
    })(),
  )

/** Whether something has a geometry, without drawing it again. */
export const hasGeometry = (placed: Placed): boolean => degreesOf(placed) !== null

/** Between the places looked at, an edge bulges by less than this share of a box narrower than 20 degrees. */
const BULGE = 0.05

function planeBounds([west, south, east, north]: Bounds, project: NonNullable<Crs['project']>): Bounds {
  const [middle, mean] = [(west + east) / 2, (south + north) / 2]
  const around = [west, middle, east].flatMap((lon) => [south, mean, north].map((lat) => project(lon, lat)))
  const [xs, ys] = [around.map(([x]) => x), around.map(([, y]) => y)]
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const margin = BULGE * Math.max(right - left, high - low)
  return [left - margin, low - margin, right + margin, high + margin]
}
