import { norm0 } from './norm0.ts'

/**
 * Exposure, 0..1: E = √(e1·norm0(e2; 0, P95)), e1 = affected/followed (the share of the followed whose follow-up is
 * interrupted), e2 = 1000·affected/target (how much of the area's need that is). NaN where nobody is followed.
 */
export function exposure(affected: number, followed: number, target: number, p95: number): number {
  if (!(followed > 0)) return NaN
  return Math.sqrt(Math.min(1, affected / followed) * norm0((1000 * affected) / target, 0, p95))
}

/**
 * Weighted means over `parts` (columns aligned on one another), item by item; what is missing (NaN) is left out, not
 * guessed; NaN where everything is.
 */
export function meansOfAvailable(parts: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const means = new Float64Array(parts[0]?.length ?? 0)
  for (let k = 0; k < means.length; k++) {
    let sum = 0
    let weight = 0
    for (let p = 0; p < parts.length; p++) {
      const value = parts[p]![k]!
      if (value !== value) continue
      sum += value * weights[p]!
      weight += weights[p]!
    }
    means[k] = weight > 0 ? sum / weight : NaN
  }
  return means
}

/** Weights of the deficit of alternatives: GPs up to 65, nurses, minutes to the nearest active cabinet. */
export const ALTERNATIVE_WEIGHTS = [0.4, 0.2, 0.4] as const

/** 0 from an APL of 4 consultations (GPs ≤ 65) up, 1 from 1.5 down. */
export function scarceGps(aplMg65: number): number {
  return norm0(aplMg65, 4, 1.5)
}

/** 0 from an APL of 155 etp per 100,000 (nurses) up, 1 from 65 down. */
export function scarceNurses(aplInfirmier: number): number {
  return norm0(aplInfirmier, 155, 65)
}

/** 0 up to 10 minutes from an active cabinet, 1 from 45 on, also where the network has none (Infinity). */
export function farAway(minutes: number): number {
  return norm0(minutes, 10, 45)
}
