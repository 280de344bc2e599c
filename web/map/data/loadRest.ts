import type { MapPage } from '../map-page.svelte.ts'
import { loadCabinets } from './cabinets.ts'
import { loadSources } from './load.ts'
import { loadFacts, loadTimeline } from './timeline.ts'

/** Fetches what the first view does without: sources, cabinets, the time line. */
export async function loadRest(page: MapPage): Promise<void> {
  const [sources, cabinets, timeline, facts] = await Promise.all([
    loadSources().catch(() => null),
    loadCabinets().catch(() => null),
    loadTimeline().catch(() => null),
    loadFacts().catch(() => []),
  ])
  Object.assign(page, { sources, cabinets, timeline, facts })
}
