import type { Database } from './database.ts'
import { DatabaseSetupError } from './errors.ts'
import { openEmbedded } from './embedded/open-embedded.ts'
import { migrate } from './migrate.ts'
import { openServer } from './open-server.ts'
import { lockSetup } from './setup-lock.ts'
import { replayJournal } from './replay-journal.ts'

/** How to reach the database. */
export interface ConnectOptions {
  /** PostgreSQL ≥ 15 with PostGIS ≥ 3.3; without it the embedded database inside `dataDir`. */
  readonly databaseUrl?: string | undefined
  /** Its standbys, for public reads. */
  readonly databaseReadUrl?: string | undefined
  /** Folder of the embedded database, made when missing. */
  readonly dataDir: string
  /** Milliseconds after which a statement is ended, default one minute. */
  readonly queryTimeoutMs?: number
}

const QUERY_TIMEOUT_MS = 60_000
/** SQLSTATE: since PostgreSQL 15 who does not own the schema may not make tables in it. */
const INSUFFICIENT_PRIVILEGE = '42501'

/**
 * Opens the database, brings its schema up to date, replays the journal of acknowledged events and does what else must be done once
 * (`prepare`), while no other process does so on the same server.
 * Fails with DatabaseSetupError, one sentence with the remedy, when it cannot be used as configured.
 */
export async function connect(
  { databaseUrl, databaseReadUrl, dataDir, queryTimeoutMs = QUERY_TIMEOUT_MS }: ConnectOptions,
  prepare: (database: Database) => Promise<void> = () => Promise.resolve(),
): Promise<Database> {
  const unlock = databaseUrl ? await lockSetup(databaseUrl) : null
  try {
    return databaseUrl
      ? await setUp(await openServer(databaseUrl, databaseReadUrl, queryTimeoutMs), prepare)
      : await setUp(await openEmbedded(dataDir, queryTimeoutMs), prepare)
  } finally {
    await unlock?.()
  }
}

async function setUp(database: Database, prepare: (database: Database) => Promise<void>): Promise<Database> {
  try {
    await migrate(database.knex)
    await replayJournal(database)
    await prepare(database)
    await database.noteWritten()
    return database
  } catch (error) {
    await database.close().catch(() => {})
    throw (error as { readonly code?: unknown }).code === INSUFFICIENT_PRIVILEGE
      ? new DatabaseSetupError(
          'The user of DATABASE_URL may not make tables: let the owner of the database GRANT CREATE ON SCHEMA public to it, and GRANT CREATE ON DATABASE, for the schema of the layers.',
        )
      : error
  }
}
