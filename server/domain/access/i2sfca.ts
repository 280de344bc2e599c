import type { Pairs } from '../travel/pairs.ts'

/**
 * Inverted two-step floating catchment area (Wang, 2018): how crowded a site is, C_j = Σ_i w_ij·P_i / Σ_k w_ik·S_k,
 * persons per unit of supply. A site that offers nothing has the crowd it would meet. Invariant: Σ_j S_j·C_j = the demand with a site in
 * reach.
 */
export function i2sfca(
  pairs: Pairs,
  weights: Float64Array,
  demand: ArrayLike<number>,
  supply: ArrayLike<number>,
): Float64Array {
  const offered = new Float64Array(pairs.communes)
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
      offered[pairs.commune[p]!]! += weights[p]! * supply[j]!
  return Float64Array.from({ length: pairs.cabinets }, (_, j) => {
    let crowd = 0
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      const i = pairs.commune[p]!
      if (offered[i]! > 0) crowd += (weights[p]! * demand[i]!) / offered[i]!
    }
    return crowd
  })
}
