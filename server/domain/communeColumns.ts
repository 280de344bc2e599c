import type { Allocation } from './allocate.ts'
import type { Statut } from './model.ts'
import { standardised, total } from './patients/demand.ts'
import { norm0 } from './risk/norm0.ts'
import { ALTERNATIVE_WEIGHTS, farAway, meansOfAvailable, scarceGps, scarceNurses } from './risk/pillars.ts'
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
    statuts,
  }
  const { ageRatio, share75 } = parameters.goalposts
  const [gps, nurses, far] = day.alternativeParts
  const [age, old] = day.needParts
  for (let i = 0; i < size; i++) {
    const commune = communes[i]!
    day.total[i] = total(commune)
    gps[i] = scarceGps(commune.aplMg65 ?? NaN)
    nurses[i] = scarceNurses(commune.aplInfirmier ?? NaN)
    far[i] = farAway(day.minutes[i]!)
    const ratio = commune.populationStandardisee === null ? NaN : standardised(commune) / day.total[i]!
    age[i] = norm0(ratio, ageRatio.from, ageRatio.to)
    old[i] = norm0(commune.share75 ?? NaN, share75.from, share75.to)
  }
  return {
    ...day,
    alternatives: meansOfAvailable(day.alternativeParts, ALTERNATIVE_WEIGHTS),
    need: meansOfAvailable(day.needParts, [1, 1]),
  }
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
