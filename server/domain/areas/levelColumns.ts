import type { Allocation } from '../allocate.ts'
import type { CommuneColumns } from '../communeColumns.ts'
import { STATUTS, type Niveau, type Statut } from '../model.ts'
import { columnOf } from '../columnOf.ts'
import { BANDES_MINUTES, type BandeMinutes, type LevelColumns } from '../situation.ts'
import { SUIVIS, type Suivi } from '../status/interruption.ts'
import { meanOf, sumByArea } from './aggregate.ts'
import { areaRisk, type AreaRisk } from './areaRisk.ts'
import { sumOverCabinets, type FixedColumns } from './fixedColumns.ts'
import type { Membership } from './membership.ts'

/** All columns of one level on one day; above the commune everything is summed, never a mean of R. Minutes weigh by total population. */
export const levelColumns = (allocation: Allocation, niveau: Niveau, day: CommuneColumns): LevelColumns =>
  areaColumns(allocation, allocation.areas[niveau], allocation.fixed[niveau], day)

/** The same of any membership over the allocation's communes. */
export function areaColumns(
  allocation: Allocation,
  area: Membership,
  { values }: FixedColumns,
  day: CommuneColumns,
): LevelColumns {
  const risks = area.codes.map((_, a) => areaRisk(area, day.terms, a))
  const of = (part: Exclude<keyof AreaRisk, 'couverture'>): Float64Array =>
    Float64Array.from(risks, (risk) => risk[part])
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
      ...(Object.fromEntries(
        SUIVIS.map((suivi) => [suivi, sumByArea(area, day.followedBy[suivi])]),
      ) as Record<Suivi, Float64Array>),
      'interruptions-attendues': of('affected'),
      'patients-sans-relais': of('relayless'),
      risque: of('risk'),
      interruption: of('interruption'),
      'sans-alternative': of('lack'),
      'minutes-active': meanOf(area, day.minutes, day.total),
    },
    couverture: risks.map(({ couverture }) => couverture),
    outside: of('outside'),
    peopleByMinutes: byMinutes(area, day),
    cabinetsByStatus: Object.fromEntries(STATUTS.map((statut) => [statut, byStatus(statut)])) as Record<
      Statut,
      Float64Array
    >,
  }
}

/** The band of minutes to the nearest open cabinet; Infinity, where no road leads, is in the last. */
export function bandOf(minutes: number): BandeMinutes {
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
