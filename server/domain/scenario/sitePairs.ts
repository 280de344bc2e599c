import { cos } from '../math/sine.ts'
import { reachKilometres } from '../travel/travelMinutes.ts'
import { EARTH_KM } from '../travel/haversine.ts'
import { pairsWithin, type Destination, type Pairs } from '../travel/pairs.ts'
import type { Allocation } from '../allocate.ts'

/** The point of a commune as a place to go to. */
export function siteAt({ communes }: Allocation, commune: number): Destination {
  const { code, reseau, lon, lat } = communes[commune]!
  return { codeCommune: code, reseau, lon, lat }
}

/**
 * Pairs within `maxMinutes` between all communes and nurses put at the points of the communes `sites` (indices). Same
 * rule as for the cabinets; only the communes inside the sites' box are compared.
 */
export function sitePairs(allocation: Allocation, sites: ArrayLike<number>, maxMinutes: number): Pairs {
  const destinations = Array.from(sites, (commune) => siteAt(allocation, commune))
  const near = communesAround(allocation, destinations, reachKilometres(maxMinutes))
  const pairs = pairsWithin(
    near.map((i) => allocation.communes[i]!),
    destinations,
    maxMinutes,
  )
  return {
    ...pairs,
    communes: allocation.communes.length,
    commune: pairs.commune.map((k) => near[k]!),
  }
}

const DEGREES_PER_KM = 180 / (Math.PI * EARTH_KM)

/** Ascending indices of the communes in one box, widened by `reach` km, around the destinations of each network. */
function communesAround({ communes }: Allocation, to: readonly Destination[], reach: number): number[] {
  const boxes = new Map<string, { west: number; south: number; east: number; north: number }>()
  const tall = Math.max(0, reach) * DEGREES_PER_KM
  for (const { reseau, lon, lat } of to) {
    const wide = tall / cos((Math.min(89, Math.abs(lat) + tall) * Math.PI) / 180)
    const box = boxes.get(reseau) ?? { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
    box.west = Math.min(box.west, lon - wide)
    box.east = Math.max(box.east, lon + wide)
    box.south = Math.min(box.south, lat - tall)
    box.north = Math.max(box.north, lat + tall)
    boxes.set(reseau, box)
  }
  const near: number[] = []
  if (boxes.size === 0) return near
  communes.forEach(({ reseau, lon, lat }, i) => {
    const box = boxes.get(reseau)
    if (box && lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north) near.push(i)
  })
  return near
}
