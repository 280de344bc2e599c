import type { Allocation } from './allocate.ts'
import { RELAY_STATUTS, riskTerms, type RiskTerms } from './areas/areaRisk.ts'
import { columnOf } from './columnOf.ts'
import type { Commune, Statut } from './model.ts'
import { total } from './patients/demand.ts'
import {
  CENTRAL_ALTERNATIVES,
  farAway,
  lackOfAlternatives,
  scarceGps,
  scarceNurses,
} from './risk/alternatives.ts'
import type { DayStatuses } from './status/dayStatuses.ts'
import {
  CENTRAL_INTERRUPTION,
  etatOf,
  interruptionByEtat,
  SUIVI_OF,
  SUIVIS,
  type Suivi,
} from './status/interruption.ts'
import { nearestWhere } from './travel/nearestWhere.ts'

/** One day's figures of every commune, aligned on the allocation's communes: what the levels are summed from. */
export interface CommuneColumns {
  /** Total population, persons. */
  readonly total: Float64Array
  /** F_i by the status of the cabinet, persons. */
  readonly followedBy: Readonly<Record<Suivi, Float64Array>>
  /** Minutes to the nearest active cabinet; Infinity when the network has none. */
  readonly minutes: Float64Array
  readonly terms: RiskTerms
  readonly statuts: readonly Statut[]
}

/** Builds the columns from the statuses of a day. */
export function communeColumns(allocation: Allocation, day: DayStatuses): CommuneColumns {
  const { communes } = allocation
  const { statuts } = day
  const byEtat = followedByEtat(allocation, etatsOf(day))
  return {
    total: columnOf(communes, total),
    followedBy: Object.fromEntries(
      SUIVIS.map((suivi, s) => [suivi, added(byEtat.filter((_, etat) => SUIVI_OF[etat] === s))]),
    ) as Record<Suivi, Float64Array>,
    minutes: nearestWhere(allocation, statuts, (statut) => statut === 'active'),
    terms: termsOf(
      allocation,
      affectedOf(byEtat, interruptionByEtat(CENTRAL_INTERRUPTION, day.funded)),
      nearestWhere(allocation, statuts, (statut) => RELAY_STATUTS.has(statut)),
    ),
    statuts,
  }
}

/** Aff_i = Σ p·F_i over what is known of the cabinets, persons; `byEtat` from `followedByEtat`. */
export const affectedOf = (byEtat: readonly Float64Array[], p: Float64Array): Float64Array =>
  added(byEtat.map((column, etat) => column.map((people) => people * p[etat]!)))

/** What the risk is summed from when `affected` are (persons) and the nearest relay is `relay` minutes away, by commune. */
export const termsOf = (
  { followed, communes }: Allocation,
  affected: Float64Array,
  relay: Float64Array,
): RiskTerms => riskTerms(followed, affected, lackByCommune(communes, relay), wholeCommunes(communes))

/** The `etat` of each cabinet on a day. */
export const etatsOf = ({ statuts, lastKnown }: Pick<DayStatuses, 'statuts' | 'lastKnown'>): Uint8Array =>
  Uint8Array.from(statuts, (statut, j) => etatOf(statut, lastKnown[j] ?? null))

/** V of each commune with the judgement of the published figures, `relay` minutes from its nearest open cabinet. */
const lackByCommune = (communes: readonly Commune[], relay: Float64Array): Float64Array =>
  relay.map((minutes, i) => {
    const { aplMg65, aplInfirmier } = communes[i]!
    return lackOfAlternatives(
      scarceGps(aplMg65 ?? NaN),
      scarceNurses(aplInfirmier ?? NaN),
      farAway(minutes),
      CENTRAL_ALTERNATIVES,
    )
  })

/** 1 for the communes where no part of V is missing; a relay that cannot be reached is not a missing one. */
export const wholeCommunes = (communes: readonly Commune[]): Uint8Array =>
  Uint8Array.from(communes, ({ aplMg65, aplInfirmier }) =>
    aplMg65 !== null && aplInfirmier !== null ? 1 : 0,
  )

/** Σ_j T_ij over the cabinets of each `etat`, by commune, persons. */
export function followedByEtat({ pairs, flows, communes }: Allocation, etats: Uint8Array): Float64Array[] {
  const columns = SUIVI_OF.map(() => new Float64Array(communes.length))
  for (let j = 0; j < pairs.cabinets; j++) {
    const column = columns[etats[j]!]!
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) column[pairs.commune[p]!]! += flows[p]!
  }
  return columns
}

/** Columns added up, item by item. */
function added(columns: readonly Float64Array[]): Float64Array {
  const [first, ...others] = columns
  const sum = first!.slice()
  for (const column of others) for (let i = 0; i < sum.length; i++) sum[i]! += column[i]!
  return sum
}
