import type { Allocation } from '../allocate.ts'
import type { CommuneColumns } from '../communeColumns.ts'
import { STATUTS, type Niveau, type Statut } from '../model.ts'
import { columnOf } from '../columnOf.ts'
import { exposure } from '../risk/pillars.ts'
import { riskIndex } from '../risk/riskIndex.ts'
import { BANDES_MINUTES, type BandeMinutes, type LevelColumns } from '../situation.ts'
import { meanOf, sumByArea } from './aggregate.ts'
import { sumOverCabinets, type FixedColumns } from './fixedColumns.ts'
import type { Membership } from './membership.ts'

/**
 * All columns of one level on one day. Risk above the commune is made again from sums (E) and from means weighted by
 * the affected (A, N): never an average of R. Minutes weigh by total population.
 */
export const levelColumns = (allocation: Allocation, niveau: Niveau, day: CommuneColumns): LevelColumns =>
  areaColumns(allocation, allocation.areas[niveau], allocation.fixed[niveau], day)

/** The same of any membership over the allocation's communes. */
export function areaColumns(
  allocation: Allocation,
  area: Membership,
  { values, target }: FixedColumns,
  day: CommuneColumns,
): LevelColumns {
  const { parameters } = allocation
  const followed = values['patients-suivis']
  const affected = sumByArea(area, day.affected)
  const alternatives = weighByHarm(allocation, area, day, day.alternatives)
  const need = weighByHarm(allocation, area, day, day.need)
  const exposed = followed.map((people, a) =>
    exposure(affected[a]!, people, target[a]!, parameters.goalposts.affectedPer1000),
  )
  const byStatus = (statut: Statut): Float64Array =>
    sumOverCabinets(
      area,
      allocation,
      columnOf(day.statuts, (own) => (own === statut ? 1 : 0)),
    )
  return {
    niveau: area.niveau,
    codes: area.codes,
    values: {
      ...values,
      'patients-affectes': affected,
      risque: exposed.map((e, a) => riskIndex(e, alternatives[a]!, need[a]!)),
      exposition: exposed,
      alternatives,
      besoin: need,
      'minutes-active': meanOf(area, day.minutes, day.total),
    },
    peopleByMinutes: byMinutes(area, day),
    cabinetsByStatus: Object.fromEntries(STATUTS.map((statut) => [statut, byStatus(statut)])) as Record<
      Statut,
      Float64Array
    >,
  }
}

/** Mean weighted by the affected; by the followed, then by the target population, where nobody is affected. */
export function weighByHarm(
  allocation: Allocation,
  area: Membership,
  day: CommuneColumns,
  column: Float64Array,
): Float64Array {
  const means = meanOf(area, column, day.affected)
  for (const weights of [allocation.followed, allocation.demand])
    if (means.some(Number.isNaN)) {
      const other = meanOf(area, column, weights)
      means.forEach((value, a) => {
        if (Number.isNaN(value)) means[a] = other[a]!
      })
    }
  return means
}

function bandOf(minutes: number): BandeMinutes {
  return minutes < 10 ? '0-10' : minutes < 20 ? '10-20' : minutes < 45 ? '20-45' : '45+'
}

function byMinutes(area: Membership, day: CommuneColumns): Record<BandeMinutes, Float64Array> {
  const people = Object.fromEntries(
    BANDES_MINUTES.map((band) => [band, new Float64Array(day.total.length)]),
  ) as Record<BandeMinutes, Float64Array>
  day.minutes.forEach((minutes, i) => (people[bandOf(minutes)][i] = day.total[i]!))
  return Object.fromEntries(BANDES_MINUTES.map((band) => [band, sumByArea(area, people[band])])) as Record<
    BandeMinutes,
    Float64Array
  >
}
