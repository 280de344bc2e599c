import { log } from '../math/log.ts'

/** What each factor of the risk does to the order of the areas. */
export interface VarianceShares {
  /** cov(log R, log H) / var(log R) and the same of V; they add up to 1. */
  readonly interruption: number
  readonly lack: number
  /** Areas with a risk above 0. */
  readonly areas: number
}

/**
 * How the variance of log R = log 100 + log H + log V over areas divides between its two factors (the covariance decomposition
 * of a product); areas where H or V is 0 or missing are left out. Null where nothing varies.
 */
export function varianceShares(h: ArrayLike<number>, v: ArrayLike<number>): VarianceShares | null {
  const logs = Array.from(h, (one, a) => [one, v[a]!] as const)
    .filter(([one, other]) => one > 0 && other > 0)
    .map(([one, other]) => [log(one), log(other)] as const)
  const mean = (k: 0 | 1): number => logs.reduce((sum, pair) => sum + pair[k], 0) / logs.length
  const [mh, mv] = [mean(0), mean(1)]
  let [fromH, fromV] = [0, 0]
  for (const [lh, lv] of logs) {
    const r = lh - mh + (lv - mv)
    fromH += r * (lh - mh)
    fromV += r * (lv - mv)
  }
  const variance = fromH + fromV
  return variance > 1e-12
    ? { interruption: fromH / variance, lack: fromV / variance, areas: logs.length }
    : null
}
