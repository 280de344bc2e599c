import { pairsWithin, type Destination, type Pairs } from '../travel/pairs.ts'
import type { Allocation } from '../allocate.ts'

/** The point of a commune as a place to go to. */
export function siteAt({ communes }: Allocation, commune: number): Destination {
  const { code, reseau, lon, lat } = communes[commune]!
  return { codeCommune: code, reseau, lon, lat }
}

/** Pairs within `maxMinutes` between all communes and nurses put at the points of the communes `sites` (indices), as for the cabinets. */
export function sitePairs(allocation: Allocation, sites: ArrayLike<number>, maxMinutes: number): Pairs {
  return pairsWithin(
    allocation.communes,
    Array.from(sites, (commune) => siteAt(allocation, commune)),
    maxMinutes,
  )
}
