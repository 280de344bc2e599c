import type { Zonage } from '../model.ts'
import { REACH_MINUTES } from '../scenario/beyondReach.ts'
import type { Area, CanonicalScenario, ScenarioRequest } from '../scenario/request.ts'

/**
 * Whom new posts should serve. `sans-place`: people for whom the scenario leaves no room. `hors-portee`: followed
 * people with no open cabinet within 20 minutes, those without a place included. `affectes`: people whose follow-up is
 * affected (Σ T·s), moved ones included.
 */
export const NEEDS = ['sans-place', 'hors-portee', 'affectes'] as const
export type Need = (typeof NEEDS)[number]

/** What posts are placed for: as many people as possible, or first those whose open cabinet is farthest. */
export const OBJECTIVES = ['personnes', 'moins-desservis'] as const
export type Objective = (typeof OBJECTIVES)[number]

/** Whose need counts: people who live in the area of the candidates (from the département up), or anybody within reach. */
export const RESIDENTS = ['territoire', 'partout'] as const
export type Residents = (typeof RESIDENTS)[number]

/** Which communes of the area may receive a post: all conditions that are given hold. */
export interface CandidateFilter extends Area {
  readonly zonages?: readonly Zonage[]
  /** At least so many general practitioners (BPE): 2 unless told. A commune whose number is unknown has not been shown to have them. */
  readonly minMedecinsGeneralistes?: number
  /** Communes known to the caller to have a maison de santé: they need not meet the number of practitioners. */
  readonly maisonsDeSante?: readonly string[]
  /** At least so many inhabitants (legal population). */
  readonly minPopulation?: number
  /** Only these codes: a list the caller holds. */
  readonly codes?: readonly string[]
  /** The communes that make up the area, where it is of none of the levels of `niveau`: an EPCI, a canton. */
  readonly within?: readonly string[]
}

/** "Where do the next 5 posts of 0.75 FTE in Nouvelle-Aquitaine do most good?" */
export interface PlacementRequest {
  /** The closures and openings that come first; its tolerance and patients per FTE hold for the posts too. */
  readonly scenario: ScenarioRequest
  readonly posts?: number
  readonly etp?: number
  readonly candidates: CandidateFilter
  readonly need?: Need
  readonly objective?: Objective
  readonly residents?: Residents
  /** How far people may live from their post, minutes. */
  readonly coverMinutes?: number
  /** Posts that one commune may receive. */
  readonly perCommune?: number
  /** Least minutes by road between two posts; 0: no matter. */
  readonly minMinutesApart?: number
  /** Euros a year for one post, and euros a year there are. No source prices a post: neither has a default. */
  readonly costPerPost?: number | null
  readonly budget?: number | null
}

/** What a question that does not say otherwise is answered with, by API, map and page alike. */
export const PLACEMENT_DEFAULTS = {
  posts: 5,
  etp: 0.75,
  need: 'hors-portee',
  objective: 'personnes',
  residents: 'territoire',
  minMedecinsGeneralistes: 2,
  coverMinutes: REACH_MINUTES,
  perCommune: 1,
  minMinutesApart: 0,
  /** Of the plan that keeps posts apart. */
  spacedMinutes: 30,
} as const satisfies Omit<PlacementRequest, 'scenario' | 'candidates'> &
  Pick<CandidateFilter, 'minMedecinsGeneralistes'> & { spacedMinutes: number }

/** Plans that are compared: each answers another idea of what is good. */
export const PLANS = ['personnes', 'moins-desservis', 'espaces'] as const
export type Plan = (typeof PLANS)[number]

/** A request with every default written out, in canonical order: equal questions have equal values. */
export type CanonicalPlacement = Required<PlacementRequest> & {
  readonly scenario: CanonicalScenario
  readonly candidates: CandidateFilter & { readonly minMedecinsGeneralistes: number }
}

/** Most posts placed at once. */
export const MOST_POSTS = 50
