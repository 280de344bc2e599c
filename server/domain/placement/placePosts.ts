import type { CoverProblem } from './cover-problem.ts'
import { exchange } from './exchange.ts'
import { greedy } from './greedy.ts'
import { lagrangianBound } from './lagrangianBound.ts'

/** One post: its site, what it adds to those before it (persons), and how far its people come (minutes). */
interface Placed {
  readonly site: number
  readonly gain: number
  /** People covered by this post and those before it. */
  readonly covered: number
  readonly meanMinutes: number
}

export interface Solution {
  /** In the order in which they do most good: the curve of gains never rises. */
  readonly posts: readonly Placed[]
  /** People covered, persons. */
  readonly covered: number
  /** No choice of sites covers more than this, persons. */
  readonly bound: number
  /** (bound − covered)/bound, 0..1: how far from the best possible this may be at most. */
  readonly gap: number
}

/**
 * Solves a capacitated maximal covering problem: greedy, then exchange, then the order of gains among the sites kept.
 * Fewer posts than asked come back when nobody is left to cover.
 */
export function placePosts(problem: CoverProblem): Solution {
  const all = Array.from({ length: problem.start.length - 1 }, (_, site) => site)
  const first = greedy(
    problem,
    all.flatMap((site) => Array<number>(Math.min(problem.perSite, problem.posts)).fill(site)),
  )
  const bound = lagrangianBound(problem, first.value)
  const cover = greedy(problem, exchange(problem, first.sites, bound))
  let covered = 0
  const posts = cover.sites.map((site, post): Placed => {
    covered += cover.gains[post]!
    return { site, gain: cover.gains[post]!, covered, meanMinutes: cover.meanMinutes(post) }
  })
  const top = Math.max(bound, cover.value)
  return { posts, covered: cover.value, bound: top, gap: top > 0 ? (top - cover.value) / top : 0 }
}
