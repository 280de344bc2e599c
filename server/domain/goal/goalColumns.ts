import type { Allocation } from '../allocate.ts'
import { timeKeys } from '../draws/time-factors.ts'
import type { Statut } from '../model.ts'
import { nearestActive } from '../travel/nearestActive.ts'
import type { GoalCabinets } from './goal.ts'
import type { GoalColumns } from './reaches.ts'

/** The minutes that a goal is read from, on a day with these statuses (aligned on the allocation's cabinets). */
export function goalColumns(
  { pairs, communes, cabinets, demand }: Allocation,
  statuts: readonly Statut[],
  counted: GoalCabinets,
): GoalColumns {
  const nearest = (open: (statut: Statut) => boolean): Float64Array =>
    nearestActive(
      pairs,
      communes,
      cabinets,
      Uint8Array.from(statuts, (statut) => (open(statut) ? 1 : 0)),
    )
  const sure = nearest((statut) => counted === 'tous' || statut === 'active')
  const possible =
    counted === 'tous' ? sure : nearest((statut) => statut === 'active' || statut === 'unknown')
  return { demand, sure, possible, keys: timeKeys(communes) }
}
