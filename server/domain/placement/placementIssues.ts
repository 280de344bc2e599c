import { canonicalScenario } from '../scenario/canonicalScenario.ts'
import { closedCabinets } from '../scenario/closedCabinets.ts'
import { LEAST_CLOSED } from '../scenario/publicPersons.ts'
import { areaIssues, scenarioIssues, type RequestIssue } from '../scenario/scenarioIssues.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import { sum } from '../sum.ts'
import { canonicalPlacement } from './canonicalPlacement.ts'
import { capacityOf, CAPACITY_STEP } from './capacityOf.ts'
import {
  MOST_POSTS,
  NEEDS,
  OBJECTIVES,
  PLACEMENT_DEFAULTS,
  RESIDENTS,
  type PlacementRequest,
} from './request.ts'

/** Everything wrong with a request, by name and in its own order; empty when it can be answered. */
export function placementIssues(world: ScenarioWorld, request: PlacementRequest): RequestIssue[] {
  const { candidates, costPerPost = null, budget = null } = request
  const issues = scenarioIssues(world, request.scenario).map((issue) => ({
    ...issue,
    path: `scenario.${issue.path}`,
  }))
  const outOfBounds = (path: string, value: unknown): void => {
    issues.push({ path, kind: 'valeur-hors-bornes', subject: String(value) })
  }
  const within = (path: string, value: number, least: number, most: number, whole = false): void => {
    if (!(value >= least && value <= most && (!whole || Number.isInteger(value)))) outOfBounds(path, value)
  }
  const oneOf = (path: string, value: string, known: readonly string[]): void => {
    if (!known.includes(value)) outOfBounds(path, value)
  }
  // Told beside the same question without closures, posts would tell what a scenario tells by class.
  if (issues.length === 0) {
    const closed = sum(closedCabinets(world, canonicalScenario(request.scenario)).closed)
    if (closed > 0 && closed < LEAST_CLOSED)
      issues.push({ path: 'scenario.closures', kind: 'trop-peu-de-fermetures', subject: String(closed) })
  }
  const d = PLACEMENT_DEFAULTS
  const { maxMinutes } = world.allocation.parameters
  within('posts', request.posts ?? d.posts, 1, MOST_POSTS, true)
  within('etp', request.etp ?? d.etp, 0.001, 100)
  if (issues.length === 0 && capacityOf(canonicalPlacement(request)) < CAPACITY_STEP)
    outOfBounds('etp', request.etp ?? d.etp)
  issues.push(...areaIssues(world, candidates, 'candidates'))
  for (const list of ['codes', 'maisonsDeSante'] as const)
    candidates[list]?.forEach((code, k) => {
      if (!world.communeIndex.has(code))
        issues.push({ path: `candidates.${list}.${k}`, kind: 'commune-inconnue', subject: code })
    })
  oneOf('need', request.need ?? d.need, NEEDS)
  oneOf('objective', request.objective ?? d.objective, OBJECTIVES)
  oneOf('residents', request.residents ?? d.residents, RESIDENTS)
  within('coverMinutes', request.coverMinutes ?? d.coverMinutes, 4, maxMinutes)
  within('perCommune', request.perCommune ?? d.perCommune, 1, MOST_POSTS, true)
  within('minMinutesApart', request.minMinutesApart ?? d.minMinutesApart, 0, maxMinutes)
  if (costPerPost !== null) within('costPerPost', costPerPost, 1, MOST_EUROS)
  if (budget !== null) within('budget', budget, 0, MOST_EUROS)
  // A budget says nothing until it is known what a post costs.
  if (budget !== null && costPerPost === null)
    issues.push({ path: 'costPerPost', kind: 'cout-manquant', subject: String(budget) })
  return issues
}

/** Euros; more is no plan. */
const MOST_EUROS = 1e9
