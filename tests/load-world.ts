import type { Database } from '../server/db/database.ts'
import { loadRoster } from '../server/country/package/load-roster.ts'
import { worldInputs } from './world.ts'

/** Loads the roster of the tiny France; `worldInputs` is what comes back out. */
export async function loadWorld(database: Database): Promise<void> {
  const { cabinets, events } = worldInputs
  await loadRoster(database, { demonstration: true, cabinets, events })
}
