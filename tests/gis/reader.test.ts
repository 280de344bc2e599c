import { execFileSync, spawnSync } from 'node:child_process'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../scripts/relais/run-command.ts'
import type { HandlerDeps } from '../../server/service/deps.ts'
import { publish } from '../../server/service/gis/publish.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_DAY } from '../world.ts'
import { servedWorld } from '../world-package.ts'

const server = databases.find(({ name }) => name === 'server')
const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0 || process.env.REQUIRE_ALL === '1'
const LAYERS = ['cabinets', 'patients', 'zonage']

const account = async (database: TestDatabase) => {
  const printed: string[] = []
  const context = {
    ...{ database, cwd: '.', today: WORLD_DAY, geocoder: null },
    served: servedWorld(),
    print: (line: string) => void printed.push(line),
  }
  return { well: await runCommand(['reader-account'], context), printed }
}

describe.skipIf(!server)('the account that reads the layers', () => {
  let database: TestDatabase
  let live: Awaited<ReturnType<typeof worldApp>>['live']
  let password: string
  const fill = (packageHash: string) =>
    publish(database.knex, {
      ...({ ...live, today: () => WORLD_DAY } as unknown as HandlerDeps),
      packageHash,
    })
  const open = async (secret: string): Promise<pg.Client> => {
    const url = new URL(database.options.databaseUrl!)
    const client = new pg.Client({
      ...{ host: url.hostname, port: Number(url.port), database: url.pathname.slice(1) },
      ...{ user: 'relais_lecture', password: secret },
    })
    await client.connect()
    return client
  }
  /** What the server answers to a statement of the account: the code of its refusal, or `done`. */
  const tried = async (...statements: string[]): Promise<string> => {
    const client = await open(password)
    try {
      for (const text of statements) await client.query(text)
      return 'done'
    } catch (error) {
      return String((error as { code?: string }).code)
    } finally {
      await client.end()
    }
  }
  beforeAll(async () => {
    database = await server!.open({ world: true })
    live = (await worldApp(database)).live
    await fill('before')
    const { well, printed } = await account(database)
    expect(well).toBe(true)
    password = printed[0]!
  })
  afterAll(async () => {
    await database?.knex.raw('DROP OWNED BY relais_lecture')
    await database?.knex.raw('DROP ROLE relais_lecture')
    await database?.close()
  })

  test('reads every layer and what was published when', async () => {
    for (const table of [...LAYERS, 'publications'])
      expect(await tried(`SELECT * FROM relais.${table}`), table).toBe('done')
    expect(await tried('SELECT f_table_name FROM geometry_columns')).toBe('done')
  })

  test('reads nothing else: no token, no webhook, no declared patients, no other table', async () => {
    const { rows } = (await database.knex.raw(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('relais', 'pg_catalog', 'information_schema') AND tablename <> 'spatial_ref_sys'`,
    )) as { rows: { name: string }[] }
    const names = rows.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['public.tokens', 'public.webhooks', 'public.cabinets']))
    for (const name of names) expect(await tried(`SELECT * FROM ${name}`), name).toBe('42501')
    expect(await tried('SELECT patients_declares FROM public.cabinets')).toBe('42501')
    expect(await tried('SELECT rolpassword FROM pg_authid')).toBe('42501')
  })

  test('writes and makes nothing, even once it asks to write', async () => {
    const writing = 'SET default_transaction_read_only = off'
    for (const text of [
      'CREATE TABLE relais.mine (a int)',
      'CREATE TABLE public.mine (a int)',
      'CREATE TEMPORARY TABLE mine (a int)',
      'CREATE SCHEMA mine',
      'CREATE ROLE mine',
      'DELETE FROM relais.cabinets',
      "UPDATE relais.cabinets SET name = 'x'",
      'DROP TABLE relais.zonage',
      "COPY relais.cabinets TO PROGRAM 'cat'",
    ]) {
      expect(await tried(writing, text), text).toBe('42501')
      expect(['25006', '42501'], text).toContain(await tried(text))
    }
  })

  test('goes on reading once a layer is filled again, or made again', async () => {
    await database.knex.raw('DROP TABLE relais.zonage')
    expect(await fill('after')).toEqual(['zonage'])
    expect(await tried('SELECT code, geom FROM relais.zonage')).toBe('done')
  })

  test.skipIf(!hasGdal)('is enough for GDAL, which finds the layers with their rows and words', async () => {
    const { hostname, port, pathname } = new URL(database.options.databaseUrl!)
    const source = `PG:host=${hostname} port=${port} dbname=${pathname.slice(1)} user=relais_lecture password=${password} schemas=relais`
    const said = execFileSync('ogrinfo', ['-ro', '-so', '-al', source], { encoding: 'utf8' })
    for (const name of LAYERS) {
      const { rows } = (await database.knex.raw(`SELECT count(*)::int AS n FROM relais."${name}"`)) as {
        rows: { n: number }[]
      }
      expect(said).toMatch(
        new RegExp(`Layer name: (relais\\.)?${name}\\n[^]*?Feature Count: ${rows[0]!.n}\\n`),
      )
    }
  })

  test('has another password each time the command runs; the former one no longer opens', async () => {
    const { printed } = await account(database)
    expect(printed[0]).not.toBe(password)
    await expect(open(password)).rejects.toMatchObject({ code: '28P01' })
    password = printed[0]!
    expect(await tried('SELECT 1 FROM relais.cabinets')).toBe('done')
    const { rows } = (await database.knex.raw(
      `SELECT rolpassword FROM pg_authid WHERE rolname = 'relais_lecture'`,
    )) as { rows: { rolpassword: string }[] }
    expect(rows[0]!.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/)
  })

  test('is not made of an account that may do more', async () => {
    await database.knex.raw('ALTER ROLE relais_lecture CREATEDB')
    const { well, printed } = await account(database)
    await database.knex.raw('ALTER ROLE relais_lecture NOCREATEDB')
    expect([well, printed[0]]).toEqual([false, expect.stringContaining('may do more than read')])
    expect(await tried('SELECT 1 FROM relais.cabinets')).toBe('done')
  })
})

test('the embedded database says what to do instead', async () => {
  const database = await databases[0]!.open()
  const { well, printed } = await account(database)
  await database.close()
  expect([well, printed[0]]).toEqual([false, expect.stringContaining('DATABASE_URL')])
})
