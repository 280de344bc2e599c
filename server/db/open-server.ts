import knexFactory, { type Knex } from 'knex'
import { columnTypes } from './column-types.ts'
import type { Database } from './database.ts'
import { codeOf, DatabaseSetupError } from './errors.ts'

const OLDEST_POSTGRES = 15
const OLDEST_POSTGIS = [3, 3] as const

/** Where the database is, without the password. */
function placeOf(databaseUrl: string): string {
  try {
    const { hostname, port, pathname } = new URL(databaseUrl)
    return `${hostname || 'localhost'}${port ? `:${port}` : ''}${pathname}`
  } catch {
    throw new DatabaseSetupError(
      'DATABASE_URL is not an address: write it like postgres://user:password@host:5432/relais, or leave it out to use the embedded database.',
    )
  }
}

function whyUnreachable(place: string, error: unknown): DatabaseSetupError {
  const code = codeOf(error)
  if (code === '28P01' || code === '28000')
    return new DatabaseSetupError(
      `The database ${place} refuses this user: check name and password in DATABASE_URL.`,
    )
  if (code === '3D000')
    return new DatabaseSetupError(
      `The database ${place} does not exist: create it with createdb, or correct DATABASE_URL.`,
    )
  return new DatabaseSetupError(
    `The database ${place} does not answer (${code ?? String(error)}): start it, correct DATABASE_URL, or leave it out to use the embedded one.`,
  )
}

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
    await knex.raw('CREATE EXTENSION IF NOT EXISTS postgis')
  } catch {
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
  const knex = knexFactory({
    client: 'pg',
    // Who asks while the server is away is told at once, instead of waiting for as long as a connection may take.
    pool: { min: 0, max: 8, propagateCreateError: true },
    acquireConnectionTimeout: 10_000,
    log: { warn: () => {} },
    connection: {
      connectionString: databaseUrl,
      application_name: 'relais',
      statement_timeout: queryTimeoutMs,
      connectionTimeoutMillis: 8_000,
      options: '-c timezone=UTC',
      types: columnTypes,
    },
  })
  try {
    await knex.raw('SELECT 1').catch((error: unknown) => {
      throw whyUnreachable(place, error)
    })
    const version = await checkVersions(knex, place)
    return {
      kind: 'server',
      version,
      knex,
      journal: null,
      tidy: async () => {
        await knex.raw('ANALYZE')
      },
      close: () => knex.destroy(),
    }
  } catch (error) {
    await knex.destroy()
    throw error
  }
}
