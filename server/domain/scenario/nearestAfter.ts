import { nearestBeyond } from '../travel/nearestActive.ts'
import { marked } from '../areas/touched.ts'
import type { Nearest } from './world.ts'
import type { Receivers } from './receivers.ts'
import type { ScenarioWorld } from './world.ts'
import { siteAt } from './sitePairs.ts'

/** The way to the nearest place afterwards. */
export interface NearestAfter {
  /** Minutes from each commune to the nearest cabinet that stays open, or opening; Infinity when its network has none. */
  readonly minutes: Float64Array
  /** Communes for which they change, ascending. */
  readonly changed: Int32Array
}

/**
 * Who is nearest when the cabinets that `openAfter` marks stay open. Only the communes of a cabinet that shuts are read
 * again; those that nobody reaches within the pairs are compared with every place of their network.
 */
export function nearestAfter(
  world: ScenarioWorld,
  { open, minutes: before, far: farBefore }: Nearest,
  openAfter: Uint8Array,
  { sites, sitePairs }: Receivers,
): NearestAfter {
  const { allocation, rows } = world
  const { communes, cabinets, pairs } = allocation
  const minutes = before.slice()
  const seen = new Uint8Array(minutes.length)
  let shuts = 0
  for (let j = 0; j < cabinets.length; j++) {
    if (!open[j] || openAfter[j]) continue
    shuts++
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      const i = pairs.commune[p]!
      if (pairs.minutes[p] === before[i]) seen[i] = 1
    }
  }
  const far = shuts + sites.length > 0 ? [...farBefore] : []
  for (const i of marked(seen)) {
    let q = rows.start[i]!
    while (q < rows.start[i + 1]! && !openAfter[rows.cabinet[q]!]) q++
    if (q < rows.start[i + 1]!) minutes[i] = rows.minutes[q]!
    else far.push(i)
  }
  for (const i of far) {
    minutes[i] = Infinity
    seen[i] = 1
  }
  for (let p = 0; p < sitePairs.commune.length; p++) {
    const i = sitePairs.commune[p]!
    if (!(sitePairs.minutes[p]! < minutes[i]!)) continue
    minutes[i] = sitePairs.minutes[p]!
    seen[i] = 1
  }
  const still = far.filter((i) => minutes[i] === Infinity)
  const places = [...cabinets, ...Array.from(sites, (commune) => siteAt(allocation, commune))]
  const there = nearestBeyond(
    communes,
    still,
    places,
    places.map((_, k) => (k >= cabinets.length ? 1 : openAfter[k]!)),
  )
  still.forEach((i, k) => (minutes[i] = there[k]!))
  return { minutes, changed: marked(seen).filter((i) => minutes[i] !== before[i]) }
}
