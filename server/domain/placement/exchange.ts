import { Cover, coverOf } from './cover.ts'
import { EPSILON, mayStand, type CoverProblem } from './cover-problem.ts'

/** Gains worked out before the search is cut short: about two seconds, and the gap tells what may be missing. */
const MOST_TRIALS = 40_000

/**
 * Better sites by exchange (Teitz and Bart, 1968): each post in turn moves to the site that covers most with the others
 * left where they are, until no single move covers more, `bound` (persons) is reached, or `MOST_TRIALS` are spent (a
 * count and not a clock: the same answer on every machine). A move from s to c wins at most what c adds to all the
 * posts, v(S−s+c) ≤ v(S+c), nor can c bring more than alone: most sites are ruled out by these two. Returns the
 * sites, ascending; the value strictly rises with each move.
 */
export function exchange(problem: CoverProblem, first: readonly number[], bound: number): number[] {
  const sites = [...first].sort((a, b) => a - b)
  const alone = gainsOf(problem, new Cover(problem))
  let all = coverOf(problem, sites)
  let added = gainsOf(problem, all)
  let trials = 0
  let unmoved = 0
  for (let k = 0; unmoved < sites.length && all.value < bound - EPSILON; k = (k + 1) % sites.length) {
    const others = coverOf(problem, sites.toSpliced(k, 1))
    const loss = all.value - others.value
    const atMost = added.map((gain, site) => Math.min(alone[site]!, loss + gain))
    let best = sites[k]!
    let most = loss + EPSILON
    for (const site of promising(atMost, most)) {
      if (atMost[site]! <= most || trials >= MOST_TRIALS) break
      if (!mayStand(problem, site, others.sites)) continue
      trials++
      const gain = others.gain(site)
      if (gain <= most) continue
      most = gain
      best = site
    }
    unmoved = best === sites[k] ? unmoved + 1 : 0
    if (unmoved > 0) continue
    sites[k] = best
    all = coverOf(problem, sites)
    added = gainsOf(problem, all)
    trials += added.length
  }
  return sites.sort((a, b) => a - b)
}

/** The sites whose bound is over `least`, most first, ties by site. */
function promising(atMost: Float64Array, least: number): number[] {
  const sites: number[] = []
  atMost.forEach((gain, site) => gain > least && sites.push(site))
  return sites.sort((a, b) => atMost[b]! - atMost[a]! || a - b)
}

/** What one more post on each site would add to a cover, persons. */
export function gainsOf(problem: CoverProblem, cover: Cover): Float64Array {
  return Float64Array.from({ length: problem.start.length - 1 }, (_, site) => cover.gain(site))
}
