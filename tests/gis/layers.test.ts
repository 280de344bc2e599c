import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MultiPolygon } from 'geojson'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { attributeName } from '../../server/service/gis/attribute-names.ts'
import { LAYERS } from '../../server/service/gis/layers.ts'
import { publish } from '../../server/service/gis/publish.ts'
import type { HandlerDeps } from '../../server/service/deps.ts'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
import type { Live } from '../../server/country/live/create-live.ts'
import { INDICATEURS } from '../../server/domain/situation.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { giveToken, said } from '../stewards/people.ts'
import { WORLD_DAY } from '../world.ts'

/** Collections whose areas are rows of one layer. */
const AREAS = OGC_COLLECTIONS.filter((id) => id !== 'cabinets' && id !== 'zonage')

interface Feature {
  readonly id: string
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null
  readonly properties: Readonly<Record<string, unknown>>
}

describe.each(databases)('the layers for a GIS in the $name database', ({ open }) => {
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

  /** That each row says, attribute for attribute, what the feature says. */
  const expectSame = async (table: string, collections: readonly string[]): Promise<void> => {
    const found = await rows(table)
    const columns = new Set(
      LAYERS.find((layer) => layer.table.name === table)!.table.columns.map(({ name }) => name),
    )
    let compared = 0
    for (const collection of collections)
      for (const { id, geometry, properties } of await features(collection)) {
        const row = found.find(
          (one) => (one.id ?? one.code) === id && (one.niveau ?? properties.niveau) === properties.niveau,
        )!
        expect(row, `${table} ${id}`).toBeDefined()
        for (const [name, value] of Object.entries(properties))
          if (columns.has(name)) expect(row[name], `${table} ${id} ${name}`).toEqual(value)
        expect((row.geom as MultiPolygon | null)?.coordinates ?? null).toEqual(geometry?.coordinates ?? null)
        compared++
      }
    expect(found).toHaveLength(compared)
  }

  test('say what the API says: statuses, figures, bounds, and what is hidden stays hidden', async () => {
    expect(await fill()).toEqual(['cabinets', 'zonage', 'patients'])
    await expectSame('cabinets', ['cabinets'])
    await expectSame('zonage', ['zonage'])
    await expectSame('patients', AREAS)
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
    expect(geometries).toEqual([
      { name: 'cabinets', type: 'POINT', srid: 4326 },
      { name: 'patients', type: 'MULTIPOLYGON', srid: 4326 },
      { name: 'zonage', type: 'MULTIPOLYGON', srid: 4326 },
    ])
    const { rows: silent } = await database.knex.raw(
      `SELECT c.relname AS table, a.attname AS column
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
       WHERE c.relnamespace = CAST('relais' AS regnamespace) AND c.relkind = 'r' AND a.attnum > 0
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
      ).toEqual(expect.arrayContaining(['gist (geom)', `btree (${table.key.join(', ')})`]))
    }
  })

  test('are left alone while nothing changes, and follow a status when it does', async () => {
    expect(await fill()).toEqual([])
    const { author } = await giveToken(database, { label: 'Test', role: 'national' })
    await recordEvents(database, author, [said('C2', { statut: 'stopped', effectiveOn: '2026-09-30' })])
    await live.refresh()
    // Stopped half-way: whoever reads still sees the former state, whole.
    expect(await fill(() => true)).toEqual([])
    expect((await rows('cabinets')).find(({ id }) => id === 'C2')).toMatchObject({ status_value: 'reduced' })
    expect(await fill()).toEqual(['cabinets', 'patients'])
    expect((await rows('cabinets')).find(({ id }) => id === 'C2')).toMatchObject({ status_value: 'stopped' })
    await expectSame('cabinets', ['cabinets'])
    await expectSame('patients', AREAS)
  })
})
