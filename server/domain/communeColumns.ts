import type { Allocation } from './allocate.ts'
import type { Statut } from './model.ts'
import { standardised, total } from './patients/demand.ts'
import { alternativeParts, alternatives, need } from './risk/pillars.ts'
import { norm0 } from './risk/norm0.ts'
import { nearestActive } from './travel/nearestActive.ts'

/** One day's figures of every commune, aligned on the allocation's communes: what the levels are summed from. */
export interface CommuneColumns {
  /** Total population, persons. */
  readonly total: Float64Array
  /** Σ_j T_ij·s_j, persons. */
  readonly affected: Float64Array
  /** Minutes to the nearest active cabinet; Infinity when the network has none. */
  readonly minutes: Float64Array
  /** The three scaled parts of A and the two of N, 0..1, NaN when missing. */
  readonly alternativeParts: readonly [Float64Array, Float64Array, Float64Array]
  readonly needParts: readonly [Float64Array, Float64Array]
  readonly alternatives: Float64Array
  readonly need: Float64Array
  readonly statuts: readonly Statut[]
}

/** Builds the columns from the `statuts` of the day and their `weights` s_j, both aligned on the cabinets. */
export function communeColumns(
  allocation: Allocation,
  statuts: readonly Statut[],
  weights: Float64Array,
): CommuneColumns {
  const { communes, cabinets, pairs, parameters } = allocation
  const size = communes.length
  const zeros = (): Float64Array => new Float64Array(size)
  const active = Uint8Array.from(statuts, (statut) => (statut === 'active' ? 1 : 0))
  const day = {
    total: zeros(),
    affected: affectedByCommune(allocation, weights),
    minutes: nearestActive(pairs, communes, cabinets, active),
    alternativeParts: [zeros(), zeros(), zeros()] as const,
    needParts: [zeros(), zeros()] as const,
    alternatives: zeros(),
    need: zeros(),
    statuts,
  }
  const { ageRatio, share75 } = parameters.goalposts
  for (let i = 0; i < size; i++) {
    const commune = communes[i]!
    day.total[i] = total(commune)
    const a = alternativeParts(commune.aplMg65 ?? NaN, commune.aplInfirmier ?? NaN, day.minutes[i]!)
    const ratio = commune.populationStandardisee === null ? NaN : standardised(commune) / day.total[i]!
    const n = [
      norm0(ratio, ageRatio.from, ageRatio.to),
      norm0(commune.share75 ?? NaN, share75.from, share75.to),
    ] as const
    a.forEach((part, k) => (day.alternativeParts[k]![i] = part))
    n.forEach((part, k) => (day.needParts[k]![i] = part))
    day.alternatives[i] = alternatives(a)
    day.need[i] = need(n)
  }
  return day
}

/** Σ_j T_ij·s_j by commune, persons. */
function affectedByCommune({ pairs, flows, communes }: Allocation, weights: Float64Array): Float64Array {
  const affected = new Float64Array(communes.length)
  for (let j = 0; j < pairs.cabinets; j++) {
    const s = weights[j]!
    if (s === 0) continue
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) affected[pairs.commune[p]!]! += s * flows[p]!
  }
  return affected
}
