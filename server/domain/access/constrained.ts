import { sum } from '../sum.ts'
import type { Pairs } from '../travel/pairs.ts'
import { margins } from './weigh.ts'

/**
 * The family of accessibility measures by spatial interaction (Wilson, 1971; Soukhov, Pereira, Higgins and Paez,
 * 2025), as flows aligned on `pairs`; `weights` f_ij, `demand` P_i, `supply` S_j:
 *   none    S_j·f_ij                               Hansen's potential, nothing held
 *   total   Σ S · S_j·f_ij / ΣΣ S·f                 the sum of all supply held
 *   supply  S_j · P_i·f_ij / Σ_i P_i·f_ij           each site's supply held: spatial availability, see its file
 *   doubly  A_i·B_j·P_i·S_j·f_ij                    both margins held, see `doublyConstrained`
 */
export function unconstrained(pairs: Pairs, weights: Float64Array, supply: ArrayLike<number>): Float64Array {
  const flows = new Float64Array(weights.length)
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) flows[p] = weights[p]! * supply[j]!
  return flows
}

/** `unconstrained` scaled so that the flows add up to all supply. */
export function totalConstrained(
  pairs: Pairs,
  weights: Float64Array,
  supply: ArrayLike<number>,
): Float64Array {
  const flows = unconstrained(pairs, weights, supply)
  const all = sum(flows)
  const scale = all > 0 ? sum(supply) / all : 0
  return flows.map((flow) => flow * scale)
}

export interface Balanced {
  readonly flows: Float64Array
  readonly iterations: number
  /** Largest relative difference between a commune's flows and its demand; those of the sites are exact. */
  readonly error: number
}

/**
 * Wilson's doubly constrained flows by iterative proportional fitting: rows sum to `demand`, columns to `supply`,
 * until the largest relative error is under `tolerance`. When the margins do not add up to the same, or a margin
 * has no pair to go through, `error` stays above it: the caller says so.
 */
export function doublyConstrained(
  pairs: Pairs,
  weights: Float64Array,
  demand: ArrayLike<number>,
  supply: ArrayLike<number>,
  { tolerance, maxIterations }: { readonly tolerance: number; readonly maxIterations: number },
): Balanced {
  const flows = weights.slice()
  let error = Infinity
  let iterations = 0
  while (error > tolerance && iterations < maxIterations) {
    iterations++
    const { byCommune } = margins(pairs, flows)
    scale(pairs, flows, (i) => demand[i]! / byCommune[i]!, undefined)
    const { byCabinet } = margins(pairs, flows)
    scale(pairs, flows, undefined, (j) => supply[j]! / byCabinet[j]!)
    const reached = margins(pairs, flows).byCommune
    error = 0
    for (let i = 0; i < pairs.communes; i++)
      if (demand[i]! > 0) error = Math.max(error, Math.abs(reached[i]! / demand[i]! - 1))
  }
  return { flows, iterations, error }
}

function scale(
  pairs: Pairs,
  flows: Float64Array,
  byCommune: ((i: number) => number) | undefined,
  byCabinet: ((j: number) => number) | undefined,
): void {
  for (let j = 0; j < pairs.cabinets; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
      if (flows[p]! > 0) flows[p]! *= (byCommune?.(pairs.commune[p]!) ?? 1) * (byCabinet?.(j) ?? 1)
}
