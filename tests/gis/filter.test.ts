import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Expression, Operation } from '../../server/service/gis/cql2/expression.ts'
import { COLLECTIONS } from '../../server/service/gis/collections.ts'
import { OGC_CRS } from '../../server/contract/gis.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { filters } from './cql2-arbitrary.ts'
import { writeText } from './cql2-text.ts'
import { gisWorld, publishWorld, type Shape } from './gis-world.ts'
import { naively } from './naive-cql2.ts'

/** Latitude first. */
const JSON_SHAPE = { type: 'Point', coordinates: [46.25, -0.45] }
const ASKED = { communes: 'zonage', cabinets: 'cabinets' } as const

describe.each(databases)('the parameter filter on the $name database', ({ name, open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof gisWorld>>
  beforeAll(async () => {
    database = await open({ world: true })
    world = await gisWorld(database)
    // PostGIS tells what lies where.
    await publishWorld(database, world.live)
  })
  afterAll(() => database?.close())

  const samples = (collection: keyof typeof ASKED, numRuns: number, seed: number): Expression[] => {
    const { fields } = COLLECTIONS[collection]
    const names = (wanted: (field: (typeof fields)[string]) => boolean) =>
      Object.keys(fields).filter((one) => wanted(fields[one]!))
    return fc.sample(
      filters({
        texts: names(({ type, format }) => type === 'string' && format === undefined),
        numbers: names(({ type }) => type === 'number' || type === 'integer'),
        days: names(({ format }) => format === 'date'),
        booleans: names(({ type }) => type === 'boolean'),
        values: ['79', '79001', 'Niorteau', 'active', 'ok', 'class', 'hidden', 'Saint-Étienne-du-Marais'],
        around: [-0.35, 46.27],
      }),
      { numRuns, seed },
    )
  }
  const spatialParts = (part: unknown): Operation[] => {
    if (part === null || typeof part !== 'object') return []
    if ('op' in part && String(part.op).startsWith('s_')) return [part as Operation]
    return Object.values(part).flatMap(spatialParts)
  }
  /** What PostGIS says of each spatial predicate and feature; nothing where a feature has no geometry. */
  const told = async (collection: keyof typeof ASKED, asked: readonly Expression[]) => {
    const parts = new Map(asked.flatMap(spatialParts).map((part) => [JSON.stringify(part), part]))
    const table = ASKED[collection]
    const answers = new Map<string, Map<string, boolean>>()
    for (const [key, { op, args }] of parts) {
      const other = args[1] as { bbox?: number[] }
      const shape = other.bbox
        ? database.knex.raw('ST_MakeEnvelope(?, ?, ?, ?, 4326)', other.bbox)
        : database.knex.raw('ST_SetSRID(ST_GeomFromGeoJSON(?), 4326)', [JSON.stringify(other)])
      const id = table === 'cabinets' ? 'id' : 'code'
      const { rows } = await database.knex.raw(
        `SELECT ${id} AS id, ST_${op.slice(2)}(geom, ?) AS holds FROM relais.${table} WHERE geom IS NOT NULL`,
        [shape],
      )
      answers.set(key, new Map(rows.map((row: { id: string; holds: boolean }) => [row.id, row.holds])))
    }
    return (part: Operation, { id }: Shape) => answers.get(JSON.stringify(part))!.get(String(id)) ?? null
  }

  test.each(Object.keys(ASKED) as (keyof typeof ASKED)[])(
    'finds among %s what a naive reading of the standard and PostGIS find',
    async (collection) => {
      const asked = samples(collection, name === 'embedded' ? 600 : 150, 18)
      const spatial = await told(collection, asked)
      const { fields } = COLLECTIONS[collection]
      // With what an answer says once, which filters too.
      const named = await world.items(collection, { properties: Object.keys(fields).join(',') })
      const all = (await world.items(collection)).map((one, at) => ({
        ...one,
        properties: named[at]!.properties,
      }))
      const isDay = (attribute: string) => fields[attribute]?.format === 'date'
      const sizes = new Set<number>()
      for (const [k, filter] of asked.entries()) {
        const text = writeText(filter)
        const query =
          k % 2 === 0
            ? { filter: text, 'filter-lang': 'cql2-text' }
            : { filter: JSON.stringify(filter), 'filter-lang': 'cql2-json' }
        const found = await world.ids(collection, { ...query, skipGeometry: 'true', properties: 'run' })
        const expected = all.filter((feature) => naively(filter, feature, isDay, spatial) === true)
        expect(found, text).toEqual(expected.map(({ id }) => id))
        sizes.add(found.length)
      }
      expect(sizes.size).toBeGreaterThan(3)
    },
  )

  test('whatever is asked is answered or refused with a reason, never with a fault', async () => {
    const texts = samples('communes', 400, 7).map(writeText)
    const damaged = fc.sample(
      fc
        .tuple(
          fc.constantFrom(...texts),
          fc.array(
            fc.tuple(
              fc.nat(),
              fc.oneof(
                fc.constantFrom(
                  '(',
                  ')',
                  "'",
                  '"',
                  ',',
                  ' AND ',
                  ' NOT ',
                  '%',
                  '\\',
                  '{',
                  'NULL',
                  '..',
                  '1e9',
                ),
                fc.string({ unit: 'binary', maxLength: 6 }),
              ),
              fc.nat(4),
            ),
            { minLength: 1, maxLength: 3 },
          ),
        )
        .map(([text, cuts]) =>
          cuts.reduce((one, [at, put, drop]) => {
            const from = at % (one.length + 1)
            return one.slice(0, from) + put + one.slice(from + drop)
          }, text),
        ),
      { numRuns: name === 'embedded' ? 800 : 100, seed: 11 },
    )
    let [refused, answered] = [0, 0]
    for (const [k, filter] of damaged.entries()) {
      const query = { filter, 'filter-lang': k % 5 === 0 ? 'cql2-json' : 'cql2-text', limit: '1' }
      const { status, type, text } = await world.get(world.itemsPath('communes', query))
      expect([200, 400], `${filter} ${text}`).toContain(status)
      if (status === 200) {
        answered++
        expect(JSON.parse(text)).toMatchObject({ type: 'FeatureCollection' })
        continue
      }
      refused++
      expect(type).toBe('application/problem+json')
      for (const { path, message } of JSON.parse(text).errors) {
        expect(['filter', 'address']).toContain(path)
        expect(message).toMatch(/^(at |the whole|filter-lang=cql2-json|is empty|holds a NUL|Too big)/)
      }
    }
    expect(refused).toBeGreaterThan(50)
    expect(answered).toBeGreaterThan(0)
  })

  test('joins the other parameters, pages and sorting', async () => {
    const query = { filter: 'population >= 3000', departement: '79', sortby: '-population' }
    expect(await world.ids('communes', query)).toEqual(['79001', '79005', '79004', '79002'])
    const page = await world.ask(world.itemsPath('communes', { ...query, limit: '2' }))
    expect(page).toMatchObject({ numberMatched: 4, numberReturned: 2 })
    const next = new URL(page.links.find(({ rel }: { rel: string }) => rel === 'next').href)
    const second = await world.ask(next.pathname + next.search)
    expect(second.features.map(({ id }: { id: string }) => id)).toEqual(['79004', '79002'])
    expect(
      await world.ids('communes', {
        filter: "CASEI(ACCENTI(nom)) LIKE CASEI('saint-e%')",
      }),
    ).toEqual(['79002'])
    // The status of another day is what a filter of that day is asked of.
    expect(
      await world.ids('cabinets', { filter: "status_value = 'active'", datetime: '2026-07-01' }),
    ).toContain('C4')
    expect(await world.ids('cabinets', { filter: 'TRUE', datetime: '2001-01-01' })).toEqual([])
  })

  test('what has no geometry is neither within nor outside, though it meets every box', async () => {
    const everywhere = 'BBOX(-180,-90,180,90)'
    const [inside, outside] = await Promise.all(
      ['S_INTERSECTS', 'S_DISJOINT'].map((op) =>
        world.ids('circonscriptions', { filter: `${op}(geometry, ${everywhere})` }),
      ),
    )
    expect(inside).not.toContain('99-01')
    expect(outside).toEqual([])
    expect(await world.ids('circonscriptions', { filter: 'geometry IS NULL' })).toEqual(['99-01'])
    expect(await world.ids('circonscriptions', { bbox: '-1,46,0,47' })).toContain('99-01')
  })

  test.each([
    ['BBOX(46.2,-0.6,46.3,-0.5)', OGC_CRS[0], 'longitude, latitude'],
    ['POINT(46.25 -0.45)', OGC_CRS[0], 'longitude, latitude'],
    ['POLYGON((46.2 -0.6, 46.3 -0.6, 46.3 -0.5, 46.2 -0.6))', OGC_CRS[0], 'longitude, latitude'],
    ['MULTIPOINT(46.25 -0.45, 0 0)', OGC_CRS[0], 'longitude, latitude'],
    ['BBOX(-0.6,46.2,-0.5,46.3)', OGC_CRS[1], 'latitude, longitude'],
    ['BBOX(6569000,422000,6573000,431000)', OGC_CRS[2], 'easting, northing'],
  ])(
    '%s of %s is refused, its axes the other way round, whatever is asked of it',
    async (shape, crs, order) => {
      for (const collection of ['cabinets', 'communes'])
        for (const op of ['S_INTERSECTS', 'NOT S_INTERSECTS', 'S_WITHIN', 'S_DISJOINT']) {
          const asked = { filter: `${op}(geometry, ${shape})`, 'filter-crs': crs }
          const [error] = await world.errors(world.itemsPath(collection, asked))
          const at = `at character ${asked.filter.indexOf(shape) + 1}: `
          expect(error!.path).toBe('filter')
          expect(error!.message).toMatch(new RegExp(`^${at}nothing lies there.* takes ${order}$`))
        }
      const json = { op: 's_intersects', args: [{ property: 'geometry' }, JSON_SHAPE] }
      const [error] = await world.errors(
        world.itemsPath('communes', { filter: JSON.stringify(json), 'filter-lang': 'cql2-json' }),
      )
      expect(error).toMatchObject({
        path: 'filter',
        message: expect.stringContaining('at /args/1: nothing lies'),
      })
    },
  )

  test('what lies off the land both ways finds nothing, and no reason is given', async () => {
    for (const filter of [
      'S_INTERSECTS(geometry, POINT(100 10))',
      // A window on half of Africa, which would hold the land if it were turned.
      'S_INTERSECTS(geometry, BBOX(20,-10,80,40))',
      // A shape beside another asks nothing of a feature.
      'S_INTERSECTS(POINT(46.25 -0.45), POINT(-0.45 46.25))',
    ])
      expect(await world.ids('communes', { filter }), filter).toEqual([])
  })

  test('a figure that is hidden cannot be found by asking for its value', async () => {
    const all = await world.items('communes')
    const hidden = all.filter(({ properties }) => properties.patients_suivis === null)
    expect(hidden.length).toBeGreaterThan(0)
    const found = await world.ids('communes', {
      filter: 'patients_suivis >= 0 OR patients_suivis < 0 OR NOT (patients_suivis = 1)',
    })
    for (const { id } of hidden) expect(found).not.toContain(id)
  })
})
