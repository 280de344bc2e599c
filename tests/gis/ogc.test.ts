import { Validator } from '@seriousme/openapi-schema-validator'
import type { Feature, MultiPolygon, Point, Position } from 'geojson'
import { lintOpenApi } from '../http/lint-openapi.ts'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OGC_COLLECTIONS, OGC_CRS } from '../../server/contract/gis.ts'
import { isShown } from '../../server/domain/figure.ts'
import { INDICATEURS } from '../../server/domain/situation.ts'
import { attributeName } from '../../server/service/gis/attribute-names.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { inPlace, publishWorld } from './gis-world.ts'
import { worldApp } from '../http/world-app.ts'

const [CRS84, WGS84, LAMBERT93] = OGC_CRS
type Shape = Feature<Point | MultiPolygon | null, Readonly<Record<string, unknown>>>
interface Link {
  readonly rel: string
  readonly href: string
  readonly type: string
}

const positions = (geometry: Point | MultiPolygon): Position[] =>
  geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates.flat(2)

describe.each(databases)('OGC API Features on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    const { app, live } = await worldApp(database)
    api = request(app)
    // PostGIS measures what the layers hold.
    await publishWorld(database, live)
  })
  afterAll(() => database?.close())

  const ask = async (path: string) => {
    const response = await api.get(path).set('Host', 'relais.test').set('Accept', '*/*')
    expect(response.status, `${path} ${response.text.slice(0, 300)}`).toBe(200)
    return response.type.endsWith('json') && !response.body.links ? JSON.parse(response.text) : response.body
  }
  const items = async (collection: string, query: Readonly<Record<string, string>> = {}) => {
    const { features } = await ask(`/ogc/collections/${collection}/items?${new URLSearchParams(query)}`)
    return features as Shape[]
  }
  const ids = async (collection: string, query: Readonly<Record<string, string>>) =>
    (await items(collection, query)).map(({ id }) => id)
  const refused = async (path: string) => {
    const { body } = await api
      .get(path)
      .expect(400)
      .expect('Content-Type', /problem\+json/)
    return body.errors.map((error: { path: string }) => error.path)
  }

  test('every link leads to what it says, from the landing page to a feature', async () => {
    const seen = new Set<string>()
    const visit = async (address: string, type: string): Promise<void> => {
      const url = new URL(address)
      if (seen.has(address) || url.pathname === '/donnees') return
      seen.add(address)
      expect(url.host).toBe('relais.test')
      const path = url.pathname + url.search
      const response = await api.get(path).set('Host', 'relais.test')
      expect(response.status, path).toBe(200)
      expect(response.headers['content-type'], path).toContain(type.split(';')[0])
      expect(response.headers['access-control-allow-origin'], path).toBe('*')
      if (type === 'text/html') return
      const body = JSON.parse(response.text)
      const links: Link[] = [
        ...(body.links ?? []),
        ...(body.collections ?? []).flatMap((one: { links: Link[] }) => one.links),
      ]
      for (const link of links) await visit(link.href, link.type)
    }
    await visit('http://relais.test/ogc', 'application/json')
    for (const id of OGC_COLLECTIONS) expect([...seen].join()).toContain(`/ogc/collections/${id}/items`)
    expect(seen.size).toBeGreaterThan(25)
  })

  test('the description is valid OpenAPI 3.0 and names every address with its parameters', async () => {
    const description = await ask('/ogc/api')
    const validator = new Validator()
    const { errors } = await validator.validate(structuredClone(description))
    expect(errors).toBeUndefined()
    expect(validator.version).toBe('3.0')
    expect(await lintOpenApi(description)).toEqual([])
    // What collections have in common stands there once.
    expect(JSON.stringify(description).length).toBeLessThan(200_000)
    expect(Object.keys(description.paths).sort()).toEqual(
      [
        '/',
        '/tileMatrixSets',
        '/tileMatrixSets/WebMercatorQuad',
        '/collections/{collectionId}/tiles',
        '/collections/{collectionId}/tiles/WebMercatorQuad',
        '/api',
        '/conformance',
        '/collections',
        '/collections/{collectionId}',
        '/collections/{collectionId}/queryables',
        '/collections/{collectionId}/schema',
        '/collections/{collectionId}/schema/feature',
        ...OGC_COLLECTIONS.flatMap((id) => [
          `/collections/${id}/items`,
          `/collections/${id}/items/{featureId}`,
        ]),
      ].sort(),
    )
    const { parameters } = inPlace(description).paths['/collections/cabinets/items'].get
    const named = Object.fromEntries(
      parameters.map(({ name, schema }: { name: string; schema: object }) => [name, schema]),
    )
    expect(named).toMatchObject({ limit: { type: 'integer', minimum: 1, maximum: 10000, default: 5000 } })
    expect(Object.keys(named)).toEqual(
      expect.arrayContaining(['bbox', 'bbox-crs', 'crs', 'datetime', 'departement', 'status_value']),
    )
  })

  test('paging reaches every feature once, forwards and back', async () => {
    for (const id of OGC_COLLECTIONS) {
      const whole = (await items(id)).map((feature) => feature.id)
      const paged: unknown[] = []
      let next: string | undefined = `http://relais.test/ogc/collections/${id}/items?limit=4`
      let last = ''
      while (next) {
        const url = new URL(next)
        const body = await ask(url.pathname + url.search)
        expect(body.numberMatched).toBe(whole.length)
        expect(body.numberReturned).toBe(body.features.length)
        paged.push(...body.features.map((feature: Shape) => feature.id))
        last = next
        next = body.links.find(({ rel }: Link) => rel === 'next')?.href
      }
      expect(paged, id).toEqual(whole)
      const back = new URL(last)
      const { links } = await ask(back.pathname + back.search)
      expect(
        links.some(({ rel }: Link) => rel === 'prev'),
        id,
      ).toBe(whole.length > 4)
    }
    expect(await items('cabinets', { offset: '1000' })).toEqual([])
    // A client that asks for too much gets as much as there is, never an error.
    expect(await items('communes', { limit: '999999' })).toHaveLength(13)
  })

  test('a box finds what a naive search finds, in each reference system and across the antimeridian', async () => {
    const all = await items('communes', { crs: CRS84 })
    const naive = ([west, south, east, north]: readonly number[]) =>
      all
        // The communes of the world are boxes themselves.
        .filter(({ geometry }) => {
          const [xs, ys] = [0, 1].map((axis) => positions(geometry!).map((at) => at[axis]!))
          return (
            Math.min(...xs!) <= east! &&
            Math.max(...xs!) >= west! &&
            Math.min(...ys!) <= north! &&
            Math.max(...ys!) >= south!
          )
        })
        .map(({ id }) => id)
    const boxes = [
      [-0.55, 46.21, -0.42, 46.25],
      [-0.47, 46.25, -0.43, 46.28],
      // Inside one commune: no corner of it lies in the box.
      [-0.56, 46.22, -0.55, 46.23],
      [-10, 40, 60, 50],
      [44, -14, 46, -12],
      [3, 47, 4, 48],
    ]
    for (const box of boxes) {
      const expected = naive(box)
      expect(await ids('communes', { bbox: box.join() }), box.join()).toEqual(expected)
      const [west, south, east, north] = box as [number, number, number, number]
      const latLon = { bbox: [south, west, north, east].join(), 'bbox-crs': WGS84 }
      expect(await ids('communes', latLon), box.join()).toEqual(expected)
      const heights = { bbox: [west, south, 0, east, north, 100].join() }
      expect(await ids('communes', heights), box.join()).toEqual(expected)
    }
    expect(await ids('communes', { bbox: '170,-20,-170,50' })).toEqual([])
    const around = [...naive([-180, 40, -0.35, 50]), ...naive([8.85, 40, 180, 50])].sort()
    expect(await ids('communes', { bbox: '8.85,40,-0.35,50' })).toEqual(around)
    expect(around).toEqual(expect.arrayContaining(['79001', '2A001']))
    expect(await ids('cabinets', { bbox: '-0.6,46.2,-0.5,46.3' })).toEqual(['C1'])
  })

  test('coordinates are those of PostGIS, in the axis order of their system', async () => {
    const { rows } = await database.knex.raw<{ rows: { code: string; x: number; y: number }[] }>(
      `SELECT code, ST_X(at) AS x, ST_Y(at) AS y FROM relais.zonage, ST_PointN(ST_ExteriorRing(ST_GeometryN(
         ST_Transform(geom, 2154), 1)), 2) AS at ORDER BY code COLLATE "C"`,
    )
    const second = async (crs: string) =>
      (await items('communes', { crs })).map(({ geometry }) => positions(geometry!)[1]!)
    const [stored, swapped, plane] = [await second(CRS84), await second(WGS84), await second(LAMBERT93)]
    expect(rows).toHaveLength(13)
    expect(swapped).toEqual(stored.map(([lon, lat]) => [lat, lon]))
    // Mayotte too: far outside the area of use, but where PROJ puts it, so that it comes back where it is.
    rows.forEach(({ code, x, y }, at) => {
      expect(plane[at]![0], code).toBeCloseTo(x, 1)
      expect(plane[at]![1], code).toBeCloseTo(y, 1)
    })
    const { headers } = await api.get(`/ogc/collections/cabinets/items/C1?crs=${LAMBERT93}`).expect(200)
    expect(headers['content-crs']).toBe(`<${LAMBERT93}>`)
    const plain = await api.get('/ogc/collections/cabinets/items').expect(200)
    expect(plain.headers['content-crs']).toBe(`<${CRS84}>`)
    expect(plain.headers['content-type']).toContain('application/geo+json')
  })

  test('a box in Lambert-93 finds what PostGIS finds', async () => {
    const boxes = [
      [422000, 6569000, 431000, 6573000],
      [430000, 6574000, 430500, 6574500],
      [0, 6000000, 1300000, 7200000],
      [-9e6, -9e6, 2e7, 2e7],
      [1180000, 6090000, 1190000, 6095000],
      [600000, 6600000, 700000, 6700000],
    ]
    const sizes: number[] = []
    for (const box of boxes) {
      const { rows } = await database.knex.raw<{ rows: { code: string }[] }>(
        `SELECT code FROM relais.zonage WHERE ST_Intersects(ST_Transform(geom, 2154), ST_MakeEnvelope(?, ?, ?, ?, 2154))
         ORDER BY code COLLATE "C"`,
        box,
      )
      const found = await ids('communes', { bbox: box.join(), 'bbox-crs': LAMBERT93, crs: LAMBERT93 })
      expect(found, box.join()).toEqual(rows.map(({ code }) => code))
      sizes.push(found.length)
    }
    expect(Math.max(...sizes)).toBe(13)
    expect(new Set(sizes).size).toBeGreaterThan(3)
  })

  test('figures are those of /api/v1, hidden ones stay hidden, and their types are told', async () => {
    const levels = {
      communes: 'commune',
      departements: 'departement',
      circonscriptions: 'circonscription',
      epci: 'epci',
      cantons: 'canton',
      'bassins-de-vie': 'bassin-de-vie',
      arrondissements: 'arrondissement',
    }
    let without = 0
    for (const [collection, niveau] of Object.entries(levels)) {
      const body = await ask(`/api/v1/territoires/${niveau}`)
      const features = await items(collection)
      expect(features.map(({ id }) => id)).toEqual(body.items.map(({ code }: { code: string }) => code))
      features.forEach(({ properties }, at) => {
        const { figures } = body.items[at]
        for (const indicator of INDICATEURS) {
          const name = attributeName(indicator)
          const figure = figures.find((one: { indicator: string }) => one.indicator === indicator)
          const {
            value = null,
            low = null,
            high = null,
            status = null,
            vintage = null,
            rounded = null,
          } = figure ?? {}
          if (figure && !isShown(status)) {
            expect(properties[name], `${indicator} ${status}`).toBeNull()
            without++
          }
          expect({
            value: properties[name],
            ...Object.fromEntries(
              ['low', 'high', 'status', 'vintage', 'rounded'].map((part) => [
                part,
                properties[`${name}_${part}`],
              ]),
            ),
          }).toEqual({ value, low, high, status, vintage, rounded })
        }
        const { run, asOf, demonstration } = body
        expect(properties).toMatchObject({ run, as_of: asOf, demonstration })
      })
    }
    expect(without).toBeGreaterThan(0)
    for (const id of OGC_COLLECTIONS) {
      const [{ properties }] = (await items(id, { limit: '1' })) as [Shape]
      const schema = await ask(`/ogc/collections/${id}/schema`)
      const { geometry: _, ...fields } = schema.properties
      expect(Object.keys(properties), id).toEqual(Object.keys(fields))
    }
    // 20000 persons are written 20000.0: who guesses types from the first features must not take them for whole numbers.
    const { text } = await api.get('/ogc/collections/communes/items/79001')
    expect(text).toContain('"population":20000.0,')
  })

  test('each answer says what it rests on: demonstration, day, calculation, credits', async () => {
    const { run } = await ask('/api/v1/cabinets')
    const body = await ask('/ogc/collections/cabinets/items')
    expect(body).toMatchObject({ run, asOf: WORLD_DAY, demonstration: true, attribution: expect.any(String) })
    expect(body.features[0].properties).toMatchObject({ run, as_of: WORLD_DAY, demonstration: true })
    expect(await ask('/ogc/collections/cabinets')).toMatchObject({
      ...{ run, demonstration: true, itemType: 'feature', storageCrs: CRS84 },
      description: expect.stringContaining('fictifs'),
      attribution: expect.stringContaining('Licence Ouverte 2.0'),
    })
    const { etag } = (await api.get('/ogc/collections/cabinets/items').set('Host', 'relais.test')).headers
    const again = api.get('/ogc/collections/cabinets/items').set('Host', 'relais.test')
    await again.set('If-None-Match', etag!).expect(304)
  })

  test('attributes filter, and datetime takes another day', async () => {
    expect(await ids('cabinets', { departement: '79', status_value: 'suspended' })).toEqual(['C3'])
    expect(await ids('communes', { departement: '2A' })).toEqual(['2A001', '2A002'])
    expect(await ids('zonage', { zonage: 'HZ' })).toEqual(['79001', '86001'])
    const statut = async (datetime: string) =>
      (await items('cabinets', { datetime })).find(({ id }) => id === 'C4')?.properties.status_value
    expect(await statut(WORLD_DAY)).toBe('unknown')
    expect(await statut('2026-07-01')).toBe('active')
    expect(await statut('../2026-07-01T12:00:00Z')).toBe('active')
    expect(await statut('2026-07-01/..')).toBe('unknown')
    // Before the first statement and after today nothing is known; what has no date answers always.
    expect(await items('communes', { datetime: '../2001-01-01' })).toEqual([])
    expect(await items('cabinets', { datetime: '2030-01-01/..' })).toEqual([])
    expect(await items('zonage', { datetime: '2001-01-01' })).toHaveLength(13)
    const [abroad] = (await items('circonscriptions', { code: '99-01' })) as [Shape]
    expect(abroad).toMatchObject({ geometry: null, properties: { risque: null } })
    expect(abroad.properties.explication).toContain('étranger')
  })

  test('less is sent where less is asked for: some attributes, no geometry', async () => {
    const whole = await items('communes')
    const some = await items('communes', { properties: 'nom, risque_status,code', skipGeometry: 'true' })
    expect(some.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
    for (const [at, { geometry, properties }] of some.entries()) {
      expect(geometry).toBeNull()
      const { code, nom, risque_status } = whole[at]!.properties
      expect(Object.entries(properties)).toEqual(Object.entries({ code, nom, risque_status }))
    }
  })

  test('levels are whole by default, and their pages tell of the next', async () => {
    const { paths } = inPlace(await ask('/ogc/api?f=json'))
    const limitOf = (id: string): number =>
      paths[`/collections/${id}/items`].get.parameters.find(({ name }: { name: string }) => name === 'limit')
        .schema.default
    for (const id of OGC_COLLECTIONS)
      expect(limitOf(id), id).toBe(['communes', 'zonage'].includes(id) ? 1000 : 5000)
    expect((await items('regions')).map(({ id }) => id)).toEqual(['06', '75', '94'])
    expect(await ids('circonscriptions', { bbox: '-1,46,0,47' })).toContain('99-01')
  })

  test('what is not understood is refused by name, what is not there is not found', async () => {
    const cabinets = '/ogc/collections/cabinets/items'
    expect(await refused('/ogc?f=xml')).toEqual(['f'])
    expect(await refused('/ogc/collections?limit=1')).toEqual(['limit'])
    expect(await refused(`${cabinets}?asof=2026-01-01&nom=x`)).toEqual(['asof', 'nom'])
    expect(await refused(`${cabinets}?limit=0`)).toEqual(['limit'])
    expect(await refused(`${cabinets}?limit=1&limit=2`)).toEqual(['limit'])
    for (const bbox of [
      '1,2,3',
      '1,2,3,x',
      '0,50,1,40',
      '1,2,3,4,5',
      '0,-91,1,40',
      '-181,40,1,41',
      '0,40,1,95',
    ])
      expect(await refused(`${cabinets}?bbox=${bbox}`), bbox).toEqual(['bbox'])
    for (const datetime of [
      'hier',
      '2026-02-31',
      '2026-02-30T00:00:00Z',
      '2026-02-28T24:00:00Z',
      '../2026-04-31T10:00:00%2B02:00',
      '2026-03-01/2026-02-01',
      '1/2/3',
      '..',
    ])
      expect(await refused(`${cabinets}?datetime=${datetime}`), datetime).toEqual(['datetime'])
    expect(await refused(`${cabinets}?crs=EPSG:2154`)).toEqual(['crs'])
    for (const properties of ['', 'name,nom', 'toString'])
      expect(await refused(`${cabinets}?properties=${properties}`), properties).toEqual(['properties'])
    expect(await refused(`${cabinets}?skipGeometry=yes`)).toEqual(['skipGeometry'])
    expect(await refused(`${cabinets}/C1?bbox=1,2,3,4`)).toEqual(['bbox'])
    for (const path of [
      '/ogc/nulle-part',
      '/ogc/collections/pays',
      '/ogc/collections/toString',
      `${cabinets}/C99`,
    ])
      await api
        .get(path)
        .set('Accept', 'text/html')
        .expect(404)
        .expect('Content-Type', /problem\+json/)
  })

  test('a browser gets pages, in French and in English', async () => {
    const page = async (path: string) =>
      (await api.get(path).set('Accept', 'text/html').expect(200).expect('Content-Type', /html/)).text
    for (const path of ['', '/conformance', '/api', '/collections', '/collections/cabinets'])
      expect(await page(`/ogc${path}`), path).toContain('<title>ogc</title>')
    expect(await page('/ogc/collections/cabinets/items?limit=1')).toContain(
      '/ogc/collections/cabinets/items/C1',
    )
    expect(await page('/en/ogc/collections/communes/items/79003')).toContain('Patients followed (estimate)')
    expect(await page('/ogc/collections/communes/items/79003')).toContain('fictifs')
    expect((await ask('/ogc?f=json')).title).toContain('Relais')
    // What is for programs has one address in all languages.
    for (const [path, accept] of [
      ['/en/ogc/collections?f=json', '*/*'],
      ['/en/ogc/collections', 'application/json'],
    ] as const)
      await api.get(path).set('Accept', accept).expect(308).expect('Location', path.replace('/en', ''))
    expect((await api.get('/en/ogc').expect(200)).headers['content-type']).toContain('html')
    // Its sources and their licences.
    for (const path of ['/ogc/collections/communes/items?limit=1', '/api/v1/territoires/region.csv'])
      expect((await api.get(path)).headers.link, path).toContain('</donnees#sources>; rel="license"')
  })
})
