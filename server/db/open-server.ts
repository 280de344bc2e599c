import knexFactory, { type Knex } from 'knex'
import type pg from 'pg'
import { addressesOf, createPrimaryFinder, type Host } from './addresses.ts'
import { attend } from './attend.ts'
import { columnTypes } from './column-types.ts'
import type { Database } from './database.ts'
import { codeOf, DatabaseSetupError, isReadTimeout } from './errors.ts'
import {
  createStandbys,
  shortfallOf,
  POSITION,
  STANDBY_PATIENCE_MS,
  type Position,
  type Standbys,
} from './standbys.ts'
import { run, statement } from './statement.ts'
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

const FIND_POSITION = statement('findPosition', POSITION)

/**
 * Opens a server's database, PostgreSQL ≥ 15 with PostGIS ≥ 3.3; what is missing is said in one sentence with the remedy. Public reads go
 * to the standbys of `readUrl` while these have what was noted, else where writes go.
 */
export async function openServer(
  databaseUrl: string,
  readUrl: string | undefined,
  queryTimeoutMs: number,
): Promise<Database> {
  const place = placeOf(databaseUrl)
  const primary = createPrimaryFinder(databaseUrl)
  let noted: Position | null = null
  const position = (): Position | null => noted
  const standbys = createStandbys(readUrl, position)
  const pool = (max: number, standbys: Standbys | null): Knex =>
    openPool({ databaseUrl, primary, max, queryTimeoutMs, position, standbys })
  const [knex, reads] = [pool(WRITES, null), pool(READS, readUrl ? standbys : null)]
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
      noteWritten: async () => {
        // One host alone has all that it has committed.
        if (!readUrl && addressesOf(databaseUrl).length === 1) return
        // A standby that stands in for the primary knows no position: the last one noted still holds.
        noted = (await run<Position>(knex, FIND_POSITION))[0] ?? noted
      },
      standbys: standbys.states,
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
/** A server that has not ended a statement so long after it should have hangs, milliseconds. */
const HANGS_MS = 1_000
/** How long a connection may take, milliseconds. */
const CONNECT_MS = 8_000
/** Connections of a pool: those of writes are few, so that a crowd of readers never has them all. */
const [WRITES, READS] = [5, 5]

/**
 * SQL: leaves the schema of the layers out of where names are looked for. An account called `relais` would find the layer of the
 * cabinets before the table: by default PostgreSQL looks first in the schema that is named after the account.
 */
const OWN_PATH = `
  SELECT set_config('search_path', coalesce(string_agg(quote_ident(name), ', ' ORDER BY place), 'public'), false)
  FROM unnest(current_schemas(false)) WITH ORDINALITY AS path (name, place) WHERE name <> 'relais'`

interface PoolSetting {
  readonly databaseUrl: string
  readonly primary: () => Promise<Host>
  readonly max: number
  readonly queryTimeoutMs: number
  readonly position: () => Position | null
  /** Asked before the primary; null: never. */
  readonly standbys: Standbys | null
}

/** What knex does not tell of its client for PostgreSQL. */
interface Client {
  readonly connectionSettings: { connectionString: string; connectionTimeoutMillis: number }
  acquireRawConnection: () => Promise<Connection>
  _query: (connection: Connection, asked: object) => Promise<object>
}

type Connection = pg.Client & {
  readonly connection: { readonly stream: { readonly destroy: () => void } }
  __knex__disposed?: string
}

function openPool({ databaseUrl, primary, max, queryTimeoutMs, position, standbys }: PoolSetting): Knex {
  const [address, ...others] = addressesOf(databaseUrl)
  /** Which standby each connection leads to. */
  const standbyOf = new WeakMap<object, string>()
  const knex = knexFactory({
    client: 'pg',
    // Who asks while the server is away is told at once, instead of waiting for as long as a connection may take.
    pool: {
      ...{ min: 0, max, propagateCreateError: true },
      afterCreate: (connection: pg.Client, done: (error: unknown, connection: pg.Client) => void) =>
        connection.query(OWN_PATH).then(
          () => done(null, connection),
          (error: unknown) => done(error, connection),
        ),
      // At each use: a standby may have fallen behind since the last one.
      validate: (connection: pg.Client) => {
        const standby = standbyOf.get(connection)
        return standby === undefined || standbys!.mayAnswer(standby, connection)
      },
    },
    acquireConnectionTimeout: 10_000,
    log: { warn: () => {} },
    connection: {
      connectionString: address,
      application_name: 'relais',
      statement_timeout: queryTimeoutMs,
      query_timeout: queryTimeoutMs + HANGS_MS,
      connectionTimeoutMillis: CONNECT_MS,
      options: '-c timezone=UTC',
      types: columnTypes,
    },
  })
  const client = knex.client as Client
  const query = client._query.bind(client)
  client._query = (connection, asked) =>
    query(connection, asked).catch((error: unknown) => {
      if (isReadTimeout(error)) {
        connection.__knex__disposed = 'hangs'
        // What would still be asked of it (the end of a transaction) fails at once instead of waiting as long again.
        connection.connection.stream.destroy()
        const standby = standbyOf.get(connection)
        if (standby !== undefined) standbys!.isAway(standby)
      }
      throw error
    })
  if (others.length === 0 && !standbys) return knex
  // The client's own setting for this asks at every use of a connection; here it is each new one that may lead elsewhere.
  const connect = client.acquireRawConnection.bind(client)
  const connectTo = (address: string, patienceMs: number): Promise<Connection> => {
    // Read as soon as it is asked to connect.
    client.connectionSettings.connectionString = address
    client.connectionSettings.connectionTimeoutMillis = patienceMs
    return connect()
  }
  client.acquireRawConnection = async () => {
    for (const address of standbys?.worthAsking() ?? []) {
      const connection = await connectTo(address, STANDBY_PATIENCE_MS).catch(() => null)
      if (!connection) standbys!.isAway(address)
      else if (await standbys!.mayAnswer(address, connection)) {
        standbyOf.set(connection, address)
        return connection
      } else void connection.end().catch(() => {})
    }
    const { address, writes } = await primary()
    const connection = await connectTo(address, CONNECT_MS)
    if (!writes && position() && (await shortfallOf(connection, position())) !== null) {
      void connection.end().catch(() => {})
      throw Object.assign(new Error('no primary, and its standby is behind what was shown'), {
        code: 'ECONNREFUSED',
      })
    }
    // Kept, it would go on refusing to write after another host has been promoted, or reading beside a standby that is back.
    if (!writes || standbys) setTimeout(() => (connection.__knex__disposed = 'stood in'), STAND_IN_MS).unref()
    return connection
  }
  return knex
}
