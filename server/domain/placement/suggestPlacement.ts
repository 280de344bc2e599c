import { playScenario } from '../scenario/playScenario.ts'
import type { Opening } from '../scenario/request.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import { sitePairs } from '../scenario/sitePairs.ts'
import { sum } from '../sum.ts'
import { candidateCommunes, communesOfArea } from './candidateCommunes.ts'
import { canonicalPlacement } from './canonicalPlacement.ts'
import { capacityOf } from './capacityOf.ts'
import { coverOf } from './cover.ts'
import type { CoverProblem } from './cover-problem.ts'
import { equivalentSites } from './equivalentSites.ts'
import { leastServed, needByCommune } from './needByCommune.ts'
import { placementIssues } from './placementIssues.ts'
import { placePosts, placePostsFirst, type Solution } from './placePosts.ts'
import { reachOf, sitesTooNear } from './reachOf.ts'
import type { CanonicalPlacement, PlacementRequest } from './request.ts'

/** A suggested post. */
interface SuggestedPost extends Opening {
  /** People it adds to those before it, persons (raw, unsuppressed). */
  readonly gain: number
  readonly covered: number
  readonly meanMinutes: number
  /** General practitioners of its commune; null where no source gives their number. */
  readonly medecinsGeneralistes: number | null
  /** Communes where it would do as much good, see `equivalentSites`. */
  readonly equivalents: {
    readonly codes: readonly string[]
    readonly count: number
    readonly atLeast: boolean
  }
}

export interface PlacementResult {
  readonly request: CanonicalPlacement
  /** In the order in which they do most good; ready to be added to the scenario's openings. */
  readonly posts: readonly SuggestedPost[]
  /** Posts that the budget pays for; null without a budget. */
  readonly affordable: number | null
  /** Communes that were compared, and those left out for want of general practitioners, or of their number. */
  readonly candidates: number
  readonly fewDoctors: number
  readonly unknownDoctors: number
  /** Everybody in need, and those of them that some candidate reaches, persons. */
  readonly need: number
  readonly reachable: number
  readonly covered: number
  /** The least served fifth of the people in need, and those of them that the posts could serve, persons. */
  readonly leastNeed: number
  readonly leastCovered: number
  /** No choice of candidates covers more than this, persons; neither equity nor distance between posts lowers it. */
  readonly bound: number
  /** (bound − covered)/bound, 0..1. */
  readonly gap: number
}

/**
 * Where the next posts do most good after a scenario: candidate communes, people in need within `coverMinutes`, places
 * 200·etp·tolerance a post (see `capacityOf`), solved by `placePosts`. It says whom posts *could* serve; played as openings, Huff's shares
 * decide who goes. Throws RangeError naming the issues of a request that cannot be answered.
 */
export function suggestPlacement(world: ScenarioWorld, asked: PlacementRequest): PlacementResult {
  const issues = placementIssues(world, asked)
  if (issues.length > 0)
    throw new RangeError(issues.map(({ path, kind, subject }) => `${path}: ${kind} ${subject}`).join('; '))
  const request = canonicalPlacement(asked)
  const played = playScenario(world, request.scenario)
  const need = needOf(world, request, needByCommune(world, played, request.need))
  const least = leastServed(need, played.communeMinutes)
  const { communes, fewDoctors, unknownDoctors } = candidateCommunes(world, request.candidates)
  const problemFor = problemsOf(world, request, communes)
  const [all, first] = [problemFor(need), problemFor(least)]
  const equity = request.objective === 'moins-desservis'
  const solution = all.posts === 0 ? NOTHING : equity ? placePostsFirst(all, first) : placePosts(all)
  const sites = solution.posts.map(({ site }) => site)
  const ties = sites.length > 0 ? equivalentSites(equity ? [all, first] : [all], sites) : []
  const communeAt = (site: number) => world.allocation.communes[communes[site]!]!
  return {
    request,
    posts: solution.posts.map(({ site, gain, covered, meanMinutes }, k) => ({
      codeCommune: communeAt(site).code,
      etp: request.etp,
      gain,
      covered,
      meanMinutes,
      medecinsGeneralistes: communeAt(site).medecinsGeneralistes,
      equivalents: { ...ties[k]!, codes: ties[k]!.sites.map((one) => communeAt(one).code) },
    })),
    affordable: affordableBy(request),
    candidates: communes.length,
    fewDoctors,
    unknownDoctors,
    need: sum(need),
    reachable: sum(all.need),
    covered: solution.covered,
    leastNeed: sum(least),
    leastCovered: coverOf(first, sites).value,
    bound: solution.bound,
    gap: solution.gap,
  }
}

const NOTHING: Solution = { posts: [], covered: 0, bound: 0, gap: 0 }

/** Need of the people who count: of the area alone where it asks so. */
function needOf(
  world: ScenarioWorld,
  { residents, candidates }: CanonicalPlacement,
  need: Float64Array,
): Float64Array {
  if (residents === 'partout') return need
  const own = new Float64Array(need.length)
  for (const i of communesOfArea(world, candidates)) own[i] = need[i]!
  return own
}

/** Posts that a budget pays for; null without one. */
function affordableBy({ budget, costPerPost }: CanonicalPlacement): number | null {
  return budget === null || costPerPost === null ? null : Math.floor(budget / costPerPost + 1e-9)
}

function problemsOf(world: ScenarioWorld, request: CanonicalPlacement, communes: Int32Array) {
  const { minMinutesApart } = request
  const pairs = sitePairs(world.allocation, communes, request.coverMinutes)
  const posts = Math.min(request.posts, affordableBy(request) ?? Infinity)
  const rest = {
    capacity: capacityOf(request),
    posts,
    perSite: minMinutesApart > 0 ? 1 : request.perCommune,
    tooNear: minMinutesApart > 0 ? sitesTooNear(world, communes, minMinutesApart) : null,
  }
  return (need: Float64Array): CoverProblem => ({ ...reachOf(pairs, need), ...rest })
}
