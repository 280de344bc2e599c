import type { Zonage } from '../model.ts'
import type { Area, CanonicalScenario, ScenarioRequest } from '../scenario/request.ts'

/**
 * Whom new posts should serve. `sans-place`: people for whom the scenario leaves no room. `hors-portee`: followed
 * people with no open cabinet within 20 minutes, those without a place included. `affectes`: people whose follow-up is
 * affected (Σ T·s), moved ones included.
 */
export const NEEDS = ['sans-place', 'hors-portee', 'affectes'] as const
export type Need = (typeof NEEDS)[number]

/** Which communes of the area may receive a post: all conditions that are given hold. */
export interface CandidateFilter extends Area {
  readonly zonages?: readonly Zonage[]
  /** At least so many general practitioners (BPE). */
  readonly minMedecinsGeneralistes?: number
  /** At least so many inhabitants (legal population). */
  readonly minPopulation?: number
  /** Only these codes: a list the caller holds, such as communes with a maison de santé. */
  readonly codes?: readonly string[]
}

/** "Where do the next 5 posts of 0.75 FTE in Nouvelle-Aquitaine do most good?" */
export interface PlacementRequest {
  /** The closures and openings that come first; its tolerance and patients per FTE hold for the posts too. */
  readonly scenario: ScenarioRequest
  readonly posts: number
  readonly etp: number
  readonly candidates: CandidateFilter
  readonly need?: Need
  /** How far people may live from their post: 20 minutes unless told. */
  readonly coverMinutes?: number
  /** Posts that one commune may receive: 1 unless told. */
  readonly perCommune?: number
}

/** A request with every default written out, in canonical order: equal questions have equal values. */
export type CanonicalPlacement = Required<PlacementRequest> & { readonly scenario: CanonicalScenario }

/** Most posts placed at once. */
export const MOST_POSTS = 50
