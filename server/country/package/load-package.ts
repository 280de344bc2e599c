import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type ConnectOptions } from '../../db/connect.ts'
import type { Database } from '../../db/database.ts'
import { findDatasets } from '../../db/queries/reference/findDatasets.ts'
import { findRoster } from '../../db/queries/roster/findRoster.ts'
import { replaceReference } from '../../db/queries/reference/replaceReference.ts'
import { replaceRoster, type NewRoster, type RosterOutcome } from '../../db/queries/roster/replaceRoster.ts'
import { replayJournal } from '../../db/replay-journal.ts'
import { readPackage, type PackageContent } from './read-package.ts'
import { SourceError } from './source-error.ts'
import { readDemonstration } from './read-demonstration.ts'

/** Called with what is being done, for the terminal. */
export type OnProgress = (step: string) => void

/** Hash of the package's description, which holds the hash of each of its files. */
export const packageHash = (folder: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'datapackage.json')))
    .digest('hex')

/**
 * Loads the data package into the database: read and checked against its description, staged, verified, swapped in one
 * transaction. `unchanged` when this very package is loaded already, which one hash of its description tells.
 * @param read the package when it was read already.
 * @throws SourceError naming the file that differs from its description; nothing has changed then.
 */
export async function loadPackage(
  database: Database,
  folder: string,
  onProgress: OnProgress = () => {},
  read: PackageContent | null = null,
): Promise<'loaded' | 'unchanged'> {
  const sha256 = packageHash(folder)
  const loaded = await findDatasets(database.knex)
  if (loaded.find(({ id }) => id === 'package')?.sha256 === sha256) return 'unchanged'
  if (!read) onProgress('reading the data package')
  const reference = read ?? readPackage(folder)
  await replaceReference(database.knex, { ...reference, sha256 }, (table) => onProgress(`loading ${table}`))
  onProgress('tidying up')
  await database.tidy()
  return 'loaded'
}

/**
 * Connects, loads what is missing or newer (data package, demonstration roster) and returns the database, ready for use.
 * A new embedded database is made in its thread while this one reads the package.
 */
export async function connectAndLoad(
  options: ConnectOptions,
  folder: string,
  onProgress: OnProgress = () => {},
): Promise<Database> {
  let read: PackageContent | null = null
  const database = await connect({
    ...options,
    whileStarting: (fresh) => {
      if (!fresh) return
      onProgress('making the database and reading the data package')
      read = readPackage(folder)
    },
  })
  try {
    await loadPackage(database, folder, onProgress, read)
    await loadDemonstration(database)
    return database
  } catch (error) {
    await database.close().catch(() => {})
    throw error
  }
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
