import type { Database } from '../server/db/database.ts'
import { loadRoster } from '../server/country/package/load-roster.ts'
import { WORLD_DAY, worldInputs } from './world.ts'

/** Loads the roster of the tiny France; `worldInputs` is what comes back out. */
export async function loadWorld(database: Database): Promise<void> {
  const { cabinets, events } = worldInputs
  await loadRoster(database, { demonstration: true, cabinets, events })
  // The day of the loading is told beside the figures: the world has its own, whenever the tests run.
  await database.knex.raw('UPDATE rosters SET loaded_at = ?', [`${WORLD_DAY}T06:00:00Z`])
}
