import type { Cover } from './cover.ts'
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
  const { sites, bound } = bestSites(problem)
  return solutionOf(greedy(problem, sites), bound)
}

/**
 * The same where some people come first: sites for `first` (the least served of the people of `problem`), then for
 * everybody with the posts that nobody of them needs. Told in people of `problem`, whose bound no order of people lowers.
 */
export function placePostsFirst(problem: CoverProblem, first: CoverProblem): Solution {
  const chosen = greedy(first, bestSites(first).sites).sites
  const sites = greedy(problem, allSites(problem), chosen).sites
  const cover = greedy({ ...problem, posts: sites.length }, sites)
  return solutionOf(cover, lagrangianBound(problem, cover.value))
}

function bestSites(problem: CoverProblem): { sites: readonly number[]; bound: number } {
  const first = greedy(problem, allSites(problem))
  const bound = lagrangianBound(problem, first.value)
  return { sites: exchange(problem, first.sites, bound), bound }
}

/** Every site as often as it may be used. */
function allSites({ start, perSite, posts }: CoverProblem): number[] {
  return Array.from({ length: start.length - 1 }, (_, site) => site).flatMap((site) =>
    Array<number>(Math.min(perSite, posts)).fill(site),
  )
}

function solutionOf(cover: Cover, bound: number): Solution {
  let covered = 0
  const posts = cover.sites.map((site, post): Placed => {
    covered += cover.gains[post]!
    return { site, gain: cover.gains[post]!, covered, meanMinutes: cover.meanMinutes(post) }
  })
  const top = Math.max(bound, cover.value)
  return { posts, covered: cover.value, bound: top, gap: top > 0 ? (top - cover.value) / top : 0 }
}
