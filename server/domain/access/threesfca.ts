import type { Pairs } from '../travel/pairs.ts'
import { e2sfca } from './e2sfca.ts'
import { margins } from './weigh.ts'

/**
 * Three-step floating catchment area (Wan, Zou and Sternberg, 2012): before the two steps, step 0 shares each
 * commune's demand among the sites, G_ij = w_ij / Σ_k w_ik, and every weight becomes G_ij·w_ij.
 * `selection` are the weights that make G, over every pair of an origin; `weights` those of the two steps (0 beyond
 * the largest cost). pysal makes G before the largest cost is applied, so they may differ.
 */
export function threesfca(
  pairs: Pairs,
  weights: Float64Array,
  demand: ArrayLike<number>,
  supply: ArrayLike<number>,
  selection: Float64Array = weights,
): Float64Array {
  const { byCommune } = margins(pairs, selection)
  const shared = weights.map((w, p) => {
    const total = byCommune[pairs.commune[p]!]!
    return total > 0 ? (w * selection[p]!) / total : 0
  })
  return e2sfca(pairs, shared, demand, supply)
}
