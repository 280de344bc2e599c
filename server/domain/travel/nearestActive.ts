import { haversine } from './haversine.ts'
import { isPlaced } from './grid.ts'
import { nearestOnSphere } from './nearestOnSphere.ts'
import type { Destination, Origin, Pairs } from './pairs.ts'
import { besideOf, roadsOf, type Roads } from './roads.ts'
import { stopsOf, walkOver, type Stops } from './stops.ts'
import { journeyKilometres, ORDINARY_DETOUR, travelMinutes } from './travelMinutes.ts'

/**
 * Estimated minutes from each commune to the nearest cabinet that `open` marks, Infinity when its network has none.
 * Within reach the pairs answer; for the communes left over see `nearestBeyond`.
 */
export function nearestActive(
  pairs: Pairs,
  origins: readonly Origin[],
  destinations: readonly Destination[],
  open: ArrayLike<number>,
): Float64Array {
  const nearest = new Float64Array(origins.length).fill(Infinity)
  for (let j = 0; j < pairs.cabinets; j++) {
    if (!open[j]) continue
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      const i = pairs.commune[p]!
      if (pairs.minutes[p]! < nearest[i]!) nearest[i] = pairs.minutes[p]!
    }
  }
  const left: number[] = []
  nearest.forEach((minutes, i) => {
    if (minutes === Infinity) left.push(i)
  })
  const beyond = nearestBeyond(origins, left, destinations, open)
  left.forEach((i, k) => (nearest[i] = beyond[k]!))
  return nearest
}

/** So few cabinets that a walk from each costs less than one from each commune that is left. */
const FEW = 24
/** In kilometres: what two ways of computing a great circle may differ by. */
const MILLIMETRE = 1e-6

/**
 * Minutes from the communes `left` (indices), none of which has a cabinet in itself, to the nearest one that `open` marks, at any
 * distance; Infinity when there is none on the network. Where no roads are known the great circle decides.
 */
export function nearestBeyond(
  origins: readonly Origin[],
  left: readonly number[],
  destinations: readonly Destination[],
  open: ArrayLike<number>,
): Float64Array {
  if (left.length === 0) return new Float64Array(0)
  const roads = roadsOf(origins)
  const flown = nearestOnSphere(
    left.map((i) => origins[i]!),
    destinations,
    open,
  )
  if (!roads) return flown.map(travelMinutes)
  const stops = stopsOf(origins, roads, destinations, (j) => Boolean(open[j]) && isPlaced(destinations[j]!))
  const best = firstGuess(origins, roads, stops, left, destinations)
  // No journey is shorter than the great circle or than the shortest path: where the guess meets both, it is the answer.
  const unsure = left.flatMap((_, k) =>
    best.kilometres[k]! > journeyKilometres(flown[k]!, best.path[k]!) + MILLIMETRE ? [k] : [],
  )
  const opened = destinations.flatMap((_, j) => (open[j] && stops.home[j]! >= 0 ? [j] : []))
  if (opened.length <= FEW) fromCabinets()
  else for (const k of unsure) fromCommune(k)
  return best.kilometres.map(travelMinutes)

  function fromCommune(k: number): void {
    const { lon, lat } = origins[left[k]!]!
    walkOver(roads!)({ nodes: [left[k]!], kilometres: [0] }, Infinity, (node, path) => {
      if (!(path / ORDINARY_DETOUR < best.kilometres[k]!)) return true
      for (let s = stops.start[node]!; s < stops.start[node + 1]!; s++) {
        const to = destinations[stops.cabinet[s]!]!
        const km = journeyKilometres(haversine(lon, lat, to.lon, to.lat), path + stops.kilometres[s]!)
        if (km < best.kilometres[k]!) best.kilometres[k] = km
      }
      return false
    })
  }

  function fromCabinets(): void {
    const place = new Map(unsure.map((k) => [left[k]!, k]))
    const bound = ORDINARY_DETOUR * unsure.reduce((most, k) => Math.max(most, best.kilometres[k]!), 0)
    for (const j of opened) {
      const to = destinations[j]!
      const legs = legsTo(stops, j, roads!)
      walkOver(roads!)(legs, bound, (node, path) => {
        const k = place.get(node)
        if (k === undefined) return
        const { lon, lat } = origins[node]!
        const km = journeyKilometres(haversine(lon, lat, to.lon, to.lat), path)
        if (km < best.kilometres[k]!) best.kilometres[k] = km
      })
    }
  }
}

/** The legs of one cabinet. */
function legsTo(stops: Stops, j: number, roads: Roads): { nodes: number[]; kilometres: number[] } {
  const own = stops.home[j]!
  const near = [own, ...besideOf(roads, own)]
  return {
    nodes: near,
    kilometres: near.map((node) => {
      let s = stops.start[node]!
      while (stops.cabinet[s] !== j) s++
      return stops.kilometres[s]!
    }),
  }
}

/** The shortest path from each of `left` to any cabinet, and the kilometres of the journey to that cabinet. */
function firstGuess(
  origins: readonly Origin[],
  roads: Roads,
  stops: Stops,
  left: readonly number[],
  destinations: readonly Destination[],
): { readonly path: Float64Array; readonly kilometres: Float64Array } {
  const path = new Float64Array(origins.length).fill(Infinity)
  const by = new Int32Array(origins.length).fill(-1)
  const legs: { nodes: number[]; kilometres: number[] } = { nodes: [], kilometres: [] }
  for (let i = 0; i < origins.length; i++)
    for (let s = stops.start[i]!; s < stops.start[i + 1]!; s++)
      if (stops.kilometres[s]! < path[i]!) {
        path[i] = stops.kilometres[s]!
        by[i] = stops.cabinet[s]!
      }
  by.forEach((j, i) => {
    if (j < 0) return
    legs.nodes.push(i)
    legs.kilometres.push(path[i]!)
  })
  const settled = new Uint8Array(origins.length)
  walkOver(roads)(legs, Infinity, (node, kilometres) => {
    settled[node] = 1
    path[node] = kilometres
    for (let e = roads.start[node]!; e < roads.start[node + 1]!; e++) {
      const next = roads.to[e]!
      const beyond = kilometres + roads.kilometres[e]!
      if (settled[next] || !(beyond < path[next]!)) continue
      path[next] = beyond
      by[next] = by[node]!
    }
  })
  return {
    path: Float64Array.from(left, (i) => path[i]!),
    kilometres: Float64Array.from(left, (i) => {
      const to = destinations[by[i]!]
      if (!to) return Infinity
      return journeyKilometres(haversine(origins[i]!.lon, origins[i]!.lat, to.lon, to.lat), path[i]!)
    }),
  }
}
