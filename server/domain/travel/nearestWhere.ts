import type { Allocation } from '../allocate.ts'
import type { Statut } from '../model.ts'
import { nearestActive } from './nearestActive.ts'

/** Minutes from each commune to the nearest cabinet whose status (aligned on the allocation's cabinets) is one of those meant; Infinity when the network has none. */
export const nearestWhere = (
  { pairs, communes, cabinets }: Pick<Allocation, 'pairs' | 'communes' | 'cabinets'>,
  statuts: readonly Statut[],
  meant: (statut: Statut) => boolean,
): Float64Array =>
  nearestActive(
    pairs,
    communes,
    cabinets,
    Uint8Array.from(statuts, (statut) => (meant(statut) ? 1 : 0)),
  )
