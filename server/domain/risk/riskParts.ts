import type { Allocation } from '../allocate.ts'
import { weighByHarm } from '../areas/levelColumns.ts'
import { columnOf } from '../columnOf.ts'
import { communeColumns } from '../communeColumns.ts'
import type { Niveau } from '../model.ts'
import type { Situation } from '../situation.ts'
import type { DayStatuses } from '../status/dayStatuses.ts'
import { statusWeight } from '../status/statusWeight.ts'

/** What the index of each area of a level is made from, aligned on its codes; 0..1, NaN when missing. */
export interface RiskParts {
  readonly exposure: Float64Array
  /** GPs, nurses, minutes: each scaled to a deficit. */
  readonly alternatives: readonly Float64Array[]
  /** Age ratio, share 75+. */
  readonly need: readonly Float64Array[]
}

/** The parts of the index at `niveau`, each averaged over communes as A and N are (method §6). */
export function riskParts(
  allocation: Allocation,
  situation: Situation,
  day: DayStatuses,
  niveau: Niveau,
): RiskParts {
  const weights = columnOf(day.statuts, (statut) => statusWeight(statut, day.funded))
  const columns = communeColumns(allocation, day.statuts, weights)
  const average = (part: Float64Array): Float64Array =>
    weighByHarm(allocation, allocation.areas[niveau], columns, part)
  return {
    exposure: situation.levels[niveau].values.exposition,
    alternatives: columns.alternativeParts.map(average),
    need: columns.needParts.map(average),
  }
}
