import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OGC_COLLECTIONS, OGC_CRS } from '../../server/contract/gis.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { gisWorld } from './gis-world.ts'

interface Parameter {
  readonly name: string
  readonly [member: string]: unknown
}
interface Queryable {
  readonly type?: string
  readonly format?: string
}
const [CRS84] = OGC_CRS

/** The requirements of part 2 (18-058r1), part 3 (19-079r2) and of the classes of CQL2 (21-065r2), each under its own name. */
describe.each(databases.slice(0, 1))('OGC API Features parts 2 and 3, and CQL2', ({ open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof gisWorld>>
  let parameters: Readonly<Record<string, readonly Parameter[]>>
  beforeAll(async () => {
    database = await open({ world: true })
    world = await gisWorld(database)
    const { paths } = await world.description()
    parameters = Object.fromEntries(
      OGC_COLLECTIONS.map((id) => [id, paths[`/collections/${id}/items`].get.parameters]),
    )
  })
  afterAll(() => database?.close())

  const everyCollection = (asked: (id: string) => Promise<void>) => Promise.all(OGC_COLLECTIONS.map(asked))
  const status = async (path: string): Promise<number> => (await world.get(path)).status
  const named = (id: string, name: string) => parameters[id]!.find((one) => one.name === name)
  const queryables = async (id: string): Promise<Readonly<Record<string, Queryable>>> =>
    (await world.ask(`/ogc/collections/${id}/queryables`)).properties
  const quoted = (name: string): string => `"${name}"`

  test('/req/crs/fc-md-crs-list, fc-md-storageCrs and their valid values', async () => {
    const { crs, collections } = await world.ask('/ogc/collections')
    expect(crs).toEqual([...OGC_CRS])
    for (const one of collections) {
      expect(one.crs).toContain(CRS84)
      expect(one.crs).toContain(one.storageCrs)
      for (const uri of one.crs)
        expect(uri).toMatch(/^http:\/\/www\.opengis\.net\/def\/crs\/(EPSG\/0\/\d+|OGC\/1\.3\/CRS84)$/)
    }
  })

  test.each(['crs', 'bbox-crs', 'filter-crs'])(
    '/req/crs/fc-%s-definition, valid-value, default-value and action',
    async (name) => {
      await everyCollection(async (id) => {
        expect(named(id, name)).toMatchObject({
          ...{ in: 'query', required: false, style: 'form', explode: false },
          schema: { type: 'string', format: 'uri', default: CRS84 },
        })
        const { extent } = await world.ask(`/ogc/collections/${id}`)
        const [west, south, east, north] = (extent.spatial?.bbox[0] ?? [-180, -90, 180, 90]) as number[]
        const more =
          name === 'bbox-crs'
            ? { bbox: [west, south, east, north].join() }
            : name === 'filter-crs'
              ? { filter: `S_INTERSECTS(geometry,BBOX(${west},${south},${east},${north}))` }
              : {}
        const plain = await world.ids(id, more)
        expect(await world.ids(id, { ...more, [name]: CRS84 })).toEqual(plain)
        for (const uri of OGC_CRS) expect(await status(world.itemsPath(id, { [name]: uri })), uri).toBe(200)
        for (const uri of ['EPSG:4326', `${CRS84}x`, 'http://www.opengis.net/def/crs/EPSG/0/9999', ''])
          expect(await status(world.itemsPath(id, { ...more, [name]: uri })), uri).toBe(400)
      })
    },
  )

  test('/req/crs/ogc-crs-header: in each system, of the list and of one feature', async () => {
    await everyCollection(async (id) => {
      const [first] = await world.ids(id, { limit: '1' })
      for (const uri of OGC_CRS)
        for (const path of [
          `/ogc/collections/${id}/items?limit=1&`,
          `/ogc/collections/${id}/items/${String(first)}?`,
        ]) {
          const { headers } = await world.get(`${path}crs=${encodeURIComponent(uri)}`)
          expect(headers['content-crs'], path).toBe(`<${uri}>`)
        }
    })
  })

  test('/req/queryables/get-queryables-op, get-queryables-response and queryables-link', async () => {
    await everyCollection(async (id) => {
      const address = `http://relais.test/ogc/collections/${id}/queryables`
      const { type, text } = await world.get(new URL(address).pathname, 'application/schema+json')
      expect(type).toBe('application/schema+json')
      expect(JSON.parse(text)).toMatchObject({ $id: address, type: 'object' })
      expect(JSON.parse(text).$schema).toMatch(/^https:\/\/json-schema\.org\/draft\/20(19-09|20-12)\/schema$/)
      const { links } = await world.ask(`/ogc/collections/${id}`)
      const rel = 'http://www.opengis.net/def/rel/ogc/1.0/queryables'
      expect(links).toContainEqual(expect.objectContaining({ rel, href: address }))
      expect((await world.get(`/ogc/collections/${id}/items?limit=1`)).headers.link).toContain(
        `<${address}>; rel="${rel}"`,
      )
    })
  })

  test('/req/queryables-query-parameters/parameters: one for each simple queryable', async () => {
    await everyCollection(async (id) => {
      for (const [name, { type }] of Object.entries(await queryables(id)))
        if (type !== undefined) expect(named(id, name), `${id} ${name}`).toBeDefined()
    })
  })

  test('/req/filter/filter-param, filter-lang-param and response', async () => {
    await everyCollection(async (id) => {
      expect(named(id, 'filter')).toMatchObject({
        in: 'query',
        style: 'form',
        explode: false,
        schema: { type: 'string' },
      })
      expect(named(id, 'filter-lang')).toMatchObject({
        schema: { type: 'string', enum: ['cql2-text', 'cql2-json'], default: 'cql2-text' },
      })
      const [name] = Object.keys(await queryables(id)).filter((one) => one !== 'geometry')
      const all = await world.items(id)
      const without = all.filter(({ properties }) => properties[name!] === null).map((one) => one.id)
      const filter = `${name!} IS NULL`
      expect(await world.ids(id, { filter })).toEqual(without)
      expect(await world.ids(id, { filter, 'filter-lang': 'cql2-text' })).toEqual(without)
      const json = JSON.stringify({ op: 'isNull', args: [{ property: name }] })
      expect(await world.ids(id, { filter: json, 'filter-lang': 'cql2-json' })).toEqual(without)
      for (const wrong of [
        { filter: 'THIS IS NOT A FILTER' },
        { filter: json },
        { filter, 'filter-lang': 'cql2-json' },
        { filter, 'filter-lang': 'cql-text' },
        { filter: 'this_is_not_a_queryable IS NULL' },
      ])
        expect(
          await status(world.itemsPath(id, wrong as Record<string, string>)),
          JSON.stringify(wrong),
        ).toBe(400)
    })
  })

  test('/req/filter/filter-crs-wgs84: boxes are in degrees unless told otherwise, and must be possible', async () => {
    await everyCollection(async (id) => {
      const { extent } = await world.ask(`/ogc/collections/${id}`)
      const [west, south, east, north] = (extent.spatial?.bbox[0] ?? [-180, -90, 180, 90]) as number[]
      const located = (await world.items(id)).filter(({ geometry }) => geometry).map((one) => one.id)
      for (const word of ['BBOX', 'ENVELOPE']) {
        const filter = `S_INTERSECTS(geometry,${word}(${west},${south},${east},${north}))`
        expect(await world.ids(id, { filter })).toEqual(located)
      }
      const far = 'S_INTERSECTS(geometry,BBOX(1000000,1000000,2000000,2000000))'
      expect(await status(world.itemsPath(id, { filter: far }))).toBe(400)
    })
  })

  test('/req/filter/mixing-expressions: filter, bbox, datetime and attributes are all asked', async () => {
    const query = { filter: 'population > 2000', departement: '79,86', bbox: '-0.6,46.2,-0.2,46.27' }
    const found = await world.items('communes', query)
    expect(found.length).toBeGreaterThan(1)
    const without = await Promise.all(
      Object.keys(query).map((name) =>
        world.ids('communes', {
          ...query,
          [name]: name === 'filter' ? 'TRUE' : name === 'departement' ? '79,86,2A,976' : '-180,-90,180,90',
        }),
      ),
    )
    for (const wider of without) expect(wider).toEqual(expect.arrayContaining(found.map(({ id }) => id)))
    for (const { properties } of found) expect(Number(properties.population)).toBeGreaterThan(2000)
  })

  const SAMPLES: Readonly<Record<string, string>> = {
    string: "'foo'",
    boolean: 'true',
    number: '3.14',
    integer: '1',
    date: "DATE('2022-04-14')",
  }
  /** Each queryable with a value of its type, as the abstract tests have them. */
  const simple = async (id: string) =>
    Object.entries(await queryables(id)).flatMap(([name, { type, format }]) =>
      type === undefined ? [] : [{ name, kind: format ?? type, value: SAMPLES[format ?? type]! }],
    )
  const disjoint = async (id: string, ...pair: [string, string]) => {
    const [a, b] = await Promise.all(
      pair.map((filter) => world.ids(id, { filter, skipGeometry: 'true', properties: 'run' })),
    )
    for (const one of a!) expect(b, pair.join(' / ')).not.toContain(one)
    return [a!, b!] as const
  }

  test('/conf/basic-cql2/comparison, is-null and boolean, of every queryable', async () => {
    for (const id of ['cabinets', 'circonscriptions', 'zonage']) {
      const all = await world.ids(id, {})
      for (const { name, value } of await simple(id)) {
        const property = quoted(name)
        await disjoint(id, `${property} = ${value}`, `${property} <> ${value}`)
        await disjoint(id, `${property} > ${value}`, `${property} <= ${value}`)
        await disjoint(id, `${property} < ${value}`, `${property} >= ${value}`)
        const [none, some] = await disjoint(id, `${property} IS NULL`, `${property} is not null`)
        expect([...none, ...some].sort()).toEqual([...all].sort())
      }
      expect(await world.ids(id, { filter: 'true' })).toEqual(all)
      expect(await world.ids(id, { filter: 'false' })).toEqual([])
    }
  })

  test('/conf/advanced-comparison-operators: like, between and in, of every queryable', async () => {
    for (const id of ['cabinets', 'circonscriptions']) {
      for (const { name, kind, value } of await simple(id)) {
        const property = quoted(name)
        await disjoint(id, `${property} IN (${value}, ${value})`, `${property} not in (${value})`)
        if (kind === 'string') await disjoint(id, `${property} LIKE 'a%'`, `${property} not like 'a%'`)
        if (kind === 'number' || kind === 'integer')
          await disjoint(id, `${property} BETWEEN 0 AND 10`, `${property} not between 0 and 10`)
      }
    }
  })

  test('/conf/case-insensitive-comparison and accent-insensitive-comparison', async () => {
    for (const filter of ["CASEI(nom) = casei('NIORTEAU')", "ACCENTI(nom) = accenti('Niorteau')"])
      expect(await world.ids('communes', { filter })).toEqual(['79001'])
    for (const filter of [
      "CASEI(ACCENTI(nom)) = CASEI(ACCENTI('saint-etienne-du-marais'))",
      "ACCENTI(CASEI(nom)) LIKE ACCENTI(CASEI('saint-étienne%'))",
      "ACCENTI(nom) IN (ACCENTI('Saint-Etienne-du-Marais'))",
    ])
      expect(await world.ids('communes', { filter }), filter).toEqual(['79002'])
  })

  test('/conf/basic-spatial-functions-plus: every kind of geometry, in text and in JSON', async () => {
    const text = [
      'POINT(-0.55 46.23)',
      'POINT Z (-0.55 46.23 12)',
      'LINESTRING(-0.59 46.21,-0.51 46.26)',
      'POLYGON((-0.59 46.21,-0.51 46.21,-0.51 46.26,-0.59 46.21))',
      'MULTIPOINT((-0.55 46.23),(-0.54 46.22))',
      'MULTILINESTRING((-0.59 46.21,-0.51 46.26),(-0.58 46.21,-0.51 46.22))',
      'MULTIPOLYGON(((-0.59 46.21,-0.51 46.21,-0.51 46.26,-0.59 46.21)))',
      'GEOMETRYCOLLECTION(POINT(-0.55 46.23),LINESTRING(-0.59 46.21,-0.51 46.26))',
      'BBOX(-0.59,46.21,-0.51,46.26)',
      'BBOX(-0.59,46.21,0,-0.51,46.26,9)',
    ]
    for (const geometry of text) {
      expect(await world.ids('communes', { filter: `S_INTERSECTS(geometry,${geometry})` }), geometry).toEqual(
        ['79001'],
      )
      expect(await world.ids('communes', { filter: `s_intersects(${geometry},geometry)` }), geometry).toEqual(
        ['79001'],
      )
      expect(await world.ids('communes', { filter: `S_CONTAINS(geometry,${geometry})` }), geometry).toEqual([
        '79001',
      ])
      expect(
        await world.ids('communes', { filter: `S_DISJOINT(geometry,${geometry})` }),
        geometry,
      ).toHaveLength(12)
    }
    expect(
      await world.ids('communes', { filter: 'S_WITHIN(geometry,BBOX(-0.61,46.19,-0.4,46.28))' }),
    ).toEqual(['79001', '79002'])
  })

  test('/conf/temporal-functions: all fifteen, of days and of intervals', async () => {
    const functions = [
      ...['after', 'before', 'contains', 'disjoint', 'during', 'equals', 'finishedBy', 'finishes'],
      ...['intersects', 'meets', 'metBy', 'overlappedBy', 'overlaps', 'startedBy', 'starts'],
    ]
    for (const name of functions) {
      const period = `INTERVAL(status_since,status_expires_on)`
      const [yes, no] = await disjoint(
        'cabinets',
        `T_${name.toUpperCase()}(${period}, INTERVAL('2026-01-01','2026-12-31'))`,
        `NOT T_${name.toUpperCase()}(${period}, INTERVAL('2026-01-01','2026-12-31'))`,
      )
      const known = await world.ids('cabinets', {
        filter: `status_since IS NOT NULL AND status_expires_on IS NOT NULL`,
      })
      expect([...yes, ...no].sort(), name).toEqual([...known].sort())
    }
    const since = (await world.items('cabinets')).filter(
      ({ properties }) => String(properties.status_since) > '2026-03-01',
    )
    expect(
      await world.ids('cabinets', {
        filter:
          "T_AFTER(status_since, DATE('2026-03-01')) AND status_since > TIMESTAMP('2026-03-01T12:00:00Z')",
      }),
    ).toEqual(since.filter(({ properties }) => properties.status_since !== null).map(({ id }) => id))
  })

  test('/conf/property-property and arithmetic', async () => {
    const all = await world.items('communes')
    const ids = (wanted: (population: number) => boolean) =>
      all.filter(({ properties }) => wanted(Number(properties.population))).map(({ id }) => id)
    expect(await world.ids('communes', { filter: 'population * 2 - 1000 > 3000 + population' })).toEqual(
      ids((p) => p > 4000),
    )
    expect(await world.ids('communes', { filter: '-population < -3000' })).toEqual(ids((p) => p > 3000))
    expect(await world.ids('communes', { filter: '3000 < population' })).toEqual(ids((p) => p > 3000))
    expect(
      await world.ids('communes', { filter: 'population div 1000 = 2 AND population % 1000 = 500' }),
    ).toEqual(ids((p) => p === 2500))
    expect(await world.ids('communes', { filter: 'population = population' })).toEqual(ids(() => true))
    expect(await world.ids('communes', { filter: 'population / 0 > 1 OR NOT (population / 0 > 1)' })).toEqual(
      [],
    )
    expect(await world.ids('communes', { filter: "'a' = 'a' AND code <> departement" })).toHaveLength(13)
  })
})
