import type { Pairs } from '../travel/pairs.ts'
import type { Decay } from './decay.ts'

/** The weight of every pair, aligned on `pairs`. */
export function weigh(pairs: Pairs, decay: Decay): Float64Array {
  return pairs.minutes.map((minutes) => decay(minutes))
}

/** Sums of `weights` by commune and by cabinet. */
export function margins(
  pairs: Pairs,
  weights: Float64Array,
): { byCommune: Float64Array; byCabinet: Float64Array } {
  const byCommune = new Float64Array(pairs.communes)
  const byCabinet = new Float64Array(pairs.cabinets)
  for (let j = 0; j < pairs.cabinets; j++) {
    let total = 0
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      total += weights[p]!
      byCommune[pairs.commune[p]!]! += weights[p]!
    }
    byCabinet[j] = total
  }
  return { byCommune, byCabinet }
}
