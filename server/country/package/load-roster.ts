import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type ConnectOptions } from '../../db/connect.ts'
import type { Database } from '../../db/database.ts'
import { findRoster } from '../../db/queries/roster/findRoster.ts'
import { replaceRoster, type NewRoster, type RosterOutcome } from '../../db/queries/roster/replaceRoster.ts'
import { replayJournal } from '../../db/replay-journal.ts'
import { SourceError } from './source-error.ts'
import { readDemonstration } from './read-demonstration.ts'

/** Connects, loads the demonstration roster where it is missing or newer, and returns the database, ready for use. */
export const connectAndLoad = (options: ConnectOptions): Promise<Database> =>
  connect(options, async (database) => {
    await loadDemonstration(database)
  })

/** What a roster is made of; the hash is taken over the values themselves when it is not given. */
export type RosterToLoad = Omit<NewRoster, 'sha256'> & { readonly sha256?: string }

/**
 * Puts a roster of cabinets with its events in force, all or nothing: a real one retires the demonstration, a demonstration
 * never replaces a real one. Acknowledged events on its cabinets that only the journal still has are put back.
 */
export async function loadRoster(database: Database, roster: RosterToLoad): Promise<RosterOutcome> {
  const sha256 =
    roster.sha256 ??
    createHash('sha256')
      .update(JSON.stringify([roster.cabinets, roster.events]))
      .digest('hex')
  const outcome = await replaceRoster(database.knex, { ...roster, sha256 })
  if (outcome === 'loaded') await replayJournal(database)
  return outcome
}

/** The fictitious roster, kept apart from the official facts. */
const DEMONSTRATION_FOLDER = fileURLToPath(new URL('../../../data/demonstration', import.meta.url))

/** Puts the demonstration roster in force, unless a real one is. */
export async function loadDemonstration(database: Database): Promise<RosterOutcome> {
  const cabinets = join(DEMONSTRATION_FOLDER, 'cabinets.csv')
  const events = join(DEMONSTRATION_FOLDER, 'evenements.csv')
  for (const path of [cabinets, events])
    if (!existsSync(path))
      throw new SourceError(
        basename(path),
        'is missing from data/demonstration.',
        'Make it with npm run demo:roster.',
      )
  const sha256 = createHash('sha256')
    .update(readFileSync(cabinets))
    .update(readFileSync(events))
    .digest('hex')
  const current = await findRoster(database.knex)
  // Most starts end here: reading thousands of rows to find that nothing changed would cost a fifth of a second.
  if (current?.demonstration && current.sha256 === sha256) return 'unchanged'
  if (current && !current.demonstration) return 'kept-real'
  return loadRoster(database, { ...readDemonstration({ cabinets, events }), sha256 })
}
