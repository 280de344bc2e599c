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
  /** General practitioners of the commune (BPE); null where their number is unknown. */
  readonly medecinsGeneralistes: number | null
  /** Other communes where the post would serve as many people to within 10; at most ten are named. */
  readonly equivalents: {
    readonly codes: readonly string[]
    readonly count: number
    readonly atLeast: boolean
  }
}

/** What the posts placed cost, euros a year. */
interface PlacementCost {
  readonly perPost: number
  readonly total: number
  /** Of the people told as served; null where they are not told. */
  readonly perPerson: number | null
  readonly budget: number | null
  /** Posts that the budget pays for, and what of it is left; null without a budget. */
  readonly affordable: number | null
  readonly left: number | null
}

/** What anybody may see of a suggestion; persons as in a scenario. */
export interface PublicPlacement {
  readonly request: CanonicalPlacement
  readonly posts: readonly PublicPost[]
  readonly candidates: number
  /** Communes left out: fewer general practitioners than asked, and number unknown. */
  readonly leftOut: { readonly fewDoctors: number; readonly unknownDoctors: number }
  readonly need: number | null
  readonly reachable: number | null
  readonly covered: number | null
  /** The fifth of the people in need whose open cabinet is farthest. */
  readonly leastServed: { readonly need: number | null; readonly covered: number | null }
  /** No choice of candidates serves more than this. */
  readonly bound: number | null
  /** How far from the best possible this may be at most, 0..1. */
  readonly gap: number
  /** null: no cost was given, and none is supposed. */
  readonly cost: PlacementCost | null
}

/** Makes a suggestion public: counts of many people, rounded as a scenario's; no other detail of a commune than its place. */
export function publicPlacement(result: PlacementResult): PublicPlacement {
  const { need, reachable, covered, bound, gap, candidates, request, fewDoctors, unknownDoctors } = result
  return {
    request,
    posts: result.posts.map(({ gain, covered: sofar, meanMinutes, equivalents, ...post }) => ({
      ...post,
      gain: told(gain),
      covered: told(sofar),
      meanMinutes: Math.round(meanMinutes),
      equivalents: {
        codes: equivalents.codes,
        count: equivalents.count,
        atLeast: equivalents.atLeast,
      },
    })),
    candidates,
    leftOut: { fewDoctors, unknownDoctors },
    need: told(need),
    reachable: told(reachable),
    covered: told(covered),
    leastServed: { need: told(result.leastNeed), covered: told(result.leastCovered) },
    bound: told(bound),
    gap: roundTo(gap, 3),
    cost: costOf(result),
  }
}

function costOf({ request, posts, covered, affordable }: PlacementResult): PlacementCost | null {
  const { costPerPost: perPost, budget } = request
  if (perPost === null) return null
  const total = roundTo(perPost * posts.length, 2)
  const people = told(covered)
  return {
    perPost,
    total,
    perPerson: people === null || people === 0 ? null : roundTo(total / people, -1),
    budget,
    affordable,
    left: budget === null ? null : roundTo(budget - total, 2),
  }
}

const told = (persons: number): number | null => publicPersons(persons, Infinity).value
