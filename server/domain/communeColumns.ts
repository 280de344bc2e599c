import type { Allocation } from './allocate.ts'
import { STATUTS, type Statut } from './model.ts'
import { standardised, total } from './patients/demand.ts'
import { alternativeParts, alternatives, need } from './risk/pillars.ts'
import { norm0 } from './risk/norm0.ts'
import { nearestActive } from './travel/nearestActive.ts'

/** One day's figures of every commune, aligned on the allocation's communes: what the levels are summed from. */
export interface CommuneColumns {
  readonly standardised: Float64Array
  readonly total: Float64Array
  readonly population: Float64Array
  /** Σ_j T_ij·s_j, persons. */
  readonly affected: Float64Array
  /** Minutes to the nearest active cabinet; Infinity when the network has none. */
  readonly minutes: Float64Array
  /** The three scaled parts of A and the two of N, 0..1, NaN when missing. */
  readonly alternativeParts: readonly [Float64Array, Float64Array, Float64Array]
  readonly needParts: readonly [Float64Array, Float64Array]
  readonly alternatives: Float64Array
  readonly need: Float64Array
  readonly cabinets: Float64Array
  readonly etp: Float64Array
  readonly cabinetsByStatus: Readonly<Record<Statut, Float64Array>>
  /** Cabinets of no known commune: only the whole country counts them. */
  readonly homeless: readonly number[]
  readonly statuts: readonly Statut[]
}

/** Builds the columns from the `statuts` of the day and their `weights` s_j, both aligned on the cabinets. */
export function communeColumns(
  allocation: Allocation,
  statuts: readonly Statut[],
  weights: Float64Array,
): CommuneColumns {
  const { communes, cabinets, pairs, parameters } = allocation
  const column = (of: (i: number) => number): Float64Array => Float64Array.from(communes, (_, i) => of(i))
  const active = Uint8Array.from(statuts, (statut) => (statut === 'active' ? 1 : 0))
  const minutes = nearestActive(pairs, communes, cabinets, active)
  const totals = column((i) => total(communes[i]!))
  const standard = column((i) => standardised(communes[i]!))
  const { ageRatio, share75 } = parameters.goalposts
  const a = communes.map(({ aplMg65, aplInfirmier }, i) =>
    alternativeParts(aplMg65 ?? NaN, aplInfirmier ?? NaN, minutes[i]!),
  )
  const n = communes.map((commune, i): [number, number] => [
    commune.populationStandardisee === null
      ? NaN
      : norm0(standard[i]! / totals[i]!, ageRatio.from, ageRatio.to),
    commune.share75 === null ? NaN : norm0(commune.share75, share75.from, share75.to),
  ])
  return {
    standardised: standard,
    total: totals,
    population: column((i) => communes[i]!.population),
    affected: affectedByCommune(allocation, weights),
    minutes,
    alternativeParts: [column((i) => a[i]![0]), column((i) => a[i]![1]), column((i) => a[i]![2])],
    needParts: [column((i) => n[i]![0]), column((i) => n[i]![1])],
    alternatives: column((i) => alternatives(a[i]!)),
    need: column((i) => need(n[i]!)),
    statuts,
    ...cabinetColumns(allocation, statuts),
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

function cabinetColumns({ communes, cabinets }: Allocation, statuts: readonly Statut[]) {
  const index = new Map(communes.map(({ code }, i) => [code, i]))
  const zeros = (): Float64Array => new Float64Array(communes.length)
  const count = zeros()
  const etp = zeros()
  const byStatus = Object.fromEntries(STATUTS.map((s) => [s, zeros()])) as Record<Statut, Float64Array>
  const homeless: number[] = []
  cabinets.forEach((cabinet, j) => {
    const i = index.get(cabinet.codeCommune)
    if (i === undefined) return void homeless.push(j)
    count[i]!++
    if (cabinet.etp > 0) etp[i]! += cabinet.etp
    byStatus[statuts[j]!][i]!++
  })
  return { cabinets: count, etp, cabinetsByStatus: byStatus, homeless }
}
