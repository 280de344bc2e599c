import { canonicalScenario, fixed } from '../scenario/canonicalScenario.ts'
import { REACH_MINUTES } from '../scenario/beyondReach.ts'
import type { CandidateFilter, CanonicalPlacement, PlacementRequest } from './request.ts'

/** The canonical form of a request: defaults written out, numbers to fixed decimals, lists sorted without repeats. */
export function canonicalPlacement(request: PlacementRequest): CanonicalPlacement {
  return {
    scenario: canonicalScenario(request.scenario),
    posts: request.posts,
    etp: fixed(request.etp, 3),
    candidates: canonicalFilter(request.candidates),
    need: request.need ?? 'sans-place',
    coverMinutes: fixed(request.coverMinutes ?? REACH_MINUTES, 1),
    perCommune: request.perCommune ?? 1,
  }
}

/** One line of text that equal questions share and different ones do not, for a hash made outside the domain. */
export function placementText(request: PlacementRequest): string {
  return `relais-placement-1 ${JSON.stringify(canonicalPlacement(request))}`
}

function canonicalFilter(filter: CandidateFilter): CandidateFilter {
  const { niveau, code, zonages, minMedecinsGeneralistes, minPopulation, codes } = filter
  return {
    niveau,
    code,
    ...(zonages && { zonages: [...new Set(zonages)].sort() }),
    ...(minMedecinsGeneralistes !== undefined && { minMedecinsGeneralistes }),
    ...(minPopulation !== undefined && { minPopulation }),
    ...(codes && { codes: [...new Set(codes)].sort() }),
  }
}
