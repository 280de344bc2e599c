import { acos } from '../math/arcsine.ts'
import { cos, sin } from '../math/sine.ts'
import { isPlaced, type Place } from './grid.ts'
import { EARTH_KM } from './haversine.ts'
import type { Destination, Origin, Pairs } from './pairs.ts'
import { travelMinutes } from './travelMinutes.ts'

/**
 * Estimated minutes from each commune to the nearest cabinet that `open` marks, Infinity when its network has none.
 * Within reach the pairs answer; the communes left over are compared with every open cabinet of their network, as
 * points of the unit sphere, where the longest dot product is the shortest way.
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
  const byNetwork = new Map<string, Float64Array>()
  for (let i = 0; i < nearest.length; i++) {
    if (nearest[i] !== Infinity || !isPlaced(origins[i]!)) continue
    const from = origins[i]!
    let cabinets = byNetwork.get(from.reseau)
    if (!cabinets) {
      const there = destinations.filter((to, j) => open[j] && to.reseau === from.reseau && isPlaced(to))
      cabinets = Float64Array.from(there.flatMap(onSphere))
      byNetwork.set(from.reseau, cabinets)
    }
    const [x, y, z] = onSphere(from) as [number, number, number]
    let cosine = -2
    for (let k = 0; k < cabinets.length; k += 3) {
      const dot = x * cabinets[k]! + y * cabinets[k + 1]! + z * cabinets[k + 2]!
      if (dot > cosine) cosine = dot
    }
    if (cabinets.length > 0) nearest[i] = travelMinutes(EARTH_KM * acos(Math.max(-1, Math.min(1, cosine))))
  }
  return nearest
}

function onSphere({ lon, lat }: Place): number[] {
  const [a, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
  return [cos(b) * cos(a), cos(b) * sin(a), sin(b)]
}
