import { cos, sin } from '../math/sine.ts'
import { isPlaced, type Place } from './grid.ts'
import { EARTH_KM } from './haversine.ts'

const RADIAN = Math.PI / 180
/** More than what the last bits of a direction can make of the length of a chord. */
const SLACK = 1e-12

/** Where places lie, seen from the middle of the Earth: x, y, z of each, on a sphere of radius 1; NaN for a place without coordinates. */
export type Directions = Float64Array

const made = new WeakMap<readonly Place[], Directions>()

/** The directions of places, made once for an array: the squares of their chords rank them as the great circles do, at a tenth of the cost. */
export function directionsOf(places: readonly Place[]): Directions {
  const known = made.get(places)
  if (known) return known
  const directions = new Float64Array(3 * places.length)
  places.forEach((place, i) => directions.set(directionOf(place), 3 * i))
  made.set(places, directions)
  return directions
}

/** The direction of one place. */
export function directionOf(place: Place): readonly [x: number, y: number, z: number] {
  if (!isPlaced(place)) return [NaN, NaN, NaN]
  const [lon, lat] = [place.lon * RADIAN, place.lat * RADIAN]
  return [cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)]
}

/**
 * The square of the chord of a great circle of `kilometres`, and a little more, so that no place as near is beyond it; Infinity for what
 * no great circle reaches.
 */
export function squareOfChord(kilometres: number): number {
  const half = kilometres / (2 * EARTH_KM)
  if (!(half < Math.PI / 2)) return Infinity
  const chord = 2 * sin(Math.max(0, half))
  return chord * chord * (1 + 1e-9) + SLACK
}
