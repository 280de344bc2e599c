import { Cover } from './cover.ts'
import { EPSILON, type CoverProblem } from './coverProblem.ts'

/**
 * Better sites by exchange (Teitz and Bart, 1968): each post in turn moves to the site that covers most with the others
 * left where they are, until no single move covers more. Stops at once when `bound` (persons) is reached. Returns the
 * sites, ascending; the value never falls and strictly rises with each move, so it ends.
 */
export function exchange(problem: CoverProblem, first: readonly number[], bound: number): number[] {
  const sites = [...first].sort((a, b) => a - b)
  const order = Array.from({ length: problem.start.length - 1 }, (_, site) => site)
  const empty = new Cover(problem)
  const alone = order.map((site) => empty.gain(site))
  order.sort((a, b) => alone[b]! - alone[a]! || a - b)
  let value = valueOf(problem, sites)
  let unmoved = 0
  for (let k = 0; unmoved < sites.length && value < bound - EPSILON; k = (k + 1) % sites.length) {
    const others = coverOf(problem, sites.toSpliced(k, 1))
    let best = sites[k]!
    let most = value - others.value + EPSILON
    for (const site of order) {
      if (alone[site]! <= most) break
      if (others.sites.filter((other) => other === site).length >= problem.perSite) continue
      const gain = others.gain(site)
      if (gain <= most) continue
      most = gain
      best = site
    }
    unmoved = best === sites[k] ? unmoved + 1 : 0
    if (best === sites[k]) continue
    sites[k] = best
    value = valueOf(problem, sites)
  }
  return sites.sort((a, b) => a - b)
}

function coverOf(problem: CoverProblem, sites: readonly number[]): Cover {
  const cover = new Cover(problem)
  for (const site of sites) cover.add(site)
  return cover
}

function valueOf(problem: CoverProblem, sites: readonly number[]): number {
  return coverOf(problem, sites).value
}
