import { playScenario } from '../scenario/playScenario.ts'
import type { Opening } from '../scenario/request.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import { sitePairs } from '../scenario/sitePairs.ts'
import { sum } from '../sum.ts'
import type { Pairs } from '../travel/pairs.ts'
import { candidateCommunes } from './candidateCommunes.ts'
import { canonicalPlacement } from './canonicalPlacement.ts'
import type { CoverProblem } from './cover-problem.ts'
import { needByCommune } from './needByCommune.ts'
import { placementIssues } from './placementIssues.ts'
import { placePosts } from './placePosts.ts'
import type { CanonicalPlacement, PlacementRequest } from './request.ts'

/** A suggested post. */
interface SuggestedPost extends Opening {
  /** People it adds to those before it, persons (raw, unsuppressed). */
  readonly gain: number
  readonly covered: number
  readonly meanMinutes: number
}

export interface PlacementResult {
  readonly request: CanonicalPlacement
  /** In the order in which they do most good; ready to be added to the scenario's openings. */
  readonly posts: readonly SuggestedPost[]
  /** Communes that were compared. */
  readonly candidates: number
  /** Everybody in need, and those of them that some candidate reaches, persons. */
  readonly need: number
  readonly reachable: number
  readonly covered: number
  /** No choice of candidates covers more than this, persons. */
  readonly bound: number
  /** (bound − covered)/bound, 0..1. */
  readonly gap: number
}

/**
 * Where the next posts do most good after a scenario: candidate communes, people in need within `coverMinutes`, places
 * 200·etp·tolerance a post, solved by `placePosts`. It says whom posts *could* serve; played as openings, Huff's shares
 * decide who goes. Throws RangeError naming the issues of a request that cannot be answered.
 */
export function suggestPlacement(world: ScenarioWorld, asked: PlacementRequest): PlacementResult {
  const issues = placementIssues(world, asked)
  if (issues.length > 0)
    throw new RangeError(issues.map(({ path, kind, subject }) => `${path}: ${kind} ${subject}`).join('; '))
  const request = canonicalPlacement(asked)
  const { patientsPerEtp, tolerance } = request.scenario
  const need = needByCommune(world, playScenario(world, request.scenario), request.need)
  const communes = candidateCommunes(world, request.candidates)
  const problem: CoverProblem = {
    ...reachOf(sitePairs(world.allocation, communes, request.coverMinutes), need),
    capacity: patientsPerEtp * request.etp * tolerance,
    posts: request.posts,
    perSite: request.perCommune,
  }
  const { posts, covered, bound, gap } = placePosts(problem)
  return {
    request,
    posts: posts.map(({ site, gain, covered: sofar, meanMinutes }) => ({
      codeCommune: world.allocation.communes[communes[site]!]!.code,
      etp: request.etp,
      gain,
      covered: sofar,
      meanMinutes,
    })),
    candidates: communes.length,
    need: sum(need),
    reachable: sum(problem.need),
    covered,
    bound,
    gap,
  }
}

/** Who needs a place within reach of the sites, communes numbered anew; each site's nearest first, ties by commune. */
function reachOf(
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
