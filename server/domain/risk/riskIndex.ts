import { cbrt } from '../math/cbrt.ts'

/** The least that alternatives and need count for, so that a good neighbourhood does not hide an interruption. */
export const FLOOR = 0.05

/**
 * R = 100·(E·max(A, 0.05)·max(N, 0.05))^(1/3), 0..100 (method §6): geometric, so that no pillar buys off another;
 * zero exposure gives zero. NaN when a pillar is.
 */
export function riskIndex(exposure: number, alternatives: number, need: number): number {
  return 100 * cbrt(exposure * Math.max(alternatives, FLOOR) * Math.max(need, FLOOR))
}
