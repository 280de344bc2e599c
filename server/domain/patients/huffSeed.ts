import type { Pairs } from '../travel/pairs.ts'

/**
 * Huff's shares of demand (Huff, 1963): T⁰_ij = D_i·e_j·f_ij / Σ_k e_k·f_ik, persons, aligned on `pairs`.
 * `weights` f_ij, `demand` D_i (persons), `attraction` e_j (etp). A commune that reaches nothing sends nobody.
 */
export function huffSeed(
  pairs: Pairs,
  weights: ArrayLike<number>,
  demand: ArrayLike<number>,
  attraction: ArrayLike<number>,
): Float64Array {
  const flows = new Float64Array(pairs.commune.length)
  const pull = new Float64Array(pairs.communes)
  for (let j = 0; j < pairs.cabinets; j++) {
    const e = attraction[j]!
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) {
      flows[p] = e * weights[p]!
      pull[pairs.commune[p]!]! += flows[p]!
    }
  }
  for (let i = 0; i < pairs.communes; i++) pull[i] = pull[i]! > 0 ? demand[i]! / pull[i]! : 0
  for (let p = 0; p < flows.length; p++) flows[p]! *= pull[pairs.commune[p]!]!
  return flows
}
