import { nearestActive } from '../travel/nearestActive.ts'
import type { Pairs } from '../travel/pairs.ts'
import type { Receivers } from './receivers.ts'
import type { ScenarioWorld } from './scenarioWorld.ts'
import { siteAt } from './sitePairs.ts'

/**
 * Minutes from each commune to the nearest cabinet that `openAfter` marks, or opening; Infinity when its network has
 * none. Only the communes that lost their nearest one are read again; those that nobody reaches within the pairs are
 * compared with every place of their network.
 */
export function nearestAfter(
  world: ScenarioWorld,
  before: Float64Array,
  openAfter: Uint8Array,
  { sites, sitePairs }: Receivers,
): Float64Array {
  const { allocation, rows } = world
  const { communes, cabinets, parameters } = allocation
  const after = before.slice()
  const far: number[] = []
  for (let i = 0; i < after.length; i++) {
    if (before[i]! <= parameters.maxMinutes && !losesNearest(i)) continue
    after[i] = Infinity
    for (let q = rows.start[i]!; q < rows.start[i + 1]!; q++)
      if (openAfter[rows.cabinet[q]!] && rows.minutes[q]! < after[i]!) after[i] = rows.minutes[q]!
    if (after[i] === Infinity) far.push(i)
  }
  for (let p = 0; p < sitePairs.commune.length; p++) {
    const i = sitePairs.commune[p]!
    if (sitePairs.minutes[p]! < after[i]!) after[i] = sitePairs.minutes[p]!
  }
  const still = far.filter((i) => after[i] === Infinity)
  const places = [...cabinets, ...Array.from(sites, (commune) => siteAt(allocation, commune))]
  const minutes = nearestActive(
    noPairs(still.length, places.length),
    still.map((i) => communes[i]!),
    places,
    places.map((_, k) => (k >= cabinets.length ? 1 : openAfter[k]!)),
  )
  still.forEach((i, k) => (after[i] = minutes[k]!))
  return after

  function losesNearest(i: number): boolean {
    for (let q = rows.start[i]!; q < rows.start[i + 1]!; q++)
      if (rows.minutes[q] === before[i] && !openAfter[rows.cabinet[q]!]) return true
    return false
  }
}

function noPairs(communes: number, cabinets: number): Pairs {
  return {
    communes,
    cabinets,
    start: new Int32Array(cabinets + 1),
    commune: new Int32Array(0),
    minutes: new Float64Array(0),
  }
}
