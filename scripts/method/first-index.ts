import { cbrt } from '../../server/domain/math/cbrt.ts'
import { norm0 } from '../../server/domain/risk/norm0.ts'

/*
 * The index of the first version of the method. The service no longer computes it; the referees' worked example is written in
 * it, and `replay` answers that.
 */

/** The least that alternatives and need counted for. */
const FLOOR = 0.05

/** Weights of the deficit of alternatives: GPs up to 65, nurses, minutes to the nearest active cabinet. */
export const ALTERNATIVE_WEIGHTS = [0.4, 0.2, 0.4] as const

/** R = 100·(E·max(A, 0.05)·max(N, 0.05))^(1/3), 0..100; NaN when a pillar is. */
export function riskIndex(exposure: number, alternatives: number, need: number): number {
  return 100 * cbrt(exposure * Math.max(alternatives, FLOOR) * Math.max(need, FLOOR))
}

/** E = √(e1·norm0(e2; 0, P95)), 0..1, e1 = affected/followed, e2 = 1000·affected/target; NaN where nobody is followed. */
export function exposure(affected: number, followed: number, target: number, p95: number): number {
  if (!(followed > 0)) return NaN
  return Math.sqrt(Math.min(1, affected / followed) * norm0((1000 * affected) / target, 0, p95))
}

/** Weighted means over columns aligned on one another, item by item; what is missing (NaN) is left out; NaN where everything is. */
export function meansOfAvailable(parts: readonly Float64Array[], weights: readonly number[]): Float64Array {
  return Float64Array.from(parts[0] ?? [], (_, k) => {
    let sum = 0
    let weight = 0
    parts.forEach((part, p) => {
      if (Number.isNaN(part[k])) return
      sum += part[k]! * weights[p]!
      weight += weights[p]!
    })
    return weight > 0 ? sum / weight : NaN
  })
}
