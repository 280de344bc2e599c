import { acos } from '../math/arcsine.ts'
import { cos, sin } from '../math/sine.ts'
import { isPlaced, type Place } from './grid.ts'
import { EARTH_KM } from './haversine.ts'
import type { Destination, Origin } from './pairs.ts'

/**
 * Great-circle kilometres from each origin to the nearest cabinet of its network that `open` marks, Infinity when there
 * is none: as points of the unit sphere, where the longest dot product is the shortest way.
 */
export function nearestOnSphere(
  origins: readonly Origin[],
  destinations: readonly Destination[],
  open: ArrayLike<number>,
): Float64Array {
  const kilometres = new Float64Array(origins.length).fill(Infinity)
  const byNetwork = new Map<string, Float64Array>()
  origins.forEach((from, i) => {
    if (!isPlaced(from)) return
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
    if (cabinets.length > 0) kilometres[i] = EARTH_KM * acos(Math.max(-1, Math.min(1, cosine)))
  })
  return kilometres
}

function onSphere({ lon, lat }: Place): number[] {
  const [a, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
  return [cos(b) * cos(a), cos(b) * sin(a), sin(b)]
}
