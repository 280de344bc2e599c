import { cos } from '../math/sine.ts'
import { columnOf } from '../columnOf.ts'
import { finish } from '../finish.ts'
import type { Reseau } from '../model.ts'
import { candidates, gridOf, isPlaced, KM_PER_DEGREE, type Place } from './grid.ts'
import { haversine } from './haversine.ts'
import { nodeAt, roadsOf, type Node } from './roads.ts'
import {
  intraCommuneKilometres,
  journeyKilometres,
  ORDINARY_DETOUR,
  reachKilometres,
  travelMinutes,
} from './travelMinutes.ts'
import { createWalk, legsOf } from './walk.ts'

/**
 * Travel minutes between communes (where people live) and cabinets (where they go), row by row: the pairs of
 * cabinet j are `start[j]` to `start[j + 1]`, each with the index of its commune, ascending. A pair that is not
 * listed is out of reach.
 */
export interface Pairs {
  readonly communes: number
  readonly cabinets: number
  readonly start: Int32Array
  readonly commune: Int32Array
  readonly minutes: Float64Array
}

/** What a pair needs of a commune. */
export interface Origin extends Node {
  readonly areaKm2: number | null
}

/** What a pair needs of a cabinet. */
export interface Destination extends Place {
  readonly codeCommune: string
  readonly reseau: Reseau
}

/** Writes the communes within reach of a cabinet to `near` and their minutes to `minutesTo`; returns how many. */
type Find = (to: Destination, own: number, near: Int32Array, minutesTo: Float64Array) => number

/**
 * All pairs within `maxMinutes` on one network, by the estimate of method §2. One walk over the roads (or, where no
 * roads are known, one reading of a grid) per cabinet, so the cost follows the number of pairs, not communes × cabinets.
 * A cabinet's own commune counts by its size, wherever the point of the cabinet lies.
 */
export const pairsWithin = (
  origins: readonly Origin[],
  destinations: readonly Destination[],
  maxMinutes: number,
): Pairs => finish(pairsInSteps(origins, destinations, maxMinutes))

/** Cabinets walked from before others get a turn: some tens of milliseconds. */
const STEP = 64
/** Cabinets whose rows are copied before others get a turn. */
const STEP_KNOWN = 2048

/** What was walked before: pairs within the same minutes, from the same origins, to other cabinets or some of the same. */
export interface Walked {
  readonly cabinets: readonly (Destination & { readonly id: string })[]
  readonly pairs: Pairs
}

/** The same with pauses; to a cabinet that stands where it stood when it was `walked` to, nobody walks again. */
export function* pairsInSteps(
  origins: readonly Origin[],
  destinations: readonly (Destination & { readonly id?: string })[],
  maxMinutes: number,
  walked?: Walked,
): Generator<void, Pairs> {
  const before = new Map(walked?.cabinets.map((cabinet, j) => [cabinet.id, { ...placeOf(cabinet), j }]))
  const find = byRoad(origins, maxMinutes) ?? asTheCrowFlies(origins, maxMinutes)
  const near = new Int32Array(origins.length)
  const minutesTo = new Float64Array(origins.length)
  const start = new Int32Array(destinations.length + 1)
  let commune = new Int32Array(1024 + destinations.length * 300)
  let minutes = new Float64Array(commune.length)
  let size = 0
  for (let j = 0; j < destinations.length; j++) {
    const to = destinations[j]!
    const known = to.id === undefined ? undefined : before.get(to.id)
    if (walked && known && isSamePlace(known, to)) {
      const [from, end] = [walked.pairs.start[known.j]!, walked.pairs.start[known.j + 1]!]
      makeRoom(end - from)
      commune.set(walked.pairs.commune.subarray(from, end), size)
      minutes.set(walked.pairs.minutes.subarray(from, end), size)
      start[j + 1] = size += end - from
      if (j % STEP_KNOWN === STEP_KNOWN - 1) yield
      continue
    }
    const own = nodeAt(origins, to.codeCommune, to)
    let kept = find(to, own, near, minutesTo)
    const home = origins[own]
    if (home?.reseau === to.reseau) {
      minutesTo[own] = travelMinutes(intraCommuneKilometres(home.areaKm2))
      if (minutesTo[own]! <= maxMinutes) near[kept++] = own
    }
    makeRoom(kept)
    const found = near.subarray(0, kept).sort()
    for (let k = 0; k < kept; k++) {
      commune[size] = found[k]!
      minutes[size++] = minutesTo[found[k]!]!
    }
    start[j + 1] = size
    if (j % STEP === STEP - 1) yield
  }
  return {
    communes: origins.length,
    cabinets: destinations.length,
    start,
    commune: commune.slice(0, size),
    minutes: minutes.slice(0, size),
  }

  function makeRoom(more: number): void {
    if (size + more <= commune.length) return
    commune = grown(commune, new Int32Array((size + more) * 2))
    minutes = grown(minutes, new Float64Array((size + more) * 2))
  }
}

const placeOf = ({ lon, lat, codeCommune, reseau }: Destination): Destination => ({
  ...{ lon, lat, codeCommune, reseau },
})

const isSamePlace = (a: Destination, b: Destination): boolean =>
  a.lon === b.lon && a.lat === b.lat && a.codeCommune === b.codeCommune && a.reseau === b.reseau

/** Over the roads; null where none are known. A path is as long as ORDINARY_DETOUR × reach at most, else out of reach. */
function byRoad(origins: readonly Origin[], maxMinutes: number): Find | null {
  const roads = roadsOf(origins)
  if (!roads) return null
  const walk = createWalk(roads)
  const bound = ORDINARY_DETOUR * reachKilometres(maxMinutes)
  return (to, own, near, minutesTo) => {
    if (own < 0 || origins[own]!.reseau !== to.reseau || !isPlaced(to)) return 0
    let kept = 0
    walk(legsOf(origins, roads, to, own), bound, (i, path) => {
      if (i === own) return
      const { lon, lat } = origins[i]!
      const t = travelMinutes(journeyKilometres(haversine(lon, lat, to.lon, to.lat), path))
      if (!(t <= maxMinutes)) return
      minutesTo[i] = t
      near[kept++] = i
    })
    return kept
  }
}

/** By a grid over the communes of the cabinet's network. */
function asTheCrowFlies(origins: readonly Origin[], maxMinutes: number): Find {
  const reach = reachKilometres(maxMinutes)
  const grid = gridOf(origins, reach / 3)
  const network = networkIndex(origins)
  const lon = columnOf(origins, (origin) => origin.lon)
  const lat = columnOf(origins, (origin) => origin.lat)
  // A ten-millionth of a degree over it, for who reaches no farther than the place itself.
  const farthest = (reach / KM_PER_DEGREE) * (reach / KM_PER_DEGREE) * 1.001 + 1e-14
  return (to, own, near, minutesTo) => {
    const here = network.get(to.reseau)
    const count = here ? candidates(grid, to, reach, near) : 0
    const shrink = cos(Math.min(89, Math.abs(to.lat) + reach / KM_PER_DEGREE) * RADIAN)
    let kept = 0
    for (let k = 0; k < count; k++) {
      const i = near[k]!
      // A flat distance with the shortest degree of the box does not exceed the true one (by 1e-5 at most): what it refuses is out of reach.
      const x = (lon[i]! - to.lon) * shrink
      const y = lat[i]! - to.lat
      if (x * x + y * y > farthest || i === own || here![i] !== 1) continue
      const t = travelMinutes(haversine(lon[i]!, lat[i]!, to.lon, to.lat))
      if (!(t <= maxMinutes)) continue
      minutesTo[i] = t
      near[kept++] = i
    }
    return kept
  }
}

const RADIAN = Math.PI / 180

/** For each network, 1 for the origins that are on it. */
function networkIndex(origins: readonly Origin[]): ReadonlyMap<Reseau, Uint8Array> {
  const on = new Map<Reseau, Uint8Array>()
  origins.forEach(({ reseau }, i) => {
    if (!on.has(reseau)) on.set(reseau, new Uint8Array(origins.length))
    on.get(reseau)![i] = 1
  })
  return on
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
