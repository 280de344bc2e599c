import type { Allocation } from '../allocate.ts'
import type { Inputs, Statut } from '../model.ts'
import { publicStatuses } from './publicStatuses.ts'
import { isFunded } from './isFunded.ts'

/** The statuses of a day, aligned on the allocation's cabinets, and whether the scheme is funded. */
export interface DayStatuses {
  readonly statuts: readonly Statut[]
  /** The last known one where a status is unknown by expiry, null elsewhere. */
  readonly lastKnown: readonly (Statut | null)[]
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
  const statuses = publicStatuses(ids, events, asOf, knownAt)
  return {
    statuts: statuses.map(({ value }) => value),
    lastKnown: statuses.map(({ lastKnown }) => lastKnown),
    funded: isFunded(financement, asOf),
  }
}
