import type { CoverProblem } from '../../../server/domain/placement/cover-problem.ts'

/** A small world: who needs a place, who reaches whom. */
export interface SmallWorld {
  readonly need: readonly number[]
  /** Communes that each site reaches. */
  readonly reach: readonly (readonly number[])[]
  readonly capacity: number
  readonly posts: number
  readonly perSite: number
}

export function problemOf({ need, reach, ...rest }: SmallWorld): CoverProblem {
  return {
    ...rest,
    tooNear: null,
    need: Float64Array.from(need),
    start: Int32Array.from([0, ...reach.map((_, c) => reach.slice(0, c + 1).flat().length)]),
    commune: Int32Array.from(reach.flat()),
    minutes: Float64Array.from(reach.flat(), (i) => 5 + i),
  }
}

/**
 * People that posts on `sites` cover at most, by the theorem of max flow and min cut (Ford and Fulkerson, 1956) over
 * every way of cutting the posts: min over A ⊆ posts of capacity·|posts − A| + need(reached by A).
 */
export function exactValue({ need, reach, capacity }: SmallWorld, sites: readonly number[]): number {
  let least = Infinity
  for (let mask = 0; mask < 1 << sites.length; mask++) {
    const reached = new Set<number>()
    let cut = 0
    sites.forEach((site, p) => {
      if (mask & (1 << p)) reach[site]!.forEach((i) => reached.add(i))
      else cut += capacity
    })
    for (const i of reached) cut += need[i]!
    least = Math.min(least, cut)
  }
  return least
}

/** The best value over every choice of sites, by enumeration. */
export function exactOptimum(world: SmallWorld): number {
  let best = 0
  const choose = (first: number, chosen: readonly number[]): void => {
    best = Math.max(best, exactValue(world, chosen))
    if (chosen.length === world.posts) return
    for (let site = first; site < world.reach.length; site++) {
      const copies = chosen.filter((other) => other === site).length
      if (copies < world.perSite) choose(site, [...chosen, site])
    }
  }
  choose(0, [])
  return best
}
