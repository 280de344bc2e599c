import { columnOf } from '../columnOf.ts'
import type { Commune } from '../model.ts'

/** Standardised population, persons; the DREES's total, then the legal one where it publishes none (Mayotte). */
export function standardised(commune: Commune): number {
  return persons(commune.populationStandardisee) ?? total(commune)
}

/** Total population as the DREES counts it, persons; the legal one where it publishes none. */
export function total(commune: Commune): number {
  return persons(commune.populationTotale) ?? persons(commune.population) ?? 0
}

/** Null for what is no number of people: it is named among the warnings, and must not turn every total into NaN. */
function persons(count: number | null): number | null {
  return count !== null && count >= 0 && count < Infinity ? count : null
}

/**
 * D_i: people of commune i with a chronic disease that Asalée follows, persons: those expected by age (`expectedByAge`) where they are
 * known, else ρ·(standardised population).
 */
export function chronicDemand(communes: readonly Commune[], prevalence: number): Float64Array {
  return columnOf(
    communes,
    (commune) => persons(commune.patientsAttendus ?? null) ?? prevalence * standardised(commune),
  )
}

/** Whether the expected patients of a country rest on ages: all its communes say something of it, or none. */
export const isByAge = ([first]: readonly Commune[]): boolean => first?.patientsAttendus !== undefined
