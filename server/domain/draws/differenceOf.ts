import { spread } from './intervals.ts'

/** What is known of the difference of two values that were drawn together. */
export interface Difference {
  /** 5th and 95th percentile of b − a over the draws, in the unit of the values. */
  readonly low: number
  readonly high: number
  /** « Différence établie »: the interval excludes 0. */
  readonly established: boolean
}

/**
 * b − a, draw by draw, for two samples of one indicator made with the same draws: two areas, two days or two scenarios. What
 * both share (judgements, P*, the decay, the cabinets in common) cancels, so that this is surer than two intervals beside each
 * other. Null where either has no value. Throws RangeError when the samples are not of the same draws.
 */
export function differenceOf(a: Float64Array, b: Float64Array): Difference | null {
  if (a.length !== b.length) throw new RangeError(`${a.length} draws beside ${b.length}`)
  const [low, high] = spread(a.map((value, draw) => b[draw]! - value))
  return Number.isNaN(low) ? null : { low, high, established: low > 0 || high < 0 }
}
