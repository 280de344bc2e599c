import { haversine } from './haversine.ts'
import { directionOf, directionsOf, squareOfChord } from './directions.ts'
import { isPlaced, type Place } from './grid.ts'
import type { Destination, Origin } from './pairs.ts'
import { besideOf, nodeAt, roadsOf, type Roads } from './roads.ts'
import { stopsOf, walkOver, type Stops } from './stops.ts'
import { journeyKilometres, ORDINARY_DETOUR, reachKilometres, travelMinutes } from './travelMinutes.ts'
import { legsOf } from './walk.ts'

/** A cabinet (its index) and the way to it by road. */
export interface Journey {
  readonly cabinet: number
  /** As the crow flies. */
  readonly kilometres: number
  /** What the minutes are estimated from: the great circle, or more where something is in the way. */
  readonly journey: number
  /** Estimated, by car. */
  readonly minutes: number
}

/** Where somebody sets out: a point, and the commune that it is in. */
export interface Start extends Place {
  readonly codeCommune: string
}

interface Wanted {
  readonly limit: number
  readonly maxMinutes?: number
  /** 1 for each destination that counts; all of them when left out. */
  readonly wanted?: Uint8Array | undefined
}

/** How much farther than the wanted cabinets as the crow flies the first walk goes. */
const FIRST_WALK = 1.25
/** No journey on a network of France is longer. */
const WHOLE_NETWORK_KM = 2000

/**
 * The nearest cabinets by minutes (ties by distance as the crow flies, then by index), at most `limit`, within
 * `maxMinutes`; those that are not `wanted`, and those that no road leads to, are left out. Within a commune and between
 * neighbours the great circle stands. The walk widens until nothing beyond it can be nearer than what is given.
 */
export function nearestFrom(
  nodes: readonly Origin[],
  destinations: readonly Destination[],
  from: Start,
  { limit, maxMinutes = Infinity, wanted: mask }: Wanted,
): Journey[] {
  const own = nodeAt(nodes, from.codeCommune, from)
  if (own < 0 || !isPlaced(from)) return []
  const squares = squaresFrom(from, destinations)
  const considered = consideredOn(destinations, nodes[own]!.reseau, mask)
  const roads = roadsOf(nodes)
  const farthest = reachKilometres(maxMinutes)
  const wanted = Math.min(limit, considered.length)
  const journeys = (pathTo: (cabinet: number) => number, within: number): Journey[] => {
    const found: Journey[] = []
    // No journey is shorter than the great circle.
    const square = squareOfChord(within)
    for (const cabinet of considered) {
      if (squares[cabinet]! > square) continue
      const { lon, lat } = destinations[cabinet]!
      const kilometres = haversine(from.lon, from.lat, lon, lat)
      const journey = journeyKilometres(kilometres, pathTo(cabinet))
      const minutes = travelMinutes(journey)
      if (journey < Infinity && journey <= within && minutes <= maxMinutes)
        found.push({ cabinet, kilometres, journey, minutes })
    }
    return found
      .sort((a, b) => a.minutes - b.minutes || a.kilometres - b.kilometres || a.cabinet - b.cabinet)
      .slice(0, limit)
  }
  if (!roads || wanted === 0) return journeys(() => 0, Infinity)
  const stops = stopsTo(nodes, roads, destinations)
  const beside = new Set([own, ...besideOf(roads, own)])
  const { lon, lat } = destinations[nthOf(considered, squares, wanted)]!
  const last = haversine(from.lon, from.lat, lon, lat)
  for (let reach = (last + 1) * FIRST_WALK; ; reach *= 2) {
    const whole = reach > WHOLE_NETWORK_KM
    const within = whole ? Infinity : Math.min(reach, farthest)
    const paths = new Map<number, number>()
    walkOver(roads)(legsOf(nodes, roads, from, own), ORDINARY_DETOUR * within, (node, path) => {
      for (let s = stops.start[node]!; s < stops.start[node + 1]!; s++) {
        const longer = path + stops.kilometres[s]!
        if (longer < (paths.get(stops.cabinet[s]!) ?? Infinity)) paths.set(stops.cabinet[s]!, longer)
      }
    })
    const found = journeys((j) => (beside.has(stops.home[j]!) ? 0 : (paths.get(j) ?? Infinity)), within)
    if (found.length >= wanted || whole || within === farthest) return found
  }
}

/** Destinations on a network that count, by the mask or, without one, the destinations: asked again from everywhere on it. */
const considering = new WeakMap<
  object,
  { readonly destinations: readonly Destination[]; readonly byNetwork: Map<string, Int32Array> }
>()

/** Indices of the destinations on a network that have a place and, with a mask, are wanted; in order. */
function consideredOn(
  destinations: readonly Destination[],
  reseau: string,
  mask: Uint8Array | undefined,
): Int32Array {
  const by = mask ?? destinations
  const known = considering.get(by)
  const { byNetwork } =
    known?.destinations === destinations ? known : { byNetwork: new Map<string, Int32Array>() }
  considering.set(by, { destinations, byNetwork })
  const found =
    byNetwork.get(reseau) ??
    Int32Array.from(
      destinations.flatMap((to, j) => (to.reseau === reseau && isPlaced(to) && mask?.[j] !== 0 ? [j] : [])),
    )
  byNetwork.set(reseau, found)
  return found
}

/** Where one search writes its squares, the next does: none outlives its search. */
let scratch = new Float64Array(0)

/** The squares of the chords from a place to others, on a sphere of radius 1, until the next are asked for. */
function squaresFrom(from: Place, places: readonly Place[]): Float64Array {
  const [directions, [x, y, z]] = [directionsOf(places), directionOf(from)]
  if (scratch.length < places.length) scratch = new Float64Array(places.length)
  const squares = scratch
  for (let i = 0, at = 0; i < places.length; i++, at += 3) {
    const [dx, dy, dz] = [directions[at]! - x, directions[at + 1]! - y, directions[at + 2]! - z]
    squares[i] = dx * dx + dy * dy + dz * dz
  }
  return squares
}

/** Which of `considered` comes n-th (from 1, at most all of them) by `squares`. */
function nthOf(considered: Int32Array, squares: Float64Array, n: number): number {
  if (n === considered.length)
    return considered.reduce((most, cabinet) => (squares[cabinet]! > squares[most]! ? cabinet : most))
  const least: number[] = []
  // Few are wanted of many, as a rule: most are farther than all that is held.
  for (const cabinet of considered) {
    if (least.length === n && squares[cabinet]! >= squares[least[n - 1]!]!) continue
    let at = least.length === n ? n - 1 : least.length
    for (; at > 0 && squares[least[at - 1]!]! > squares[cabinet]!; at--) least[at] = least[at - 1]!
    least[at] = cabinet
  }
  return least[n - 1]!
}

const made = new WeakMap<
  readonly Destination[],
  { readonly nodes: readonly Origin[]; readonly stops: Stops }
>()

/** The stops of these cabinets, made once for an array. */
function stopsTo(nodes: readonly Origin[], roads: Roads, destinations: readonly Destination[]): Stops {
  const known = made.get(destinations)
  if (known?.nodes === nodes) return known.stops
  const stops = stopsOf(nodes, roads, destinations)
  made.set(destinations, { nodes, stops })
  return stops
}
