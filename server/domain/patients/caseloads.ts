import { sum } from '../sum.ts'

/** What a caseload needs of a cabinet: nurse time (etp) and, when it declared one, its own count (persons). */
export interface Practice {
  readonly etp: number
  readonly patientsDeclares: number | null
}

/**
 * C_j = P*·e_j/Σ e, persons (method §4.2). Declared caseloads stay as they are and the others share the rest of P* by
 * nurse time; when the declared ones leave nothing, or nobody is left to take the rest, everything is scaled to P*:
 * the national total holds in every case. Cabinets where `open` is 0 take nothing.
 */
export function caseloads(
  practices: readonly Practice[],
  patients: number,
  open: ArrayLike<number>,
): Float64Array {
  const declared = Float64Array.from(practices, (practice, j) =>
    open[j] ? (practice.patientsDeclares ?? 0) : 0,
  )
  const shared = Float64Array.from(practices, (practice, j) =>
    open[j] && practice.patientsDeclares === null ? practice.etp : 0,
  )
  const rest = patients - sum(declared)
  const etp = sum(shared)
  if (rest > 0 && etp > 0) return declared.map((count, j) => count + (rest * shared[j]!) / etp)
  const all = sum(declared)
  return all > 0 ? declared.map((count) => (patients * count) / all) : declared
}
