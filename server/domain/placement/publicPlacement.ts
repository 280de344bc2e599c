import { roundTo } from '../secrecy/round.ts'
import { publicPersons } from '../scenario/publicPersons.ts'
import type { Opening } from '../scenario/request.ts'
import type { CanonicalPlacement } from './request.ts'
import type { PlacementResult } from './suggestPlacement.ts'

/** A suggested post; persons rounded, null when under 11. */
interface PublicPost extends Opening {
  readonly gain: number | null
  /** People served by this post and those before it. */
  readonly covered: number | null
  readonly meanMinutes: number
}

/** What anybody may see of a suggestion; persons as in a scenario. */
export interface PublicPlacement {
  readonly request: CanonicalPlacement
  readonly posts: readonly PublicPost[]
  readonly candidates: number
  readonly need: number | null
  readonly reachable: number | null
  readonly covered: number | null
  /** No choice of candidates serves more than this. */
  readonly bound: number | null
  /** How far from the best possible this may be at most, 0..1. */
  readonly gap: number
}

/** Makes a suggestion public: counts of many people, rounded as a scenario's; no other detail of a commune than its place. */
export function publicPlacement({ posts, ...result }: PlacementResult): PublicPlacement {
  const { need, reachable, covered, bound, gap, candidates, request } = result
  return {
    request,
    posts: posts.map(({ codeCommune, etp, gain, covered: sofar, meanMinutes }) => ({
      codeCommune,
      etp,
      gain: told(gain),
      covered: told(sofar),
      meanMinutes: Math.round(meanMinutes),
    })),
    candidates,
    need: told(need),
    reachable: told(reachable),
    covered: told(covered),
    bound: told(bound),
    gap: roundTo(gap, 3),
  }
}

const told = (persons: number): number | null => publicPersons(persons, Infinity).value
