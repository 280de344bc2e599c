import type { DrawnDay } from '../draws/drawDay.ts'
import { etatOf } from '../status/interruption.ts'
import type { ScenarioResult } from './result.ts'
import type { ScenarioWorld } from './world.ts'

const CLOSED = etatOf('stopped', null)

/**
 * A played scenario as the draws read it: what closes has stopped, and the nearest relay is the one left or opened. Drawn with the
 * draws of its day, its difference from the day, or from another scenario, is paired. Who was followed where does not change.
 */
export function drawnAfter(
  { etats, funded, cabinetIndex }: ScenarioWorld,
  { closedIds, relayMinutes }: Pick<ScenarioResult, 'closedIds' | 'relayMinutes'>,
): DrawnDay {
  const after = etats.slice()
  for (const id of closedIds) after[cabinetIndex.get(id)!] = CLOSED
  return { etats: after, funded, relay: relayMinutes }
}
