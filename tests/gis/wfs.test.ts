import { execFile } from 'node:child_process'
import type { Server } from 'node:http'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { canRun } from '../deploy/programs.ts'
import { listening } from '../http/listening.ts'
import { worldApp } from '../http/world-app.ts'
import { gisWorld, type Shape } from './gis-world.ts'
import { all, condition, envelope, FEATURES, fes, WFS, wfsClient } from './wfs-client.ts'

const equal = (name: string, value: string): string => condition('PropertyIsEqualTo', `relais:${name}`, value)

describe.each(databases.slice(0, 1))('WFS 2.0', ({ open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof gisWorld>>
  let { xml, features, ids, refused } = {} as ReturnType<typeof wfsClient>
  beforeAll(async () => {
    database = await open({ world: true })
    world = await gisWorld(database)
    ;({ xml, features, ids, refused } = wfsClient(world))
  })
  afterAll(() => database?.close())

  test('says what it is, in which version, what it has, and that it is a demonstration', async () => {
    for (const query of [
      'SERVICE=WFS&REQUEST=GetCapabilities',
      'service=wfs&request=getcapabilities&AcceptVersions=2.0.0,1.1.0',
      'service=WFS&request=GetCapabilities&version=2.0.0',
    ]) {
      const root = await xml(query)
      expect([root.name, root.attributes.version]).toEqual(['WFS_Capabilities', '2.0.0'])
      expect(all(root, 'Name').map(({ text }) => text)).toEqual(OGC_COLLECTIONS.map((id) => `relais:${id}`))
      const [service, ...types] = all(root, 'Abstract').map(({ text }) => text)
      expect(service).toContain('DÉMONSTRATION')
      types.forEach((words, at) =>
        expect(words.includes('DÉMONSTRATION'), words).toBe(OGC_COLLECTIONS[at] !== 'zonage'),
      )
      for (const { attributes } of all(root, 'Get')) expect(attributes.href).toBe('http://relais.test/wfs?')
    }
    for (const query of [
      'service=WFS&request=GetCapabilities&acceptVersions=1.1.0,1.0.0',
      'service=WFS&request=GetCapabilities&version=1.1.0',
    ])
      expect(await refused(query)).toEqual([
        'VersionNegotiationFailed',
        expect.any(String),
        expect.stringContaining('2.0.0'),
      ])
    expect(await refused(`${FEATURES}communes`.replace('2.0.0', '1.1.0'))).toEqual([
      'InvalidParameterValue',
      'version',
      expect.stringContaining('2.0.0'),
    ])
  })

  test('attributes, types and values are those of /ogc, in GML and in GeoJSON', async () => {
    for (const id of OGC_COLLECTIONS) {
      const schema = await xml(`${WFS}&request=DescribeFeatureType&typeNames=relais:${id}`)
      const columns = all(schema, 'element')
        .filter(({ attributes }) => attributes.minOccurs === '0')
        .map(({ attributes }) => [attributes.name, attributes.type!.split(':')[1]])
      const { properties } = await world.ask(`/ogc/collections/${id}/schema`)
      const { geometry: _, ...told } = properties as Record<string, { type: string; format?: string }>
      const TYPES: Readonly<Record<string, string>> = { number: 'double', integer: 'int' }
      expect(columns.slice(0, -1), id).toEqual(
        Object.entries(told).map(([name, { type, format }]) => [name, format ?? TYPES[type] ?? type]),
      )
      expect(columns.at(-1)![0]).toBe('geom')
      const expected = await world.items(id)
      expect(await features(id)).toEqual(expected)
      const root = await xml(FEATURES + id)
      expect(root.attributes).toMatchObject({
        numberMatched: String(expected.length),
        numberReturned: String(expected.length),
      })
      const members = all(root, 'member').map(({ inside }) => inside[0]!)
      expect(members.map(({ attributes }) => attributes.id)).toEqual(expected.map((one) => `${id}.${one.id}`))
      members.forEach(({ inside }, at) => {
        const { geometry, properties: said } = expected[at]!
        const values = inside.filter(({ name }) => name !== 'geom').map(({ name, text }) => [name, text])
        expect(values).toEqual(
          Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
        )
        const place = inside.find(({ name }) => name === 'geom')
        expect(place !== undefined).toBe(geometry !== null)
        if (!place || !geometry) return
        // EPSG:4326 by its full name has latitude first.
        const numbers = all(place, geometry.type === 'Point' ? 'pos' : 'posList').flatMap(({ text }) =>
          text.split(' ').map(Number),
        )
        const positions = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates.flat(2)
        expect(numbers).toEqual(positions.flatMap(([lon, lat]) => [lat, lon]))
      })
    }
  })

  test('pages, counts, boxes in the order of their axes, and one feature by its id', async () => {
    const whole = await ids('relais:communes')
    expect(whole).toHaveLength(13)
    const paged: unknown[] = []
    let next: string | undefined =
      `http://relais.test/wfs?${FEATURES}communes&count=4&outputFormat=application/geo%2Bjson`
    while (next) {
      const { pathname, search } = new URL(next)
      const page = JSON.parse((await world.get(pathname + search)).text)
      expect(page.numberMatched).toBe(13)
      paged.push(...page.features.map(({ id }: Shape) => id))
      next = page.links.find(({ rel }: { rel: string }) => rel === 'next')?.href
    }
    expect(paged).toEqual(whole)
    const path = `/wfs?${FEATURES}communes&count=4`
    await world
      .get(path)
      .set('If-None-Match', (await world.get(path)).headers.etag!)
      .expect(304)
    const hits = await xml(`${FEATURES}communes&resultType=hits&count=2`)
    expect([hits.attributes.numberMatched, hits.attributes.numberReturned, hits.inside]).toEqual([
      '13',
      '0',
      [],
    ])
    const first = await xml(`${FEATURES}communes&count=2&startIndex=2&sortBy=population DESC`)
    expect(all(first, 'code').map(({ text }) => text)).toEqual(
      (await world.ids('communes', { sortby: '-population', limit: '2', offset: '2' })) as string[],
    )
    expect(new URL(first.attributes.next!).searchParams.get('startindex')).toBe('4')

    const inside = await world.ids('communes', { bbox: '-0.55,46.21,-0.42,46.25' })
    expect(inside.length).toBeGreaterThan(0)
    for (const box of [
      '46.21,-0.55,46.25,-0.42',
      '46.21,-0.55,46.25,-0.42,urn:ogc:def:crs:EPSG::4326',
      '46.21,-0.55,46.25,-0.42,http://www.opengis.net/def/crs/EPSG/0/4326',
      '-0.55,46.21,-0.42,46.25,EPSG:4326',
      '-0.55,46.21,-0.42,46.25,urn:ogc:def:crs:OGC:1.3:CRS84',
    ])
      expect(await ids(`communes&bbox=${box}`), box).toEqual(inside)
    const plane = await world.ids('communes', {
      bbox: '422000,6569000,431000,6573000',
      'bbox-crs': 'http://www.opengis.net/def/crs/EPSG/0/2154',
    })
    expect(await ids('communes&bbox=422000,6569000,431000,6573000,EPSG:2154')).toEqual(plane)
    // What a desktop shows of the globe and beyond.
    const every = await world.ids('departements', {})
    expect(await ids('departements&bbox=-95,-200,95,200')).toEqual(every)
    expect(await ids('departements&bbox=-200,-95,200,95,EPSG:4326')).toEqual(every)
    const window = `<fes:BBOX>${envelope('EPSG:4326', '-200 -95', '200 95')}</fes:BBOX>`
    expect(await ids(`departements&filter=${fes(window)}`)).toEqual(every)
    expect((await refused(`${FEATURES}communes&bbox=-0.55,46.21,-0.42,46.25`))[2]).toContain('latitude')

    for (const query of [
      'request=GetFeature&storedquery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=cabinets.C1',
      'request=GetFeature&typeNames=cabinets&resourceId=cabinets.C1',
      'request=GetFeature&featureID=cabinets.C1&srsName=EPSG:4326',
    ]) {
      const root = await xml(`${WFS}&${query}`)
      const [cabinet] = all(root, 'cabinets')
      expect(cabinet!.attributes.id).toBe('cabinets.C1')
      const [lon, lat] = (await world.items('cabinets'))[0]!.geometry!.coordinates as number[]
      const [place] = all(root, 'pos')
      expect(place!.text).toBe(query.includes('EPSG:4326') ? `${lon} ${lat}` : `${lat} ${lon}`)
    }
    expect(
      (
        await refused(
          `${WFS}&request=GetFeature&storedquery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById&id=cabinets.C99`,
        )
      )[0],
    ).toBe('NotFound')
    const less = await xml(`${FEATURES}communes&propertyName=relais:nom,population&count=1`)
    expect(all(less, 'communes')[0]!.inside.map(({ name }) => name)).toEqual(['nom', 'population'])
  })

  test('filters find what the same condition finds on /ogc', async () => {
    const asked: readonly (readonly [string, string, string])[] = [
      ['communes', equal('departement', '79'), "departement = '79'"],
      ['communes', equal('population', '20000'), 'population = 20000'],
      ['cabinets', equal('demonstration', 'true'), 'demonstration = TRUE'],
      ['cabinets', equal('status_value', 'suspended'), "status_value = 'suspended'"],
      [
        'communes',
        `<fes:And>${equal('departement', '79')}<fes:Not>${equal('code', '79001')}</fes:Not></fes:And>`,
        "departement = '79' AND NOT code = '79001'",
      ],
      [
        'communes',
        '<fes:PropertyIsLike wildCard="*" singleChar="." escapeChar="!" matchCase="false"><fes:ValueReference>nom</fes:ValueReference><fes:Literal>niort*</fes:Literal></fes:PropertyIsLike>',
        "CASEI(nom) LIKE CASEI('niort%')",
      ],
      [
        'communes',
        '<fes:PropertyIsEqualTo matchCase="false"><fes:ValueReference>departement</fes:ValueReference><fes:Literal>2a</fes:Literal></fes:PropertyIsEqualTo>',
        "CASEI(departement) = CASEI('2A')",
      ],
      [
        'communes',
        '<fes:PropertyIsNull><fes:ValueReference>patients_suivis</fes:ValueReference></fes:PropertyIsNull>',
        'patients_suivis IS NULL',
      ],
      [
        'communes',
        '<fes:PropertyIsBetween><fes:ValueReference>population</fes:ValueReference><fes:LowerBoundary><fes:Literal>3000</fes:Literal></fes:LowerBoundary><fes:UpperBoundary><fes:Literal>9000</fes:Literal></fes:UpperBoundary></fes:PropertyIsBetween>',
        'population BETWEEN 3000 AND 9000',
      ],
      [
        'cabinets',
        '<fes:PropertyIsGreaterThan><fes:ValueReference>status_since</fes:ValueReference><fes:Literal>2026-03-01</fes:Literal></fes:PropertyIsGreaterThan>',
        "status_since > DATE('2026-03-01')",
      ],
      [
        'communes',
        `<fes:BBOX><fes:ValueReference>geom</fes:ValueReference>${envelope('urn:ogc:def:crs:EPSG::4326', '46.21 -0.55', '46.25 -0.42')}</fes:BBOX>`,
        'S_INTERSECTS(geometry,BBOX(-0.55,46.21,-0.42,46.25))',
      ],
      [
        'communes',
        `<fes:Or><fes:BBOX>${envelope('EPSG:4326', '-0.55 46.21', '-0.42 46.25')}</fes:BBOX>${equal('departement', '2A')}</fes:Or>`,
        "S_INTERSECTS(geometry,BBOX(-0.55,46.21,-0.42,46.25)) OR departement = '2A'",
      ],
    ]
    for (const [type, filter, cql] of asked) {
      const expected = await world.ids(type, { filter: cql })
      expect(await ids(`${type}&filter=${fes(filter)}`), cql).toEqual(expected)
      expect(expected.length, cql).toBeGreaterThan(0)
    }
    expect(
      await ids(
        `cabinets&filter=${fes('<fes:ResourceId rid="cabinets.C2"/><fes:ResourceId rid="cabinets.C1"/>')}`,
      ),
    ).toEqual(['C1', 'C2'])
    // The status of another day.
    expect(
      await ids(`cabinets&filter=${fes(equal('status_value', 'active'))}&datetime=2026-07-01`),
    ).toContain('C4')
  })

  test('what cannot be is refused by the parameter that is wrong, with what would do', async () => {
    for (const [query, code, locator] of [
      ['', 'MissingParameterValue', 'service'],
      ['service=WMS&request=GetCapabilities', 'InvalidParameterValue', 'service'],
      ['service=WFS', 'MissingParameterValue', 'request'],
      [`${WFS}&request=Transaction`, 'OperationNotSupported', 'request'],
      ['service=WFS&request=GetFeature&typeNames=communes', 'MissingParameterValue', 'version'],
      [`${WFS}&request=GetFeature`, 'MissingParameterValue', 'typeNames'],
      [`${FEATURES}pays`, 'InvalidParameterValue', 'typeNames'],
      [`${FEATURES}communes,cabinets`, 'OptionNotSupported', 'typeNames'],
      [`${FEATURES}communes&count=-1`, 'InvalidParameterValue', 'count'],
      [`${FEATURES}communes&outputFormat=shape-zip`, 'InvalidParameterValue', 'outputFormat'],
      [`${FEATURES}communes&srsName=EPSG:27572`, 'InvalidParameterValue', 'srsName'],
      [`${FEATURES}communes&propertyName=toString`, 'InvalidParameterValue', 'propertyName'],
      [`${FEATURES}communes&bbox=1,2,3`, 'InvalidParameterValue', 'bbox'],
      [`${FEATURES}communes&cql_filter=x`, 'InvalidParameterValue', 'cql_filter'],
      [`${FEATURES}communes&filter=${fes(equal('x', '1'))}`, 'InvalidParameterValue', 'filter'],
      [`${FEATURES}communes&filter=${fes(equal('population', 'x'))}`, 'InvalidParameterValue', 'filter'],
      [`${FEATURES}communes&filter=<a`, 'InvalidParameterValue', 'filter'],
      [`${FEATURES}communes&filter=${fes('<fes:Touches/>')}`, 'OptionNotSupported', 'filter'],
      [
        `${FEATURES}communes&filter=<!DOCTYPE a [<!ENTITY b "c">]><a>%26b;</a>`,
        'InvalidParameterValue',
        'filter',
      ],
      [`${FEATURES}communes&datetime=hier`, 'InvalidParameterValue', 'datetime'],
      [`${FEATURES}communes&SERVICE=WFS`, 'InvalidParameterValue', 'service'],
    ] as const) {
      const [told, where, words] = await refused(query)
      expect([told, where], `${query}: ${words}`).toEqual([code, locator])
      expect(words.length, query).toBeGreaterThan(15)
    }
    await world.api.post('/wfs').send('<wfs:GetFeature/>').expect(405)
  })

  test('whatever is asked is answered or refused, never with a fault', async () => {
    const words = fc.oneof(
      fc.constantFrom(
        ...[
          '',
          'WFS',
          '2.0.0',
          'GetFeature',
          'GetCapabilities',
          'communes',
          'relais:cabinets',
          '1',
          '-1',
          '1e9',
        ],
        ...[
          '46,0,47,1',
          'nom',
          'nom DESC',
          'EPSG:4326',
          'urn:ogc:def:crs:EPSG::2154',
          'hits',
          'cabinets.C1',
          '(',
        ],
        ...[
          '<Filter/>',
          `<Filter>${equal('nom', 'x').replace(/(fes|relais):/g, '')}</Filter>`,
          '<Filter><And/></Filter>',
        ],
        ...[
          '<Filter><BBOX><Envelope><lowerCorner>1</lowerCorner></Envelope></BBOX></Filter>',
          '__proto__',
          '%',
          '*',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\0')),
    )
    const names = [
      ...['service', 'version', 'request', 'typeNames', 'bbox', 'filter', 'srsName', 'count', 'startIndex'],
      ...[
        'resourceId',
        'propertyName',
        'sortBy',
        'resultType',
        'outputFormat',
        'datetime',
        'storedquery_id',
        'id',
      ],
      ...['acceptVersions', 'toString', '__proto__'],
    ]
    const queries = fc.sample(
      fc.tuple(
        fc.constantFrom(true, true, true, false),
        fc.dictionary(fc.constantFrom(...names), words, { maxKeys: 4 }),
      ),
      { numRuns: 600, seed: 9 },
    )
    let answered = 0
    for (const [begun, given] of queries) {
      const query = new URLSearchParams({
        ...(begun && {
          service: 'WFS',
          version: '2.0.0',
          request: 'GetFeature',
          typeNames: 'communes',
          count: '1',
        }),
        ...given,
      })
      const { status, text } = await world.get(`/wfs?${query}`)
      expect([200, 400, 404], `${query} ${text}`).toContain(status)
      if (status === 200) answered++
    }
    expect(answered).toBeGreaterThan(20)
  })
})

/** Older versions of GDAL write days with slashes in JSON. */
const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('/', '-') : value)

const OGRINFO = '/usr/bin/ogrinfo'
const OGR2OGR = '/usr/bin/ogr2ogr'

/** GDAL's driver of WFS: a client that nobody here wrote. */
describe.skipIf(!canRun(OGRINFO)).each(databases.slice(0, 1))('GDAL reads /wfs', ({ open }) => {
  let database: TestDatabase
  let server: Server
  let origin: string
  let asked: string[] = []
  beforeAll(async () => {
    database = await open({ world: true })
    const { app } = await worldApp(database)
    ;({ server, origin } = await listening(app))
    server.on('request', ({ url }: { url?: string }) => asked.push(decodeURIComponent(url ?? '')))
  })
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve))
    await database?.close()
  })
  const run = async (program: string, ...args: readonly string[]): Promise<string> => {
    asked = []
    return (await promisify(execFile)(program, args, { maxBuffer: 1e8 })).stdout
  }
  const read = async (type: string, ...args: readonly string[]): Promise<Shape[]> =>
    JSON.parse(
      await run(
        OGR2OGR,
        '-f',
        'GeoJSON',
        '-t_srs',
        'OGC:CRS84',
        '/vsistdout/',
        `WFS:${origin}/wfs`,
        type,
        ...args,
      ),
    ).features
  const ogc = async (id: string): Promise<Shape[]> =>
    (await (await fetch(`${origin}/ogc/collections/${id}/items?f=json`)).json()).features

  test('every layer, with its count, its extent and every value of /ogc', async () => {
    const summary = await run(OGRINFO, '-so', '-al', `WFS:${origin}/wfs`)
    for (const id of OGC_COLLECTIONS) {
      const expected = await ogc(id)
      const section = summary.split('Layer name: ').find((one) => one.startsWith(`relais:${id}\n`))!
      expect(section, id).toContain(`Feature Count: ${expected.length}\n`)
      const shapes = expected.flatMap(({ geometry }) =>
        !geometry ? [] : geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates.flat(2),
      )
      const extent = /Extent: \((.*), (.*)\) - \((.*), (.*)\)/.exec(section)?.slice(1).map(Number)
      // Of the tests' France not every level has shapes.
      expect(extent !== undefined, id).toBe(shapes.length > 0)
      const [xs = [], ys = []] = [0, 1].map((axis) => shapes.map((at) => at[axis]!))
      const bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
      extent?.forEach((value, at) => expect(value, id).toBeCloseTo(bounds[at]!, 5))
      const found = await read(`relais:${id}`)
      expect(found, id).toHaveLength(expected.length)
      found.forEach(({ properties, geometry }, at) => {
        const { gml_id: own, ...said } = properties
        const { id: name, properties: told } = expected[at]!
        expect(own).toBe(`${id}.${name}`)
        for (const [attribute, value] of Object.entries(told))
          expect(plain(said[attribute] ?? null), `${id} ${String(name)} ${attribute}`).toEqual(plain(value))
        expect(geometry === null).toBe(expected[at]!.geometry === null)
      })
    }
  }, 120_000)

  test('asks for what it needs alone: a condition and a box are handed on', async () => {
    const codes = async (...args: readonly string[]) =>
      (await read('relais:communes', ...args)).map(({ properties }) => properties.code)
    expect(await codes('-where', "departement = '2A'")).toEqual(['2A001', '2A002'])
    expect(asked.some((url) => url.includes('PropertyIsEqualTo'))).toBe(true)
    expect(await codes('-spat', '-0.59', '46.21', '-0.51', '46.26')).toEqual(['79001'])
    expect(asked.some((url) => /BBOX/i.test(url))).toBe(true)
  })

  test('types are known before the first feature', async () => {
    const schema = await run(OGRINFO, '-so', `WFS:${origin}/wfs`, 'relais:cabinets')
    expect(schema).toMatch(/^demonstration: Integer\(Boolean\)/m)
    expect(schema).toMatch(/^as_of: Date/m)
    expect(schema).toMatch(/^etp: Real/m)
    expect(await run(OGRINFO, '-so', `WFS:${origin}/wfs`, 'relais:communes')).toMatch(
      /^risque_rank: Integer/m,
    )
  })
})
