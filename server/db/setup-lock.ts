import pg from 'pg'
import { createPrimaryFinder } from './addresses.ts'
import { codeOf, DatabaseSetupError } from './errors.ts'
import { placeOf, whyUnreachable } from './unreachable.ts'

/** Names our lock among those of a database: "Relais" as a number. */
const LOCK = 0x52_65_6c_61
/** Longer than a first start takes, country and layers included. */
const PATIENCE = '5min'
/** SQLSTATE: the lock was not given in time. */
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Waits until no other process sets this server's database up, and keeps others waiting until the function that it gives is called: schema,
 * extension and first roster are made once, whoever starts first. @throws DatabaseSetupError one sentence with the remedy.
 */
export async function lockSetup(databaseUrl: string): Promise<() => Promise<void>> {
  const place = placeOf(databaseUrl)
  const client = new pg.Client({
    connectionString: (
      await createPrimaryFinder(databaseUrl)().catch((error: unknown) => {
        throw whyUnreachable(place, error)
      })
    ).address,
    application_name: 'relais setup',
    connectionTimeoutMillis: 8_000,
  })
  // The lock is gone with its connection: the work under it is transactions, which stand by themselves.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw whyUnreachable(place, error)
  }
  try {
    await client.query(`SET lock_timeout = '${PATIENCE}'`)
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
  } catch (error) {
    await client.end().catch(() => {})
    throw codeOf(error) === LOCK_NOT_AVAILABLE
      ? new DatabaseSetupError(
          `Another process has been setting up the database ${place} for five minutes: end it, or wait and start again.`,
        )
      : whyUnreachable(place, error)
  }
  return () => client.end().catch(() => {})
}
