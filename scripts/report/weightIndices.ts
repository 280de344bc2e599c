import { gamma } from '../../server/domain/random/gamma.ts'
import { Stream, streamKey } from '../../server/domain/random/stream.ts'
import { ALTERNATIVE_WEIGHTS, meansOfAvailable } from '../../server/domain/risk/pillars.ts'
import { FLOOR } from '../../server/domain/risk/riskIndex.ts'
import type { RiskParts } from '../../server/domain/risk/riskParts.ts'
import { sobol, type SobolIndices } from '../../server/domain/risk/sobol.ts'

/** The weights of the risk index, in the order of the indices. */
export const WEIGHTS = [
  'Alternatives : médecins de 65 ans ou moins',
  'Alternatives : infirmiers',
  'Alternatives : minutes jusqu’à un cabinet ouvert',
  'Besoin : âge (population standardisée / totale)',
  'Besoin : part des 75 ans et plus',
  'Pilier exposition',
  'Pilier alternatives',
  'Pilier besoin',
] as const

/** The published weights; each group sums to 1. */
const CENTRE = [...ALTERNATIVE_WEIGHTS, 1 / 2, 1 / 2, 1 / 3, 1 / 3, 1 / 3]
const CONCENTRATION = 30

/**
 * Sobol indices of R (goalposts, geometric) for its weights over the areas of `parts`, each group of weights varying as
 * Dirichlet(30·w). Dirichlet weights are not independent, as Sobol asks; the Gamma(30·w) numbers whose shares they
 * are, are: index k tells what the k-th of them does. `n` rows a matrix; areas without an index are left out.
 */
export function weightIndices(parts: RiskParts, n: number, seed: number): SobolIndices {
  const stream = new Stream(seed, 0, streamKey(''))
  const kept = keepCalculable(parts)
  return sobol(
    WEIGHTS.length,
    n,
    (matrix, row) => {
      stream.restart(seed, row, streamKey(`sobol ${matrix}`))
      return Float64Array.from(CENTRE, (weight) => gamma(stream, CONCENTRATION * weight))
    },
    (raw) => {
      const a = meansOfAvailable(kept.alternatives, [...raw.subarray(0, 3)])
      const b = meansOfAvailable(kept.need, [...raw.subarray(3, 5)])
      const total = raw[5]! + raw[6]! + raw[7]!
      return kept.exposure.map(
        (e, k) =>
          100 *
          e ** (raw[5]! / total) *
          Math.max(a[k]!, FLOOR) ** (raw[6]! / total) *
          Math.max(b[k]!, FLOOR) ** (raw[7]! / total),
      )
    },
  )
}

function keepCalculable({ exposure, alternatives, need }: RiskParts): RiskParts {
  const some = (columns: readonly Float64Array[], k: number): boolean =>
    columns.some((column) => Number.isFinite(column[k]!))
  const keep = [...exposure.keys()].filter(
    (k) => Number.isFinite(exposure[k]!) && some(alternatives, k) && some(need, k),
  )
  const pick = (column: Float64Array): Float64Array => Float64Array.from(keep, (k) => column[k]!)
  return { exposure: pick(exposure), alternatives: alternatives.map(pick), need: need.map(pick) }
}
