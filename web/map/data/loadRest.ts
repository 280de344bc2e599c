import type { Carte } from '../map-page.svelte.ts'
import { chargerCabinets } from './cabinets.ts'
import { chargerSources } from './load.ts'
import { chargerFaits, chargerFrise } from './timeline.ts'

/** Fetches what the first view does without: sources, cabinets, the time line. */
export async function loadRest(carte: Carte): Promise<void> {
  const [sources, cabinets, frise, faits] = await Promise.all([
    chargerSources().catch(() => null),
    chargerCabinets().catch(() => null),
    chargerFrise().catch(() => null),
    chargerFaits().catch(() => []),
  ])
  Object.assign(carte, { sources, cabinets, frise, faits })
}
