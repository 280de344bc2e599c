import type { Pairs } from '../travel/pairs.ts'

/**
 * Enhanced two-step floating catchment area (Luo and Qi, 2009); the plain 2SFCA with a binary decay.
 *   step 1  R_j = S_j / Σ_i w_ij·P_i     supply per head of the demand that weighs on j
 *   step 2  A_i = Σ_j w_ij·R_j           supply within reach of a head of i
 * `weights` w_ij aligned on `pairs`, `demand` P_i (persons), `supply` S_j. A cabinet that no demand reaches adds
 * nothing. Invariant: Σ_i P_i·A_i = Σ_j S_j over the cabinets with demand in reach.
 */
export function e2sfca(
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
    const ratio = supply[j]! / weighing
    for (let p = from; p < to; p++) access[pairs.commune[p]!]! += weights[p]! * ratio
  }
  return access
}
