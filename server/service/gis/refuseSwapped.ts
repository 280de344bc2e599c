import type { Problem } from '../../contract/problem.ts'
import type { Bounds } from '../../country/land/contours.ts'
import { shapesOf } from '../../country/land/shapes.ts'
import { boundsIn, meetsBoxes, swapped, type Placed } from './bbox.ts'
import type { Crs } from './crs.ts'

type Shapes = ReturnType<typeof shapesOf>

/** Wider than the land in either direction, degrees and metres: a window on half the globe, that meets it by chance. */
const WINDOW = { degrees: 16, metres: 2_000_000 }

/**
 * Refuses boxes (in the units of `crs`, easting or longitude first) that lie off the whole country where the same numbers in the other
 * order lie on it: whoever has latitude first would be told that nothing is there. The land is that of the départements, whatever the
 * layer: between two cabinets there is none, and a box there is right all the same. Nothing is said of windows larger than the country, nor
 * in a system whose eastings there may be northings (Guyane's).
 * @throws the Problem of `wrong`, told which order is expected.
 */
export function refuseSwapped(
  atlas: Parameters<typeof shapesOf>[0],
  boxes: readonly Bounds[],
  crs: Crs,
  wrong: (message: string) => Problem,
): void {
  const land = landOf(shapesOf(atlas, 'departement'))
  const onLand = (some: readonly Bounds[]): boolean => land.some(meetsBoxes(some, crs))
  const most = crs.project ? WINDOW.metres : WINDOW.degrees
  if (boxes.some(([west, south, east, north]) => east - west > most || north - south > most)) return
  if (land.some((area) => isAmbiguous(area, crs))) return
  // Turned, what is right lies far from any land: most are let through by that.
  if (!onLand(swapped(boxes, crs)) || onLand(boxes)) return
  const [first, second] = crs.project ? ['easting', 'northing'] : ['longitude', 'latitude']
  const order = crs.northFirst ? `${second}, ${first}` : `${first}, ${second}`
  throw wrong(
    `nothing lies there, but much does with the axes the other way round: ${crs.uri} takes ${order}`,
  )
}

const kept = new WeakMap<Shapes, readonly Placed[]>()

/** Shapes as things that lie somewhere, the same ones each time: their bounds are kept by them. */
function landOf(shapes: Shapes): readonly Placed[] {
  const land = kept.get(shapes) ?? Array.from(shapes.values(), (geometry) => ({ geometry }))
  kept.set(shapes, land)
  return land
}

/** Whether an area meets itself with its axes the other way round. */
function isAmbiguous(area: Placed, crs: Crs): boolean {
  const bounds = boundsIn(area, crs)
  if (!bounds) return false
  const [west, south, east, north] = bounds
  return west <= north && south <= east
}
