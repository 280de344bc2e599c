import { sitePairs } from '../scenario/sitePairs.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import type { Pairs } from '../travel/pairs.ts'
import type { CoverProblem } from './cover-problem.ts'

/** Who needs a place within reach of the sites, communes numbered anew; each site's nearest first, ties by commune. */
export function reachOf(
  pairs: Pairs,
  need: Float64Array,
): Pick<CoverProblem, 'start' | 'commune' | 'minutes' | 'need'> {
  const start = new Int32Array(pairs.cabinets + 1)
  const kept: number[] = []
  for (let c = 0; c < pairs.cabinets; c++) {
    const own: number[] = []
    for (let p = pairs.start[c]!; p < pairs.start[c + 1]!; p++) if (need[pairs.commune[p]!]! > 0) own.push(p)
    own.sort((a, b) => pairs.minutes[a]! - pairs.minutes[b]! || a - b)
    for (const p of own) kept.push(p)
    start[c + 1] = kept.length
  }
  const reached = [...new Set(kept.map((p) => pairs.commune[p]!))].sort((a, b) => a - b)
  const number = new Map(reached.map((i, k) => [i, k]))
  return {
    start,
    commune: Int32Array.from(kept, (p) => number.get(pairs.commune[p]!)!),
    minutes: Float64Array.from(kept, (p) => pairs.minutes[p]!),
    need: Float64Array.from(reached, (i) => need[i]!),
  }
}

/** For each site (indices of communes) those under `minutes` by road from it, either way, itself among them. */
export function sitesTooNear(world: ScenarioWorld, sites: Int32Array, minutes: number): Set<number>[] {
  const pairs = sitePairs(world.allocation, sites, minutes)
  const siteOf = new Map(Array.from(sites, (commune, site) => [commune, site]))
  const near = Array.from(sites, (_, site) => new Set([site]))
  for (let site = 0; site < sites.length; site++)
    for (let p = pairs.start[site]!; p < pairs.start[site + 1]!; p++) {
      const other = siteOf.get(pairs.commune[p]!)
      if (other === undefined || !(pairs.minutes[p]! < minutes)) continue
      near[site]!.add(other)
      near[other]!.add(site)
    }
  return near
}
