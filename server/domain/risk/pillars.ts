import { norm0 } from './norm0.ts'

/** A scaled component (0..1, NaN when missing) and its weight. */
export interface Component {
  readonly value: number
  readonly weight: number
}

/**
 * Exposure, 0..1: E = √(e1·norm0(e2; 0, P95)), e1 = affected/followed (the share of the followed whose follow-up is
 * interrupted), e2 = 1000·affected/target (how much of the area's need that is). NaN where nobody is followed.
 */
export function exposure(affected: number, followed: number, target: number, p95: number): number {
  if (!(followed > 0)) return NaN
  return Math.sqrt(Math.min(1, affected / followed) * norm0((1000 * affected) / target, 0, p95))
}

/** Weighted mean of the components that are there; what is missing is left out, not guessed; NaN when none is. */
export function meanOfAvailable(components: readonly Component[]): number {
  let sum = 0
  let weights = 0
  for (const { value, weight } of components) {
    if (Number.isNaN(value)) continue
    sum += value * weight
    weights += weight
  }
  return weights > 0 ? sum / weights : NaN
}

/** Weights of the deficit of alternatives: GPs up to 65, nurses, minutes to the nearest active cabinet. */
export const ALTERNATIVE_WEIGHTS = [0.4, 0.2, 0.4] as const

/**
 * The three scaled parts of the deficit of alternatives, 0..1: norm0(APL GP≤65; 4.0, 1.5), norm0(APL nurses; 155, 65),
 * norm0(minutes to an active cabinet; 10, 45). Infinite minutes (none on the network) count 1; NaN is missing.
 */
export function alternativeParts(
  aplMg65: number,
  aplNurse: number,
  minutes: number,
): [number, number, number] {
  return [norm0(aplMg65, 4, 1.5), norm0(aplNurse, 155, 65), norm0(minutes, 10, 45)]
}

/** A, 0..1: the weighted mean of `alternativeParts`, of those that are there. */
export function alternatives(parts: readonly number[]): number {
  return meanOfAvailable(parts.map((value, k) => ({ value, weight: ALTERNATIVE_WEIGHTS[k]! })))
}

/** N, 0..1: the mean of the scaled components that are there (age ratio, share 75+, prevalence, deprivation). */
export function need(parts: readonly number[]): number {
  return meanOfAvailable(parts.map((value) => ({ value, weight: 1 })))
}
