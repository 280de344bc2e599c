import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MultiPolygon } from 'geojson'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { attributeName } from '../../server/service/gis/attribute-names.ts'
import { LAYERS, PATIENTS } from '../../server/service/gis/layers.ts'
import { publish } from '../../server/service/gis/publish.ts'
import type { HandlerDeps } from '../../server/service/deps.ts'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
import type { Live } from '../../server/country/live/create-live.ts'
import { INDICATEURS } from '../../server/domain/situation.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { giveToken, said } from '../stewards/people.ts'
import { WORLD_DAY } from '../world.ts'
import { toFormerRelease } from './former-layers.ts'

/** Collections whose areas are rows of `patients` too. */
const AREAS = OGC_COLLECTIONS.filter((id) => id !== 'cabinets' && id !== 'zonage')
const TABLES = OGC_COLLECTIONS.map(attributeName)

interface Feature {
  readonly id: string
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null
  readonly properties: Readonly<Record<string, unknown>>
}

describe.each(databases)('the layers for a GIS in the $name database', ({ name, open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  let live: Live
  beforeAll(async () => {
    database = await open({ world: true })
    const world = await worldApp(database)
    api = request(world.app)
    live = world.live
  })
  afterAll(() => database?.close())

  const fill = (stopped?: () => boolean) =>
    publish(
      database.knex,
      { ...({ ...live, today: () => WORLD_DAY } as unknown as HandlerDeps), packageHash: 'world' },
      stopped,
    )
  const ask = async (collection: string, query = ''): Promise<Feature[]> =>
    JSON.parse(
      (
        await api
          .get(`/ogc/collections/${collection}/items?limit=1000&datetime=${WORLD_DAY}${query}`)
          .set('Accept', '*/*')
          .expect(200)
      ).text,
    ).features
  /** Features with all that a row of a table says: what an answer says once too. */
  const features = async (collection: string): Promise<Feature[]> => {
    const told = await ask(collection)
    if (collection === 'cabinets') return told
    const more = await ask(collection, '&properties=sources&skipGeometry=true')
    return told.map((one, at) => ({
      ...one,
      properties: { ...one.properties, ...more[at]!.properties },
    }))
  }
  const rows = async (table: string): Promise<Record<string, unknown>[]> =>
    (
      await database.knex.raw(
        `SELECT t.*, CAST(ST_AsGeoJSON(geom, 15) AS json) AS geom FROM relais."${table}" t`,
      )
    ).rows

  /** That each row of a table says, attribute for attribute, what the feature of `/ogc` says, and that there is no other row. */
  const expectSame = async (collection: string): Promise<void> => {
    const name = attributeName(collection)
    const { table } = LAYERS.find((layer) => layer.table.name === name)!
    const columns = new Set(table.columns.map((column) => column.name))
    const found = new Map((await rows(name)).map((row) => [row[table.key], row]))
    const expected = await features(collection)
    expect([...found.keys()].sort()).toEqual(expected.map(({ id }) => id).sort())
    for (const { id, geometry, properties } of expected) {
      const row = found.get(id)!
      for (const [attribute, value] of Object.entries(properties))
        if (columns.has(attribute)) expect(row[attribute], `${name} ${id} ${attribute}`).toEqual(value)
      expect((row.geom as MultiPolygon | null)?.coordinates ?? null).toEqual(geometry?.coordinates ?? null)
    }
  }

  test('say what the API says: statuses, figures, bounds, and what is hidden stays hidden', async () => {
    expect(await fill()).toEqual(TABLES)
    for (const collection of OGC_COLLECTIONS) await expectSame(collection)
    const told = (await rows('patients')).flatMap((row) =>
      INDICATEURS.map(attributeName).map((name) => ({
        status: row[`${name}_status`],
        value: row[name],
        bounds: [row[`${name}_low`], row[`${name}_high`]],
      })),
    )
    const withoutValue = told.filter(({ status }) => status !== null && status !== 'ok')
    expect(withoutValue.length).toBeGreaterThan(0)
    for (const { status, value, bounds } of withoutValue) {
      expect(value).toBeNull()
      // A class has its two ends, and nothing between them.
      expect(bounds.every((bound) => (status === 'class') === (bound !== null))).toBe(true)
    }
  })

  test('are layers to QGIS: typed geometry, an index on it, a key, and words on each column', async () => {
    const { rows: geometries } = await database.knex.raw(
      `SELECT f_table_name AS name, type, srid FROM geometry_columns WHERE f_table_schema = 'relais' ORDER BY 1`,
    )
    expect(geometries).toEqual(
      [...TABLES, 'patients']
        .sort()
        .map((name) => ({ name, type: name === 'cabinets' ? 'POINT' : 'MULTIPOLYGON', srid: 4326 })),
    )
    expect(TABLES).toEqual(
      expect.arrayContaining([
        'cabinets',
        'zonage',
        'communes',
        'circonscriptions',
        'departements',
        'regions',
      ]),
    )
    expect(TABLES.filter((name) => !/^[a-z][a-z_]{0,30}$/.test(name))).toEqual([])
    const { rows: silent } = await database.knex.raw(
      `SELECT c.relname AS table, a.attname AS column
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
       WHERE c.relnamespace = CAST('relais' AS regnamespace) AND c.relkind IN ('r', 'v') AND a.attnum > 0
         AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL)`,
    )
    expect(silent).toEqual([])
    for (const { table } of LAYERS) {
      const { rows: indices } = await database.knex.raw(
        'SELECT indexdef FROM pg_indexes WHERE schemaname = ? AND tablename = ? ORDER BY 1',
        ['relais', table.name],
      )
      expect(
        indices.map(({ indexdef }: { indexdef: string }) => /USING (\w+ \([^)]+\))/.exec(indexdef)![1]),
      ).toEqual(expect.arrayContaining(['gist (geom)', `btree (${table.key})`]))
    }
    const { rows: keys } = await database.knex.raw(
      `SELECT c.relname AS name, a.attname AS key FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
       WHERE i.indisprimary AND c.relnamespace = CAST('relais' AS regnamespace) AND c.relname <> 'publications' ORDER BY 1`,
    )
    expect(keys).toEqual(
      [...TABLES].sort().map((name) => ({ name, key: name === 'cabinets' ? 'id' : 'code' })),
    )
  })

  test('of all levels together are one view, row by row', async () => {
    const ofTables = await Promise.all(AREAS.map((id) => rows(attributeName(id))))
    const told = (all: readonly Record<string, unknown>[]) =>
      new Map(all.map((row) => [`${row.niveau} ${row.code}`, row]))
    const together = await rows('patients')
    expect(told(together)).toEqual(told(ofTables.flat()))
    expect(together).toHaveLength(ofTables.flat().length)
    expect(new Set(together.map(({ niveau }) => niveau)).size).toBe(AREAS.length)
  })

  test('are left alone while nothing changes, and follow a status when it does', async () => {
    expect(await fill()).toEqual([])
    const { author } = await giveToken(database, { label: 'Test', role: 'national' })
    await recordEvents(database, author, [said('C2', { statut: 'stopped', effectiveOn: '2026-09-30' })])
    await live.refresh()
    // Stopped half-way: whoever reads still sees the former state, whole.
    expect(await fill(() => true)).toEqual([])
    const { rows: seen } = await database.knex.raw(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = CAST('relais' AS regnamespace) AND relkind IN ('r', 'v') ORDER BY 1",
    )
    expect(seen.map(({ name }: { name: string }) => name)).toEqual(
      [...TABLES, 'patients', 'publications'].sort(),
    )
    expect((await rows('cabinets')).find(({ id }) => id === 'C2')).toMatchObject({ status_value: 'reduced' })
    expect(await fill()).toEqual(TABLES.filter((name) => name !== 'zonage'))
    expect((await rows('cabinets')).find(({ id }) => id === 'C2')).toMatchObject({ status_value: 'stopped' })
    for (const collection of OGC_COLLECTIONS) await expectSame(collection)
  })

  test('of a release that had all levels in one table give way in one transaction, or not at all', async () => {
    const { knex } = database
    const before = await rows('patients')
    await toFormerRelease(knex)
    await knex.raw('CREATE VIEW public.of_theirs AS SELECT code FROM relais.patients')
    // What somebody built on it is theirs: all stays as it was.
    await expect(fill()).rejects.toThrow(/stands in the way .*of_theirs.*: drop it/s)
    expect(await rows('patients')).toHaveLength(before.length)
    expect((await knex.raw("SELECT to_regclass('relais.communes') AS made")).rows).toEqual([{ made: null }])
    await knex.raw('DROP VIEW public.of_theirs')
    expect(await fill()).toEqual(TABLES.filter((name) => !['cabinets', 'zonage'].includes(name)))
    expect(new Set(await rows('patients'))).toEqual(new Set(before))
    for (const collection of OGC_COLLECTIONS) await expectSame(collection)
    expect(await fill()).toEqual([])
  })

  test('come back once dropped, the view too, and say again what they are', async () => {
    const { knex } = database
    await knex.raw('DROP VIEW relais.patients')
    expect(await fill()).toEqual([])
    expect((await rows('patients')).length).toBeGreaterThan(0)
    await knex.raw('DROP TABLE relais.epci CASCADE')
    expect(await fill()).toEqual(['epci'])
    await expectSame('epci')
    expect((await rows('patients')).some(({ niveau }) => niveau === 'epci')).toBe(true)
    await knex.raw("COMMENT ON COLUMN relais.regions.nom IS 'of before'")
    await knex.raw("DELETE FROM relais.publications WHERE couche = 'regions'")
    expect(await fill()).toEqual(['regions'])
    const { rows: said } = await knex.raw(
      "SELECT col_description(CAST('relais.regions' AS regclass), attnum) AS about FROM pg_attribute WHERE attrelid = CAST('relais.regions' AS regclass) AND attname = 'nom'",
    )
    expect(said).toEqual([{ about: 'Nom' }])
  })

  test('keep what others built on the view when only words change', async () => {
    const { knex } = database
    await knex.raw('CREATE VIEW own AS SELECT code, niveau FROM relais.patients')
    await knex.raw("COMMENT ON VIEW relais.patients IS 'of before'")
    await knex.raw("DELETE FROM relais.publications WHERE couche = 'regions'")
    expect(await fill()).toEqual(['regions'])
    const { rows: said } = await knex.raw(
      "SELECT obj_description(CAST('relais.patients' AS regclass), 'pg_class') AS about",
    )
    expect(said).toEqual([{ about: PATIENTS.about }])
    const { rows: own } = await knex.raw('SELECT DISTINCT niveau FROM own')
    expect(own).toHaveLength(PATIENTS.of.length)
    await knex.raw('DROP VIEW own')
  })

  test.runIf(name === 'server')(
    'wait a few seconds for who reads what is to be dropped, then leave it',
    async () => {
      const { knex } = database
      await knex.raw("UPDATE relais.publications SET contenu = 'of before' WHERE couche = 'patients'")
      const reader = await knex.transaction()
      await reader.raw('SELECT count(*) FROM relais.patients')
      await expect(fill()).rejects.toThrow()
      await reader.rollback()
      expect(await fill()).toEqual([])
      expect((await rows('patients')).length).toBeGreaterThan(0)
    },
  )
})
