import type { Pairs } from '../travel/pairs.ts'

/**
 * Modified two-step floating catchment area (Delamater, 2013): a poorly placed system is also a poorly used one, so
 * the second step weighs distance again: A_i = Σ_j w_ij·w_ij·S_j / Σ_k w_kj·P_k. The total is not preserved.
 */
export function m2sfca(
  pairs: Pairs,
  weights: Float64Array,
  demand: ArrayLike<number>,
  supply: ArrayLike<number>,
): Float64Array {
  const access = new Float64Array(pairs.communes)
  for (let j = 0; j < pairs.cabinets; j++) {
    const from = pairs.start[j]!
    const to = pairs.start[j + 1]!
    let weighing = 0
    for (let p = from; p < to; p++) weighing += weights[p]! * demand[pairs.commune[p]!]!
    if (!(weighing > 0)) continue
    for (let p = from; p < to; p++)
      access[pairs.commune[p]!]! += (weights[p]! * weights[p]! * supply[j]!) / weighing
  }
  return access
}
