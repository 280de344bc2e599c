import type { Pairs } from '../travel/pairs.ts'
import { margins } from './weigh.ts'

/**
 * Balanced floating catchment area (Paez, Higgins and Vivona, 2019): demand and service level are shared, not
 * multiplied.
 *   L_j = S_j / Σ_i P_i·w_ij/Σ_k w_ik,   A_i = Σ_j L_j·w_ij/Σ_k w_kj
 * Invariant: Σ_i A_i = Σ_j L_j.
 */
export function bfca(
  pairs: Pairs,
  weights: Float64Array,
  demand: ArrayLike<number>,
  supply: ArrayLike<number>,
): Float64Array {
  const { byCommune, byCabinet } = margins(pairs, weights)
  const access = new Float64Array(pairs.communes)
  for (let j = 0; j < pairs.cabinets; j++) {
    const from = pairs.start[j]!
    const to = pairs.start[j + 1]!
    let load = 0
    for (let p = from; p < to; p++) {
      const i = pairs.commune[p]!
      if (weights[p]! > 0) load += (demand[i]! * weights[p]!) / byCommune[i]!
    }
    if (!(load > 0)) continue
    const level = supply[j]! / load
    for (let p = from; p < to; p++) access[pairs.commune[p]!]! += (level * weights[p]!) / byCabinet[j]!
  }
  return access
}
