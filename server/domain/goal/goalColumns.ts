import type { Allocation } from '../allocate.ts'
import { timeKeys } from '../draws/time-factors.ts'
import type { Statut } from '../model.ts'
import { nearestWhere } from '../travel/nearestWhere.ts'
import type { GoalCabinets } from './goal.ts'
import type { GoalColumns } from './reaches.ts'

/** The minutes that a goal is read from, on a day with these statuses (aligned on the allocation's cabinets). */
export function goalColumns(
  allocation: Allocation,
  statuts: readonly Statut[],
  counted: GoalCabinets,
): GoalColumns {
  const sure = nearestWhere(allocation, statuts, (statut) => counted === 'tous' || statut === 'active')
  const possible =
    counted === 'tous'
      ? sure
      : nearestWhere(
          allocation,
          statuts,
          (statut) => statut === 'active' || statut === 'reduced' || statut === 'unknown',
        )
  return { demand: allocation.demand, sure, possible, keys: timeKeys(allocation.communes) }
}
