import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OGC_COLLECTIONS, OGC_CRS } from '../../server/contract/gis.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { gisWorld, type Shape } from './gis-world.ts'

interface Link {
  readonly rel: string
  readonly href: string
  readonly type: string
}
interface Parameter {
  readonly name: string
  readonly [member: string]: unknown
}
const [CRS84] = OGC_CRS
const pathOf = ({ href }: Link): string => new URL(href).pathname + new URL(href).search
const rels = (links: readonly Link[], rel: string): Link[] => links.filter((link) => link.rel === rel)

/**
 * The requirements of OGC API Features part 1 (17-069r4), each under its own name; what the abstract tests ask is asked of every
 * collection. The tiny France answers as the whole does.
 */
describe.each(databases.slice(0, 1))('OGC API Features part 1', ({ open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof gisWorld>>
  beforeAll(async () => {
    database = await open({ world: true })
    world = await gisWorld(database)
  })
  afterAll(() => database?.close())

  const everyCollection = (asked: (id: string) => Promise<void>) => Promise.all(OGC_COLLECTIONS.map(asked))
  const parameter = async (id: string, name: string): Promise<Parameter | undefined> => {
    const { paths } = await world.description()
    return paths[`/collections/${id}/items`].get.parameters.find((one: Parameter) => one.name === name)
  }
  const status = async (path: string): Promise<number> => (await world.get(path)).status

  test('/req/core/root-op and root-success: the landing page leads to everything', async () => {
    const { links } = await world.ask('/ogc')
    for (const rel of ['service-desc', 'service-doc', 'conformance', 'data'])
      for (const link of rels(links, rel)) expect(await status(pathOf(link)), rel).toBe(200)
    expect(rels(links, 'service-desc')).toHaveLength(1)
    expect(rels(links, 'conformance')).toHaveLength(1)
    expect(rels(links, 'data')).toHaveLength(1)
  })

  test('/req/core/api-definition-op and api-definition-success', async () => {
    const [link] = rels((await world.ask('/ogc')).links, 'service-desc')
    const { headers, text } = await world.get(pathOf(link!), 'application/vnd.oai.openapi+json;version=3.0')
    expect(headers['content-type']).toMatch(/^application\/vnd\.oai\.openapi\+json; ?version=3\.0/)
    expect((await new Validator().validate(JSON.parse(text))).errors).toBeUndefined()
  })

  test('/req/core/conformance-op and conformance-success: what is claimed', async () => {
    const { conformsTo } = await world.ask('/ogc/conformance')
    const FEATURES = 'http://www.opengis.net/spec/ogcapi-features-'
    const CQL2 = 'http://www.opengis.net/spec/cql2/1.0/conf/'
    expect([...conformsTo].sort()).toEqual(
      [
        ...['core', 'geojson', 'html', 'oas30'].map((one) => `${FEATURES}1/1.0/conf/${one}`),
        `${FEATURES}2/1.0/conf/crs`,
        ...['queryables', 'queryables-query-parameters', 'filter', 'features-filter'].map(
          (one) => `${FEATURES}3/1.0/conf/${one}`,
        ),
        ...[
          ...['cql2-text', 'cql2-json', 'basic-cql2', 'advanced-comparison-operators', 'arithmetic'],
          ...['case-insensitive-comparison', 'accent-insensitive-comparison', 'temporal-functions'],
          ...['basic-spatial-functions', 'basic-spatial-functions-plus', 'property-property'],
        ].map((one) => CQL2 + one),
        // Shown by tilesets.test.ts.
        ...['core', 'tileset', 'tilesets-list', 'geodata-tilesets', 'mvt'].map(
          (one) => `http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/${one}`,
        ),
      ].sort(),
    )
  })

  test('/req/core/http: GET and HEAD with one status, 405 for others, 404 for what is not there', async () => {
    for (const path of ['/ogc', '/ogc/conformance', '/ogc/collections', '/ogc/collections/cabinets/items']) {
      const head = await world.api.head(path)
      expect([head.status, head.text ?? ''], path).toEqual([200, ''])
      for (const method of ['post', 'put', 'patch', 'delete'] as const) {
        const refused = await world.api[method](path)
        expect([refused.status, refused.headers.allow], `${method} ${path}`).toEqual([405, 'GET, HEAD'])
      }
    }
    for (const path of [
      '/ogc/x',
      '/ogc/collections/x',
      '/ogc/collections/x/items',
      '/ogc/collections/x/queryables',
    ])
      expect(await status(path), path).toBe(404)
  })

  test('/req/core/fc-md-op to fc-md-extent: each collection has links, an extent and its items', async () => {
    const { links, collections } = await world.ask('/ogc/collections')
    expect(rels(links, 'self')).toHaveLength(1)
    expect(rels(links, 'alternate').map(({ type }) => type)).toEqual(['text/html'])
    expect(collections.map(({ id }: { id: string }) => id)).toEqual(OGC_COLLECTIONS)
    for (const one of collections) {
      expect(
        rels(one.links, 'items')
          .map(({ type }) => type)
          .sort(),
      ).toEqual(['application/geo+json', 'text/html'])
      for (const link of one.links as Link[]) expect(link.type, link.href).toBeTruthy()
      const located = (await world.items(one.id)).filter(({ geometry }) => geometry)
      expect(Boolean(one.extent.spatial), one.id).toBe(located.length > 0)
      if (located.length === 0) continue
      const [west, south, east, north] = one.extent.spatial.bbox[0]
      expect(one.extent.spatial.crs).toBe(CRS84)
      expect(west < east && south < north).toBe(true)
      for (const { geometry } of located) {
        if (!geometry) continue
        const flat = (
          geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates.flat(2)
        ) as number[][]
        for (const [x, y] of flat) expect(x! >= west && x! <= east && y! >= south && y! <= north).toBe(true)
      }
    }
  })

  test('/req/core/sfc-md-op and sfc-md-success: a collection says of itself what the list says', async () => {
    const { collections } = await world.ask('/ogc/collections')
    for (const one of collections) expect(await world.ask(`/ogc/collections/${one.id}`)).toEqual(one)
  })

  test('/req/core/crs84: longitude and latitude unless another system is asked for', async () => {
    await everyCollection(async (id) => {
      const { headers, text } = await world.get(`/ogc/collections/${id}/items?limit=1`)
      expect(headers['content-crs']).toBe(`<${CRS84}>`)
      const { geometry } = JSON.parse(text).features[0] as Shape
      if (!geometry) return
      const [lon, lat] = geometry.type === 'Point' ? geometry.coordinates : geometry.coordinates[0]![0]![0]!
      expect(Math.abs(lon!) <= 180 && Math.abs(lat!) <= 90).toBe(true)
    })
  })

  test('/req/core/fc-limit-definition and fc-limit-response-1', async () => {
    await everyCollection(async (id) => {
      expect(await parameter(id, 'limit')).toMatchObject({
        ...{ in: 'query', required: false, style: 'form', explode: false },
        schema: { type: 'integer', minimum: 1, maximum: 10_000, default: expect.any(Number) },
      })
      for (const limit of [1, 2, 10_000, 999_999]) {
        const body = await world.ask(`/ogc/collections/${id}/items?limit=${limit}`)
        expect(body.features.length).toBe(Math.min(limit, body.numberMatched))
      }
    })
  })

  test('/req/core/fc-bbox-definition and fc-bbox-response', async () => {
    await everyCollection(async (id) => {
      expect(await parameter(id, 'bbox')).toMatchObject({
        ...{ in: 'query', required: false, style: 'form', explode: false },
        schema: {
          type: 'array',
          oneOf: [
            { minItems: 4, maxItems: 4 },
            { minItems: 6, maxItems: 6 },
          ],
          items: { type: 'number' },
        },
      })
      const all = await world.ids(id, {})
      const { extent } = await world.ask(`/ogc/collections/${id}`)
      const box = (extent.spatial?.bbox[0] ?? [-180, -90, 180, 90]) as number[]
      expect(await world.ids(id, { bbox: box.join() })).toEqual(all)
      expect(await world.ids(id, { bbox: [box[0], box[1], 0, box[2], box[3], 10].join() })).toEqual(all)
      // A feature without a geometry meets every box.
      const placeless = (await world.items(id)).filter(({ geometry }) => !geometry).map((one) => one.id)
      expect(await world.ids(id, { bbox: '160,-50,170,-40' })).toEqual(placeless)
    })
    for (const bbox of ['1,2,3', '1,2,3,4,5', '1,2,3,x', '', ',,,', '1e999,2,3,4', '0,50,1,40'])
      expect(await status(`/ogc/collections/cabinets/items?bbox=${bbox}`), bbox).toBe(400)
  })

  test('a box with its axes the other way round is refused with the order that is expected', async () => {
    for (const [bbox, crs, order] of [
      ['46.2,-0.6,46.3,-0.5', OGC_CRS[0], 'longitude, latitude'],
      ['-0.6,46.2,-0.5,46.3', OGC_CRS[1], 'latitude, longitude'],
      ['6569000,422000,6573000,431000', OGC_CRS[2], 'easting, northing'],
    ] as const) {
      const [error] = await world.errors(world.itemsPath('communes', { bbox, 'bbox-crs': crs }))
      expect(error).toMatchObject({ path: 'bbox', message: expect.stringContaining(`takes ${order}`) })
    }
    // Where no cabinet is, one might be: the land tells, not the layer.
    expect(await world.ids('cabinets', { bbox: '-0.301,46.2,-0.3,46.201' })).toEqual([])
    expect(await world.errors(world.itemsPath('cabinets', { bbox: '46.2,-0.301,46.201,-0.3' }))).toEqual([
      expect.objectContaining({ path: 'bbox' }),
    ])
    // Nothing lies in either.
    expect(await world.ids('communes', { bbox: '100,10,101,11' })).toEqual([])
  })

  test('who asks for a day by the name that it has elsewhere is told the name that it has here', async () => {
    // An attribute was called so: the answer is of today, and holds nothing of another day.
    const other = await world.ask('/ogc/collections/cabinets/items?asOf=2026-07-01')
    expect(other).toMatchObject({ features: [], note: expect.stringContaining('par datetime') })
    for (const [path, name] of [
      ['/ogc/collections/cabinets/items', 'asof'],
      ['/ogc/collections/cabinets/items/C1', 'asOf'],
    ])
      expect(await world.errors(`${path}?${name}=${WORLD_DAY}`)).toEqual([
        { path: name, message: expect.stringMatching(/^unknown parameter: .* by datetime; /) },
      ])
    const [error] = await world.errors(`/ogc/collections?asOf=${WORLD_DAY}`)
    expect(error!.message).toBe('unknown parameter: f are taken')
  })

  test('/req/core/fc-time-definition and fc-time-response', async () => {
    await everyCollection(async (id) => {
      expect(await parameter(id, 'datetime')).toMatchObject({
        ...{ in: 'query', required: false, style: 'form', explode: false },
        schema: { type: 'string' },
      })
      const all = await world.ids(id, {})
      for (const datetime of [
        WORLD_DAY,
        `${WORLD_DAY}T10:00:00Z`,
        `../${WORLD_DAY}`,
        '2026-07-01/..',
        '../..',
        '/',
      ])
        expect(await world.ids(id, { datetime }), `${id} ${datetime}`).toEqual(all)
    })
    const backwards = '2026-07-01T10:00:00Z/2026-07-01T09:00:00Z'
    for (const datetime of [
      '2026-13-01',
      '2026-02-30T00:00:00Z',
      '2026-07-01T25:00:00Z',
      '..',
      'x/y',
      backwards,
    ])
      expect(await status(`/ogc/collections/cabinets/items?datetime=${datetime}`), datetime).toBe(400)
  })

  test('/req/core/query-param-invalid and query-param-unknown', async () => {
    await everyCollection(async (id) => {
      for (const query of [
        'limit=0',
        'limit=-1',
        'limit=x',
        'limit=1.5',
        'offset=-1',
        'unknown=1',
        'BBOX=1,2,3,4',
        'f=xml',
      ])
        expect(await status(`/ogc/collections/${id}/items?${query}`), query).toBe(400)
    })
    for (const path of [
      '',
      '/api',
      '/conformance',
      '/collections',
      '/collections/zonage',
      '/collections/zonage/queryables',
    ])
      expect(await status(`/ogc${path}?unknown=1`), path).toBe(400)
  })

  test('/req/core/fc-response, fc-links, fc-rel-type, fc-timeStamp, fc-numberMatched and fc-numberReturned', async () => {
    await everyCollection(async (id) => {
      const body = await world.ask(`/ogc/collections/${id}/items?limit=2`)
      expect(body.type).toBe('FeatureCollection')
      expect(rels(body.links, 'self').map(({ type }) => type)).toEqual(['application/geo+json'])
      expect(rels(body.links, 'alternate').map(({ type }) => type)).toEqual(['text/html'])
      for (const link of body.links as Link[]) expect(link.rel && link.type && link.href).toBeTruthy()
      expect(body.numberReturned).toBe(body.features.length)
      expect(body.numberMatched).toBe((await world.ids(id, {})).length)
      expect(new Date(body.timeStamp).toISOString()).toBe(body.timeStamp)
      expect(rels(body.links, 'next')).toHaveLength(body.numberMatched > 2 ? 1 : 0)
    })
  })

  test('/req/core/f-op, f-success and f-links: each feature by its id, as in the list', async () => {
    await everyCollection(async (id) => {
      for (const feature of await world.items(id, { limit: '5' })) {
        const own = await world.ask(`/ogc/collections/${id}/items/${String(feature.id)}`)
        expect(own).toMatchObject(JSON.parse(JSON.stringify(feature)))
        for (const rel of ['self', 'alternate', 'collection'])
          expect(rels(own.links, rel), rel).toHaveLength(1)
      }
    })
    expect(await status('/ogc/collections/communes/items/nulle-part')).toBe(404)
  })

  test('/req/geojson/definition and content', async () => {
    await everyCollection(async (id) => {
      const { headers, text } = await world.get(
        `/ogc/collections/${id}/items?limit=3`,
        'application/geo+json',
      )
      expect(headers['content-type']).toContain('application/geo+json')
      for (const feature of JSON.parse(text).features) {
        expect(Object.keys(feature)).toEqual(expect.arrayContaining(['type', 'id', 'geometry', 'properties']))
        expect(feature.type).toBe('Feature')
      }
    })
  })

  test('/req/html/definition and content: every 200 answer of the description is a page too', async () => {
    const { paths } = await world.description()
    for (const [path, { get }] of Object.entries<{ get: { responses: { 200: { content: object } } } }>(
      paths,
    )) {
      expect(Object.keys(get.responses[200].content), path).toContain('text/html')
      const real = path.replace('{collectionId}', 'zonage').replace('{featureId}', '')
      const featureId = path.includes('{featureId}')
        ? String((await world.items(path.split('/')[2]!))[0]!.id)
        : ''
      const {
        status: code,
        type,
        text,
      } = await world.get(`/ogc${real}${featureId}`.replace(/\/$/, ''), 'text/html')
      expect([code, type], path).toEqual([200, 'text/html'])
      expect(text, path).toContain('<title>ogc</title>')
    }
  })

  test('/req/oas30/completeness and exceptions-codes: what is described is what is answered', async () => {
    const { paths, components } = await world.description()
    for (const [path, { get }] of Object.entries<{
      get: { responses: Record<string, { content: Record<string, { schema: { $ref?: string } }> }> }
    }>(paths)) {
      expect(Object.keys(get.responses), path).toEqual(expect.arrayContaining(['200', '400', 'default']))
      if (path.includes('{')) expect(get.responses).toHaveProperty('404')
      const [schema] = Object.values(get.responses['200']!.content)
      const name = schema!.schema.$ref!.split('/').at(-1)!
      const real = path.replace('{collectionId}', 'zonage')
      const featureId = path.includes('{featureId}')
        ? String((await world.items(path.split('/')[2]!))[0]!.id)
        : ''
      const body = await world.ask(
        `/ogc${real.replace('{featureId}', featureId)}`.replace(/\/$/, '') + '?f=json',
      )
      expect(Object.keys(body), path).toEqual(expect.arrayContaining(components.schemas[name].required ?? []))
      if (components.schemas[name].properties && name !== 'jsonSchema')
        for (const member of Object.keys(body))
          expect(
            [
              ...Object.keys(components.schemas[name].properties),
              'note',
              'run',
              'asOf',
              'demonstration',
              'method',
            ],
            `${path} ${member}`,
          ).toContain(member)
    }
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining([
        'link',
        'landingPage',
        'confClasses',
        'collection',
        'collections',
        'featureCollectionGeoJSON',
        'featureGeoJSON',
      ]),
    )
  })

  test('/req/oas30/security: open data asks for nothing', async () => {
    const { security, components } = await world.description()
    expect([security, components.securitySchemes]).toEqual([[], undefined])
  })
})
