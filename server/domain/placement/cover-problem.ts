/**
 * A capacitated maximal covering problem with divisible demand (Current and Storbeck, 1988; Church and ReVelle, 1974,
 * without capacity): choose `posts` sites, at most `perSite` times each, so that as many people as possible have a
 * place within reach.
 *   max Σ_ic y_ic   with  Σ_c y_ic ≤ need_i,  Σ_i y_ic ≤ capacity·x_c,  Σ_c x_c = posts,  x_c ∈ {0..perSite}
 * The communes that site c reaches are `commune[start[c]]` to `commune[start[c + 1]]`, nearest first.
 */
export interface CoverProblem {
  readonly start: Int32Array
  readonly commune: Int32Array
  readonly minutes: Float64Array
  /** People without a place by commune, persons. */
  readonly need: Float64Array
  /** Places of one post, persons. */
  readonly capacity: number
  readonly posts: number
  readonly perSite: number
  /** Sites too near to each to be used beside it, itself among them; null: any two may be used together. */
  readonly tooNear: readonly ReadonlySet<number>[] | null
}

/** Whether a post on `site` may stand beside posts on `others`. */
export function mayStand(
  { tooNear, perSite }: CoverProblem,
  site: number,
  others: readonly number[],
): boolean {
  if (others.filter((other) => other === site).length >= perSite) return false
  return tooNear === null || others.every((other) => !tooNear[site]!.has(other))
}

/** People under which two covers are the same. */
export const EPSILON = 1e-6
