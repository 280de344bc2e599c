import { NIVEAUX, STATUTS } from '../model.ts'
import type { Area, Closure, ScenarioRequest } from './request.ts'
import type { ScenarioWorld } from './world.ts'

/** What cannot be played: `path` inside the request (`closures.0.code`), and the text or number that is wrong. */
export interface RequestIssue {
  readonly path: string
  readonly kind:
    | 'cabinet-inconnu'
    | 'zone-inconnue'
    | 'commune-inconnue'
    | 'valeur-hors-bornes'
    | 'cout-manquant'
    | 'trop-peu-de-fermetures'
    | 'autre-jour'
  readonly subject: string
}

/** Largest request that is played: beyond it somebody is trying the service, not a plan. */
const MOST_OPENINGS = 500

/** Everything wrong with a request, by name and in its own order; empty when it can be played. */
export function scenarioIssues(world: ScenarioWorld, request: ScenarioRequest): RequestIssue[] {
  const issues: RequestIssue[] = []
  const say = (path: string, kind: RequestIssue['kind'], subject: unknown): void => {
    issues.push({ path, kind, subject: String(subject) })
  }
  if (request.asOf !== world.asOf) say('asOf', 'autre-jour', request.asOf)
  request.closures.forEach((closure, k) => issues.push(...closureIssues(world, closure, `closures.${k}`)))
  if (request.openings.length > MOST_OPENINGS) say('openings', 'valeur-hors-bornes', request.openings.length)
  request.openings.forEach(({ codeCommune, etp }, k) => {
    if (!world.communeIndex.has(codeCommune))
      say(`openings.${k}.codeCommune`, 'commune-inconnue', codeCommune)
    if (!(etp >= 0.001 && etp <= 100)) say(`openings.${k}.etp`, 'valeur-hors-bornes', etp)
  })
  const { tolerance = 1, patientsPerEtp = 1, openStatuts = ['active'] } = request
  if (!(tolerance >= 0 && tolerance <= 10)) say('tolerance', 'valeur-hors-bornes', tolerance)
  if (!(patientsPerEtp >= 0 && patientsPerEtp <= 10_000))
    say('patientsPerEtp', 'valeur-hors-bornes', patientsPerEtp)
  openStatuts.forEach((statut, k) => {
    if (!STATUTS.includes(statut)) say(`openStatuts.${k}`, 'valeur-hors-bornes', statut)
  })
  return issues
}

/** The issue of an area that no level knows; none otherwise. */
export function areaIssues(world: ScenarioWorld, { niveau, code }: Area, path: string): RequestIssue[] {
  const known = NIVEAUX.includes(niveau) && world.areaIndex[niveau].has(code)
  return known ? [] : [{ path: `${path}.code`, kind: 'zone-inconnue', subject: `${niveau} ${code}` }]
}

function closureIssues(world: ScenarioWorld, closure: Closure, path: string): RequestIssue[] {
  if (closure.by === 'cabinets')
    return closure.ids.flatMap((id, k): RequestIssue[] =>
      world.cabinetIndex.has(id) ? [] : [{ path: `${path}.ids.${k}`, kind: 'cabinet-inconnu', subject: id }],
    )
  const issues = areaIssues(world, closure, path)
  const outOfBounds = (name: string, value: unknown): void => {
    issues.push({ path: `${path}.${name}`, kind: 'valeur-hors-bornes', subject: String(value) })
  }
  if (closure.by === 'share' && !(closure.share >= 0 && closure.share <= 1))
    outOfBounds('share', closure.share)
  if (
    closure.by === 'share' &&
    !(Number.isInteger(closure.draw) && closure.draw >= 0 && closure.draw < 2147483648)
  )
    outOfBounds('draw', closure.draw)
  if (closure.by === 'status' && !STATUTS.includes(closure.statut)) outOfBounds('statut', closure.statut)
  return issues
}
