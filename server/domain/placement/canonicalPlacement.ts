import { canonicalScenario, fixed } from '../scenario/canonicalScenario.ts'
import {
  PLACEMENT_DEFAULTS,
  type CandidateFilter,
  type CanonicalPlacement,
  type PlacementRequest,
} from './request.ts'

/** The canonical form of a request: defaults written out, the need of everybody within reach where that of the area may not be told, numbers to fixed decimals, lists sorted without repeats. */
export function canonicalPlacement(request: PlacementRequest): CanonicalPlacement {
  const { costPerPost = null, budget = null } = request
  const asked = { ...PLACEMENT_DEFAULTS, ...defined(request) }
  return {
    scenario: canonicalScenario(request.scenario),
    posts: asked.posts,
    etp: fixed(asked.etp, 3),
    candidates: canonicalFilter(request.candidates),
    need: asked.need,
    objective: asked.objective,
    residents: isLarge(request.candidates) ? asked.residents : 'partout',
    coverMinutes: fixed(asked.coverMinutes, 1),
    perCommune: asked.perCommune,
    minMinutesApart: fixed(asked.minMinutesApart, 1),
    costPerPost: costPerPost === null ? null : fixed(costPerPost, 2),
    budget: budget === null ? null : fixed(budget, 2),
  }
}

/** One line of text that equal questions share and different ones do not, for a hash made outside the domain. */
export function placementText(request: PlacementRequest): string {
  return `relais-placement-2 ${JSON.stringify(canonicalPlacement(request))}`
}

/** Whether the need of an area alone may be told: from the département up, where scenarios tell numbers too. */
const isLarge = ({ niveau, within }: CandidateFilter): boolean =>
  within === undefined && niveau !== 'circonscription' && niveau !== 'commune'

/** What is there but undefined is left to the default. */
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

function canonicalFilter(filter: CandidateFilter): CanonicalPlacement['candidates'] {
  const { niveau, code, zonages, maisonsDeSante, minPopulation, codes, within } = filter
  const sorted = (list: readonly string[]): string[] => [...new Set(list)].sort()
  return {
    niveau,
    code,
    ...(zonages && { zonages: [...new Set(zonages)].sort() }),
    minMedecinsGeneralistes: filter.minMedecinsGeneralistes ?? PLACEMENT_DEFAULTS.minMedecinsGeneralistes,
    ...(maisonsDeSante && maisonsDeSante.length > 0 && { maisonsDeSante: sorted(maisonsDeSante) }),
    ...(minPopulation !== undefined && { minPopulation }),
    ...(codes && { codes: sorted(codes) }),
    ...(within && { within: sorted(within) }),
  }
}
