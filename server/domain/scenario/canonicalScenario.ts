import { STATUTS } from '../model.ts'
import type { Area, CanonicalScenario, Closure, Opening, ScenarioRequest } from './request.ts'
import { OPEN_STATUTS, PATIENTS_PER_ETP, TOLERANCE } from './request.ts'

/**
 * The canonical form of a request: defaults written out, numbers to fixed decimals (etp and tolerance 3, shares 4),
 * lists sorted and without repeats, posts of one commune added up. It plays to the same bits as the request.
 */
export function canonicalScenario(request: ScenarioRequest): CanonicalScenario {
  const open = new Set(request.openStatuts ?? OPEN_STATUTS)
  return {
    asOf: request.asOf,
    closures: canonicalClosures(request.closures),
    openings: canonicalOpenings(request.openings),
    tolerance: fixed(request.tolerance ?? TOLERANCE, 3),
    patientsPerEtp: fixed(request.patientsPerEtp ?? PATIENTS_PER_ETP, 3),
    openStatuts: STATUTS.filter((statut) => open.has(statut)),
  }
}

/**
 * One line of text that equal questions share and different ones do not, for a hash made outside the domain. Its
 * first word names the version of the rules: it changes when the same request would be answered otherwise.
 */
export function scenarioText(request: ScenarioRequest): string {
  return `relais-scenario-1 ${JSON.stringify(canonicalScenario(request))}`
}

/** `value` to `digits` decimals, without a negative zero. */
export function fixed(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0
}

function canonicalClosures(closures: readonly Closure[]): Closure[] {
  const ids = new Set<string>()
  const others = new Map<string, Closure>()
  for (const closure of closures)
    if (closure.by === 'cabinets') closure.ids.forEach((id) => ids.add(id))
    else {
      const canonical = canonicalAreaClosure(closure)
      others.set(JSON.stringify(canonical), canonical)
    }
  const byArea = [...others].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, closure]) => closure)
  return ids.size > 0 ? [{ by: 'cabinets', ids: [...ids].sort() }, ...byArea] : byArea
}

/** Keys always in the same order, whatever the order of the request's own. */
function canonicalAreaClosure(closure: Exclude<Closure, { by: 'cabinets' }>): Closure {
  const area: Area = { niveau: closure.niveau, code: closure.code }
  switch (closure.by) {
    case 'area':
      return { by: 'area', ...area }
    case 'share':
      return { by: 'share', ...area, share: fixed(closure.share, 4), draw: closure.draw }
    case 'status':
      return { by: 'status', ...area, statut: closure.statut }
  }
}

/** Sums in thousandths, so that 0.1 + 0.2 is 0.3 in any order. */
function canonicalOpenings(openings: readonly Opening[]): Opening[] {
  const thousandths = new Map<string, number>()
  for (const { codeCommune, etp } of openings)
    thousandths.set(codeCommune, (thousandths.get(codeCommune) ?? 0) + Math.round(etp * 1000))
  return [...thousandths]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([codeCommune, count]) => ({ codeCommune, etp: count / 1000 }))
}
