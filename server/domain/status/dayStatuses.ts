import type { Allocation } from '../allocate.ts'
import type { Inputs, Statut } from '../model.ts'
import { publicStatuses } from './publicStatuses.ts'
import { isFunded } from './statusWeight.ts'

/** The statuses of a day, aligned on the allocation's cabinets, and whether the scheme is funded. */
export interface DayStatuses {
  readonly statuts: readonly Statut[]
  readonly funded: boolean
}

/** What the public knows on the day `asOf` (ISO date); with `knownAt` (ISO instant), as it was recorded then. */
export function dayStatuses(
  { cabinets }: Pick<Allocation, 'cabinets'>,
  { events, financement }: Pick<Inputs, 'events' | 'financement'>,
  asOf: string,
  knownAt?: string,
): DayStatuses {
  const ids = cabinets.map(({ id }) => id)
  return {
    statuts: publicStatuses(ids, events, asOf, knownAt).map(({ value }) => value),
    funded: isFunded(financement, asOf),
  }
}
