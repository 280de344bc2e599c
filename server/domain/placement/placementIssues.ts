import { areaIssues, scenarioIssues, type RequestIssue } from '../scenario/scenarioIssues.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import { MOST_POSTS, NEEDS, type PlacementRequest } from './request.ts'

/** Everything wrong with a request, by name and in its own order; empty when it can be answered. */
export function placementIssues(world: ScenarioWorld, request: PlacementRequest): RequestIssue[] {
  const { posts, etp, candidates, need = 'sans-place', coverMinutes = 20, perCommune = 1 } = request
  const issues = scenarioIssues(world, request.scenario).map((issue) => ({
    ...issue,
    path: `scenario.${issue.path}`,
  }))
  const within = (path: string, value: number, least: number, most: number, whole = false): void => {
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return
    issues.push({ path, kind: 'valeur-hors-bornes', subject: String(value) })
  }
  within('posts', posts, 1, MOST_POSTS, true)
  within('etp', etp, 0.001, 100)
  issues.push(...areaIssues(world, candidates, 'candidates'))
  candidates.codes?.forEach((code, k) => {
    if (!world.communeIndex.has(code))
      issues.push({ path: `candidates.codes.${k}`, kind: 'commune-inconnue', subject: code })
  })
  if (!NEEDS.includes(need)) issues.push({ path: 'need', kind: 'valeur-hors-bornes', subject: String(need) })
  within('coverMinutes', coverMinutes, 4, world.allocation.parameters.maxMinutes)
  within('perCommune', perCommune, 1, MOST_POSTS, true)
  return issues
}
