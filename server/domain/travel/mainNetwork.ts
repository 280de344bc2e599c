import type { Reseau } from '../model.ts'

/** The network that the roads of a département (its code) belong to, but for its islands and for places that none reaches. */
export function mainNetwork(departement: string): Reseau {
  if (departement === '2A' || departement === '2B') return 'corse'
  return departement.startsWith('97') ? departement : 'metropole'
}
