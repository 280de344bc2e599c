import knexFactory, { type Knex } from 'knex'
import { addressesOf, createPrimaryFinder, type Host } from './addresses.ts'
import { attend } from './attend.ts'
import { columnTypes } from './column-types.ts'
import type { Database } from './database.ts'
import { codeOf, DatabaseSetupError } from './errors.ts'
import { placeOf, whyUnreachable } from './unreachable.ts'

const OLDEST_POSTGRES = 15
const OLDEST_POSTGIS = [3, 3] as const

async function checkVersions(knex: Knex, place: string): Promise<string> {
  const { rows: servers } = (await knex.raw(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  )) as { rows: { number: number; version: string }[] }
  const { number, version } = servers[0]!
  if (number < OLDEST_POSTGRES * 10_000)
    throw new DatabaseSetupError(
      `The database ${place} is PostgreSQL ${version}: Relais needs ${OLDEST_POSTGRES} or later, upgrade it or leave DATABASE_URL out.`,
    )
  try {
    const { rows } = (await knex.raw(`SELECT 1 FROM pg_extension WHERE extname = 'postgis'`)) as {
      rows: unknown[]
    }
    if (rows.length === 0) await knex.raw('CREATE EXTENSION IF NOT EXISTS postgis')
  } catch (error) {
    if (codeOf(error) === '42501')
      throw new DatabaseSetupError(
        `This user may not create extensions in ${place}: run CREATE EXTENSION postgis there as an administrator, once.`,
      )
    if (codeOf(error) === '25006')
      throw new DatabaseSetupError(
        `The database ${place} can only be read and has no PostGIS yet: name its primary in DATABASE_URL.`,
      )
    throw new DatabaseSetupError(
      `The database ${place} has no PostGIS: install it (apt install postgresql-${Math.floor(number / 10_000)}-postgis-3) and run CREATE EXTENSION postgis as an administrator.`,
    )
  }
  const { rows } = (await knex.raw('SELECT postgis_lib_version() AS postgis')) as {
    rows: { postgis: string }[]
  }
  const postgis = rows[0]!.postgis
  const [major = 0, minor = 0] = postgis.split('.').map(Number)
  if (major < OLDEST_POSTGIS[0] || (major === OLDEST_POSTGIS[0] && minor < OLDEST_POSTGIS[1]))
    throw new DatabaseSetupError(
      `The database ${place} has PostGIS ${postgis}: Relais needs ${OLDEST_POSTGIS.join('.')} or later, upgrade it with ALTER EXTENSION postgis UPDATE.`,
    )
  return `PostgreSQL ${version.split(' ')[0]} + PostGIS ${postgis}`
}

/** Opens a server's database, PostgreSQL ≥ 15 with PostGIS ≥ 3.3; what is missing is said in one sentence with the remedy. */
export async function openServer(databaseUrl: string, queryTimeoutMs: number): Promise<Database> {
  const place = placeOf(databaseUrl)
  const primary = createPrimaryFinder(databaseUrl)
  const pool = (max: number): Knex => openPool(databaseUrl, primary, max, queryTimeoutMs)
  const [knex, reads] = [pool(WRITES), pool(READS)]
  const closeAll = async (): Promise<void> => void (await Promise.all([knex.destroy(), reads.destroy()]))
  try {
    await knex.raw('SELECT 1').catch((error: unknown) => {
      throw whyUnreachable(place, error)
    })
    const version = await checkVersions(knex, place)
    const attendance = attend(primary)
    return {
      kind: 'server',
      version,
      knex,
      reads,
      attendance,
      journal: null,
      tidy: async () => {
        await knex.raw('ANALYZE')
      },
      close: async () => {
        await attendance.close()
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** How long a connection to a standby is used before the hosts are asked again, milliseconds. */
const STAND_IN_MS = 5_000
/** Connections of a pool: those of writes are few, so that a crowd of readers never has them all. */
const [WRITES, READS] = [5, 5]

function openPool(
  databaseUrl: string,
  primary: () => Promise<Host>,
  max: number,
  queryTimeoutMs: number,
): Knex {
  const [address, ...others] = addressesOf(databaseUrl)
  const knex = knexFactory({
    client: 'pg',
    // Who asks while the server is away is told at once, instead of waiting for as long as a connection may take.
    pool: { min: 0, max, propagateCreateError: true },
    acquireConnectionTimeout: 10_000,
    log: { warn: () => {} },
    connection: {
      connectionString: address,
      application_name: 'relais',
      statement_timeout: queryTimeoutMs,
      connectionTimeoutMillis: 8_000,
      options: '-c timezone=UTC',
      types: columnTypes,
    },
  })
  if (others.length === 0) return knex
  // The client's own setting for this asks at every use of a connection; here it is each new one that may lead elsewhere.
  const client = knex.client as {
    connectionSettings: { connectionString: string }
    acquireRawConnection: () => Promise<{ __knex__disposed?: string }>
  }
  const connect = client.acquireRawConnection.bind(client)
  client.acquireRawConnection = async () => {
    const { address, writes } = await primary()
    client.connectionSettings.connectionString = address
    const connection = await connect()
    // Kept, it would go on refusing to write after another host has been promoted.
    if (!writes) setTimeout(() => (connection.__knex__disposed = 'a standby'), STAND_IN_MS).unref()
    return connection
  }
  return knex
}
