import type { Pairs } from '../travel/pairs.ts'

/**
 * Spatial availability (Soukhov, Paez, Higgins and Mohamed, 2023): every unit of supply is given to exactly one
 * commune, in proportion to its demand and to its closeness.
 *   V_ij = S_j · (F^p_i·F^c_ij) / Σ_k F^p_k·F^c_kj,  F^p_i = P_i/Σ P,  F^c_ij = w_ij/Σ_k w_kj
 * Returns the flows V_ij, aligned on `pairs`. Invariant: Σ_ij V_ij = Σ_j S_j over the sites with demand in reach.
 * The two denominators cancel between numerator and sum, so V_ij = S_j·P_i·w_ij / Σ_k P_k·w_kj.
 */
export function spatialAvailability(
  pairs: Pairs,
  weights: Float64Array,
  demand: ArrayLike<number>,
  supply: ArrayLike<number>,
): Float64Array {
  const flows = new Float64Array(weights.length)
  for (let j = 0; j < pairs.cabinets; j++) {
    const from = pairs.start[j]!
    const to = pairs.start[j + 1]!
    let pull = 0
    for (let p = from; p < to; p++) pull += weights[p]! * demand[pairs.commune[p]!]!
    if (!(pull > 0)) continue
    for (let p = from; p < to; p++) flows[p] = (supply[j]! * weights[p]! * demand[pairs.commune[p]!]!) / pull
  }
  return flows
}
