import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { connect } from '../../server/db/connect.ts'
import { DatabaseSetupError } from '../../server/db/errors.ts'
import { appendStatusEvents } from '../../server/db/queries/events/appendStatusEvents.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { databases } from '../databases.ts'
import { loadWorld } from '../load-world.ts'
import { onServer } from '../on-server.ts'
import { worldInputs } from '../world.ts'
import { scratch } from '../scratch.ts'

/** One sentence, fit for a terminal. */
const sentence = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.catch((e: unknown) => e)
  expect(error).toBeInstanceOf(DatabaseSetupError)
  const { message } = error as Error
  expect(message).toMatch(/^[^\n]+\.$/)
  return message
}

describe('connecting to the embedded database', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(scratch, 'relais-connect-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('a data folder that cannot be made is said with the remedy', async () => {
    writeFileSync(join(folder, 'file'), '')
    // Where there is a /proc, it answers that a folder in it is missing, whoever asks and how often.
    for (const parent of [join(folder, 'file'), ...(existsSync('/proc/self') ? ['/proc'] : [])])
      expect(await sentence(connect({ dataDir: join(parent, 'data') }))).toMatch(/DATA_DIR/)
  })

  test('two at once: the second is told that another runs, and the first goes on', async () => {
    const [embedded] = databases
    const first = await embedded!.open()
    expect(await sentence(connect(first.options))).toMatch(/Another Relais/)
    expect((await first.knex.raw('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await first.close()
  })

  test('a cluster whose making was interrupted is made again, and the events that it had lost come back from the journal', async () => {
    const [embedded] = databases
    const database = await embedded!.open({ world: true })
    const event = { ...worldInputs.events[0]!, id: 'J1', recordedAt: '2026-10-01T08:00:00.000Z' }
    await appendStatusEvents(database, [event])
    await database.release()
    // The whole cluster lost is the worst that a power cut can do; then another cuts the making of the next one short.
    const { dataDir } = database.options
    rmSync(join(dataDir, 'database'), { recursive: true })
    rmSync(join(dataDir, 'database.made'))
    mkdirSync(join(dataDir, 'database'))
    writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '18')
    const again = await connect({ dataDir })
    expect(again.version).toMatch(/^PostgreSQL 18\.\d+ \+ PostGIS 3\.6\.\d+$/)
    expect(existsSync(join(dataDir, 'database.made'))).toBe(true)
    await loadWorld(again)
    expect((await listEvents(again.knex, 'C1')).map(({ id }) => id)).toEqual(['E01', 'E02', 'J1'])
    await again.close()
    await database.close()
  })
})

describe('connecting to a server', () => {
  test('an address that is none, without showing what was in it', async () => {
    expect(await sentence(connect({ databaseUrl: 'not an address', dataDir: '' }))).toMatch(/DATABASE_URL/)
  })

  test('a server that does not answer is named without the password', async () => {
    const url = 'postgres://user:hidden@127.0.0.1:9/relais'
    const message = await sentence(connect({ databaseUrl: url, dataDir: '' }))
    expect(message).toMatch(/127\.0\.0\.1:9\/relais does not answer/)
    expect(message).not.toContain('hidden')
  })

  const server = inject('postgres')
  const places = 'url' in server ? [server.url] : []
  test.each(places)('a database that does not exist on %s', async (url) => {
    const address = new URL(url)
    address.pathname = '/nowhere_to_be_found'
    expect(await sentence(connect({ databaseUrl: address.href, dataDir: '' }))).toMatch(
      /does not exist: create it/,
    )
  })

  test.each(places)(
    'a database without PostGIS, then one where tables may not be made, on %s',
    async (url) => {
      const asOwner = async (database: string, ...statements: string[]): Promise<void> => {
        const address = new URL(url)
        if (database) address.pathname = `/${database}`
        const client = new pg.Client({ connectionString: address.href })
        await client.connect()
        for (const statement of statements) await client.query(statement)
        await client.end()
      }
      await asOwner('', "CREATE ROLE guest LOGIN PASSWORD 'guest'", 'CREATE DATABASE without_rights')
      const address = new URL(url)
      Object.assign(address, { username: 'guest', password: 'guest', pathname: '/without_rights' })
      expect(await sentence(connect({ databaseUrl: address.href, dataDir: '' }))).toMatch(
        /may not create extensions.*CREATE EXTENSION postgis.*administrator/,
      )
      await asOwner('without_rights', 'CREATE EXTENSION postgis')
      expect(await sentence(connect({ databaseUrl: address.href, dataDir: '' }))).toMatch(/GRANT CREATE/)
      await asOwner('', 'DROP DATABASE without_rights', 'DROP ROLE guest')
    },
  )

  test.each(places)(
    'an account of the name of the schema of the layers finds our tables, not the layers, on %s',
    async (url) => {
      await onServer(url, 'CREATE ROLE relais LOGIN SUPERUSER')
      await onServer(url, 'CREATE DATABASE named_alike')
      const address = new URL(url)
      Object.assign(address, { username: 'relais', pathname: '/named_alike' })
      const options = { databaseUrl: address.href, dataDir: '' }
      await (await connect(options)).close()
      await onServer(address.href, 'CREATE SCHEMA IF NOT EXISTS relais')
      await onServer(address.href, 'CREATE TABLE IF NOT EXISTS relais.cabinets (layer integer)')
      const database = await connect(options)
      expect(await listCabinets(database.knex)).toEqual([])
      await database.close()
      await onServer(url, 'DROP DATABASE named_alike WITH (FORCE)')
      await onServer(url, 'DROP ROLE relais')
    },
  )

  test.each(places)(
    'four processes start at once on one empty database of %s: it is set up once',
    async (url) => {
      await onServer(url, 'CREATE DATABASE begun_together')
      const address = new URL(url)
      address.pathname = '/begun_together'
      const options = { databaseUrl: address.href, dataDir: '' }
      let setUps = 0
      const started = await Promise.all(
        Array.from({ length: 4 }, () =>
          connect(options, async ({ knex }) => {
            expect(++setUps).toBe(1)
            await knex.raw('SELECT 1')
            setUps--
          }),
        ),
      )
      const { rows } = await started[0]!.knex.raw(
        'SELECT name, count(*)::int AS times FROM migrations GROUP BY name',
      )
      expect(rows.length).toBeGreaterThan(5)
      for (const { times } of rows) expect(times).toBe(1)
      await Promise.all(started.map((database) => database.close()))
      await onServer(url, 'DROP DATABASE begun_together WITH (FORCE)')
    },
  )
})
