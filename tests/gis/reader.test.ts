import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
import type { HandlerDeps } from '../../server/service/deps.ts'
import { SNIPPETS } from '../../server/service/docs/snippets.ts'
import { attributeName } from '../../server/service/gis/attribute-names.ts'
import { LAYERS, PATIENTS } from '../../server/service/gis/layers.ts'
import { publish } from '../../server/service/gis/publish.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_DAY } from '../world.ts'
import { servedWorld } from '../world-package.ts'
import { toFormerRelease } from './former-layers.ts'
import { hasQgis, runInQgis } from './qgis-program.ts'

const server = databases.find(({ name }) => name === 'server')
const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0 || process.env.REQUIRE_ALL === '1'
const TABLES = OGC_COLLECTIONS.map(attributeName)

/** What QGIS says of a table that it lists. */
interface Opened {
  readonly name: string
  readonly count: number
  /** West, south, east, north, degrees. */
  readonly extent: readonly number[] | null
}

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
  /** What the database itself has of a layer: rows, those with a shape, and its box in degrees. */
  const held = async (name: string) => {
    const { rows } = (await database.knex.raw(
      `SELECT count(*)::int AS count, count(geom)::int AS drawn, ST_XMin(ST_Extent(geom)) AS west, ST_YMin(ST_Extent(geom)) AS south,
         ST_XMax(ST_Extent(geom)) AS east, ST_YMax(ST_Extent(geom)) AS north FROM relais."${name}"`,
    )) as { rows: Readonly<Record<'count' | 'drawn' | 'west' | 'south' | 'east' | 'north', number | null>>[] }
    const { count, drawn, west, south, east, north } = rows[0]!
    return { count, drawn, extent: drawn === 0 ? null : [west!, south!, east!, north!] }
  }
  beforeAll(async () => {
    database = await server!.open({ world: true })
    live = (await worldApp(database)).live
    await fill('before')
    // Given its rights by the release before, it has them on what that one did not know.
    await toFormerRelease(database.knex)
    const { well, printed } = await account(database)
    expect(well).toBe(true)
    password = printed[0]!
    await fill('before')
  })
  afterAll(async () => {
    await database?.knex.raw('DROP OWNED BY relais_lecture')
    await database?.knex.raw('DROP ROLE relais_lecture')
    await database?.close()
  })

  test('reads every layer and what was published when', async () => {
    for (const table of [...TABLES, PATIENTS.name, 'publications'])
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
    await database.knex.raw('DROP TABLE relais.communes CASCADE')
    expect(await fill('after')).toEqual(['communes', 'zonage'])
    for (const table of ['zonage', 'communes', 'patients'])
      expect(await tried(`SELECT code, geom FROM relais.${table}`), table).toBe('done')
  })

  test.skipIf(!hasGdal)('is enough for GDAL, which finds the layers with their rows and words', async () => {
    const { hostname, port, pathname } = new URL(database.options.databaseUrl!)
    const source = `PG:host=${hostname} port=${port} dbname=${pathname.slice(1)} user=relais_lecture password=${password} schemas=relais`
    const said = execFileSync('ogrinfo', ['-ro', '-so', '-al', source], { encoding: 'utf8' })
    for (const name of [...TABLES, PATIENTS.name])
      expect(said).toMatch(
        new RegExp(`Layer name: (relais\\.)?${name}\\n[^]*?Feature Count: ${(await held(name)).count}\\n`),
      )
  })

  describe.skipIf(!hasQgis)('is enough for QGIS (skipped where it is missing)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-qgis-'))
    afterAll(() => rmSync(folder, { recursive: true }))
    const address = (): string => {
      const { hostname, port, pathname } = new URL(database.options.databaseUrl!)
      return `host='${hostname}' port=${port} dbname='${pathname.slice(1)}' user='relais_lecture' password='${password}'`
    }

    test('which lists each layer with its key, words and index, and opens it where it lies', async () => {
      // A level of which a package has no area is an empty layer, not a broken one.
      await database.knex.raw('DELETE FROM relais.arrondissements')
      const script = fileURLToPath(new URL('postgis-in-qgis.py', import.meta.url))
      const opened = JSON.parse(await runInQgis(folder, [script, address()])) as Opened[]
      expect(opened.map(({ name }) => name).sort()).toEqual([...TABLES].sort())
      for (const { table } of LAYERS) {
        const { count, drawn, extent } = await held(table.name)
        const { extent: seen, ...layer } = opened.find(({ name }) => name === table.name)!
        expect(layer, table.name).toMatchObject({
          ...{ about: table.about, listed: [table.key], key: [table.key], valid: true },
          ...{ crs: 'EPSG:4326', type: table.shape, count, ids: count, drawn },
          comments: Object.fromEntries(table.columns.map(({ name, about }) => [name, about])),
        })
        if (extent === null) expect(seen, table.name).toBeNull()
        else for (const [at, bound] of extent.entries()) expect(seen![at]).toBeCloseTo(bound, 9)
      }
      expect(opened.find(({ name }) => name === 'arrondissements')!.count).toBe(0)
      expect(opened.find(({ name }) => name === 'communes')!.count).toBeGreaterThan(5)
    })

    test('which goes on reading the levels together in a project of before', async () => {
      const script = fileURLToPath(new URL('postgis-in-qgis.py', import.meta.url))
      const opened = JSON.parse(await runInQgis(folder, [script, address(), 'niveau,code'])) as Opened[]
      const { count, drawn } = await held(PATIENTS.name)
      expect(opened).toMatchObject([
        {
          name: PATIENTS.name,
          about: PATIENTS.about,
          key: ['niveau', 'code'],
          valid: true,
          count,
          ids: count,
          drawn,
        },
      ])
    })

    test('as the program of /api/docs does, by a service of the desktop', async () => {
      const { text } = SNIPPETS.find(({ id }) => id === 'postgis')!
      const services = join(folder, 'services.conf')
      writeFileSync(services, `[relais]\n${address().replaceAll("'", '').replaceAll(' ', '\n')}\n`)
      const said = await runInQgis(folder, ['-c', text], { PGSERVICEFILE: services })
      const { rows } = (await database.knex.raw('SELECT code, nom FROM relais.communes')) as {
        rows: { code: string; nom: string }[]
      }
      expect(said.trim().split('\n')).toHaveLength(rows.length)
      for (const { code, nom } of rows) expect(said).toContain(`${code} ${nom} `)
    })
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
