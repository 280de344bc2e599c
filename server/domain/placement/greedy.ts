import { coverOf, type Cover } from './cover.ts'
import { EPSILON, mayStand, type CoverProblem } from './cover-problem.ts'

/**
 * Posts one after the other where each gains most (Nemhauser, Wolsey and Fisher, 1978: at least 1 − 1/e of the best
 * possible), among `sites` (each as often as it appears). A gain never rises, so a stale one that is too small is not
 * worked out again (Minoux, 1978). Equal gains: the site that finds its people nearer, then the first. Stops before
 * `posts` when nobody is left to gain. `first`: posts that stand already, and count.
 */
export function greedy(
  problem: CoverProblem,
  sites: readonly number[],
  first: readonly number[] = [],
): Cover {
  const cover = coverOf(problem, first)
  const bound = new Map(sites.map((site) => [site, Infinity]))
  const left = new Map<number, number>()
  for (const site of sites) left.set(site, (left.get(site) ?? 0) + 1)
  for (const site of [...left.keys()]) if (!mayStand(problem, site, first)) left.delete(site)
  while (cover.sites.length < problem.posts) {
    const order = [...left.keys()].sort((a, b) => bound.get(b)! - bound.get(a)! || a - b)
    let best = 0
    let equals: number[] = []
    for (const site of order) {
      if (bound.get(site)! < best - EPSILON) break
      const gain = cover.gain(site)
      bound.set(site, gain)
      if (gain > best + EPSILON) equals = []
      if (gain > best - EPSILON) equals.push(site)
      best = Math.max(best, gain)
    }
    if (!(best > EPSILON)) break
    const site = nearest(cover, equals)
    cover.add(site)
    if (left.get(site) === 1) left.delete(site)
    else left.set(site, left.get(site)! - 1)
    for (const near of problem.tooNear?.[site] ?? []) left.delete(near)
  }
  return cover
}

function nearest(cover: Cover, sites: readonly number[]): number {
  let chosen = -1
  let least = Infinity
  for (const site of sites) {
    // Minutes to a thousandth: what rounding leaves must not decide.
    const minutes = Math.round(cover.minutes(site) * 1000)
    if (chosen >= 0 && (minutes > least || (minutes === least && site > chosen))) continue
    chosen = site
    least = minutes
  }
  return chosen
}
