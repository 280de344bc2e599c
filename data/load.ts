import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../server/db/database.ts'
import { findDatasets } from '../server/db/queries/findDatasets.ts'
import { replaceReference } from '../server/db/queries/replaceReference.ts'
import { replaceRoster, type NewRoster, type RosterOutcome } from '../server/db/queries/replaceRoster.ts'
import { replayJournal } from '../server/db/replay-journal.ts'
import { readPackage } from './read-package.ts'
import { readPlainRoster } from './read-plain-roster.ts'

/** Called with what is being done, for the terminal. */
export type OnProgress = (step: string) => void

/**
 * Loads the data package into the database: read and checked against its description, staged, verified, swapped in one
 * transaction. `unchanged` when this very package is loaded already, which one hash of its description tells.
 * @throws SourceError naming the file that differs from its description; nothing has changed then.
 */
export async function loadPackage(
  database: Database,
  folder: string,
  onProgress: OnProgress = () => {},
): Promise<'loaded' | 'unchanged'> {
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, 'datapackage.json')))
    .digest('hex')
  const loaded = await findDatasets(database.knex)
  if (loaded.find(({ id }) => id === 'package')?.sha256 === sha256) return 'unchanged'
  onProgress('reading the data package')
  const reference = readPackage(folder)
  await replaceReference(database.knex, { ...reference, sha256 }, (table) => onProgress(`loading ${table}`))
  onProgress('tidying up')
  await database.tidy()
  return 'loaded'
}

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

/** Puts the demonstration roster of the data package in force, unless a real one is. */
export const loadDemonstration = (database: Database, folder: string): Promise<RosterOutcome> =>
  loadRoster(
    database,
    readPlainRoster(
      {
        cabinets: join(folder, 'demonstration_cabinets.csv'),
        events: join(folder, 'demonstration_evenements.csv'),
      },
      true,
    ),
  )
