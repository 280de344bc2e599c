import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readXml } from '../../server/service/gis/wfs/read-xml.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { gisWorld } from './gis-world.ts'
import { all, condition, envelope, FEATURES, fes, WFS, wfsClient } from './wfs-client.ts'

const BY_ID = `${WFS}&request=GetFeature&storedquery_id=urn:ogc:def:query:OGC-WFS::GetFeatureById`
const ATLANTIC = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const LAMBERT = 'urn:ogc:def:crs:EPSG::2154'
const GUYANE = 'urn:ogc:def:crs:EPSG::2972'

const boxed = (box: string, crs: string): string => {
  const [a, b, c, d] = box.split(',')
  return `<fes:BBOX>${envelope(crs, `${a} ${b}`, `${c} ${d}`)}</fes:BBOX>`
}
const intersects = (geometry: string): string => fes(`<fes:Intersects>${geometry}</fes:Intersects>`)
/** Around Niort, latitude first. */
const RING = '46.2 -0.6 46.2 -0.3 46.5 -0.3 46.5 -0.6 46.2 -0.6'
const HOLE = '46.3 -0.5 46.3 -0.4 46.4 -0.4 46.4 -0.5 46.3 -0.5'
const side = (name: string, ring: string): string =>
  `<gml:${name}><gml:LinearRing>${ring}</gml:LinearRing></gml:${name}>`
const list = (positions: string): string => `<gml:posList>${positions}</gml:posList>`
const single = (positions: string): string => positions.replaceAll(/(\S+ \S+) ?/g, '<gml:pos>$1</gml:pos>')
const polygon = (...sides: readonly string[]): string => `<gml:Polygon>${sides.join('')}</gml:Polygon>`

describe.each(databases.slice(0, 1))('WFS 2.0', ({ open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof gisWorld>>
  let { answer, xml, json, ids, refused } = {} as ReturnType<typeof wfsClient>
  beforeAll(async () => {
    database = await open({ world: true })
    world = await gisWorld(database)
    ;({ answer, xml, json, ids, refused } = wfsClient(world))
  })
  afterAll(() => database?.close())

  test('a box finds what the same condition finds: what has no place lies in none', async () => {
    for (const type of ['circonscriptions', 'communes', 'cabinets'])
      for (const [box, crs] of [
        ['41,-6,52,10', 'urn:ogc:def:crs:EPSG::4326'],
        ['-0.55,46.21,-0.42,46.25', ATLANTIC],
        ['422000,6569000,431000,6573000', LAMBERT],
      ] as const)
        expect(await ids(`${type}&bbox=${box},${crs}`), `${type} ${box}`).toEqual(
          await ids(`${type}&filter=${fes(boxed(box, crs))}`),
        )
    expect(
      (await json(`${FEATURES}circonscriptions`)).features.some(
        ({ geometry }: { geometry: unknown }) => !geometry,
      ),
    ).toBe(true)
    expect(await ids(`circonscriptions&bbox=-40,-20,-38,-18`)).toEqual([])
    expect(
      await ids(`circonscriptions&filter=${fes(boxed('-40,-20,-38,-18', 'urn:ogc:def:crs:EPSG::4326'))}`),
    ).toEqual([])
    const [, , words] = await refused(`${FEATURES}communes&bbox=-0.55,46.21,-0.42,46.25`)
    expect(words).toContain('latitude')
    expect(words).not.toContain('bbox-crs')
  })

  test('a box or a shape with its axes the other way round is refused, by the order that its system was named with', async () => {
    const [URN, OLD] = ['urn:ogc:def:crs:EPSG::4326', 'http://www.opengis.net/gml/srs/epsg.xml#4326']
    const east = ['-0.55', '46.21', '-0.42', '46.25'] as const
    const north = ['46.21', '-0.55', '46.25', '-0.42'] as const
    for (const [crs, right, wrong] of [
      [URN, north, east],
      [OLD, east, north],
      [ATLANTIC, east, north],
    ] as const) {
      const point = ([x, y]: readonly string[]) =>
        `<fes:Intersects><gml:Point srsName="${crs}"><gml:pos>${x} ${y}</gml:pos></gml:Point></fes:Intersects>`
      for (const type of ['communes', 'cabinets']) {
        for (const [query, locator] of [
          [`${type}&filter=${fes(boxed(wrong.join(), crs))}`, 'filter'],
          [`${type}&filter=${fes(point(wrong))}`, 'filter'],
          [`${type}&bbox=${wrong.join()},${encodeURIComponent(crs)}`, 'bbox'],
        ] as const) {
          const [code, where, words] = await refused(FEATURES + query)
          expect([code, where], query).toEqual(['InvalidParameterValue', locator])
          expect(words, query).toContain(crs === URN ? 'latitude, longitude' : 'longitude, latitude')
        }
        await answer(`${FEATURES}${type}&filter=${fes(point(right))}`)
      }
      expect(await ids(`communes&filter=${fes(boxed(right.join(), crs))}`)).not.toEqual([])
    }
  })

  test('one feature by its id is one document, with its credits, whatever page is asked for', async () => {
    for (const more of ['', '&count=0', '&startIndex=1', '&propertyName=name', '&resultType=hits']) {
      const said = await answer(`${BY_ID}&id=cabinets.C1${more}`)
      expect(said, more).toContain('DÉMONSTRATION')
      expect(said, more).toContain('Situation au ')
      const root = readXml(said, more)
      expect([root.name, root.attributes.id], more).toEqual(['cabinets', 'cabinets.C1'])
      expect(root.inside.find(({ name }) => name === 'demonstration')?.text, more).toBe('true')
    }
    const [zone] = await ids('zonage')
    expect(await answer(`${BY_ID}&id=zonage.${String(zone)}&propertyName=geom`)).toContain(
      '<relais:demonstration>false<',
    )
    // An id is one text, even with a comma.
    for (const id of ['cabinets.C1,cabinets.C2', 'cabinets.C99', 'C1', 'communesX', 'pays.1'])
      expect((await refused(`${BY_ID}&id=${id}`)).slice(0, 2), id).toEqual(['NotFound', 'id'])
  })

  test('claims no more than it keeps', async () => {
    const claims = Object.fromEntries(
      all(await xml('service=WFS&request=GetCapabilities'), 'Constraint').map(({ attributes, inside }) => [
        attributes.name,
        inside.find(({ name }) => name === 'DefaultValue')!.text,
      ]),
    )
    const claimed = Object.keys(claims).filter((name) => claims[name] === 'TRUE')
    expect(claimed.sort()).toEqual([
      ...[
        'ImplementsAdHocQuery',
        'ImplementsMinSpatialFilter',
        'ImplementsMinStandardFilter',
        'ImplementsQuery',
      ],
      ...[
        'ImplementsResultPaging',
        'ImplementsSimpleWFS',
        'ImplementsSorting',
        'ImplementsStandardFilter',
        'KVPEncoding',
      ],
    ])
    // A page is asked of what holds now, not of what held for the page before.
    expect(claims.PagingIsTransactionSafe).toBe('FALSE')
  })

  test('reads a geometry as GML has it, wherever its reference system stands', async () => {
    const whole = await ids(`communes&filter=${intersects(polygon(side('exterior', list(RING))))}`)
    expect(whole.length).toBeGreaterThan(0)
    const holed = await ids(
      `communes&filter=${intersects(polygon(side('exterior', list(RING)), side('interior', list(HOLE))))}`,
    )
    for (const [written, expected] of [
      [polygon(side('exterior', single(RING))), whole],
      [polygon(side('interior', single(HOLE)), side('exterior', list(RING))), holed],
      [
        `<gml:MultiSurface><gml:surfaceMember>${polygon(side('exterior', list(RING.replaceAll(/(\S+) (\S+)/g, '$2 $1')))).replace('Polygon', `Polygon srsName="${ATLANTIC}"`)}</gml:surfaceMember></gml:MultiSurface>`,
        whole,
      ],
    ] as const)
      expect(await ids(`communes&filter=${intersects(written)}`), written).toEqual(expected)
    for (const [written, words] of [
      [polygon(side('interior', list(HOLE))), 'exterior'],
      [polygon('<gml:exterior/>'), 'posList'],
      ['<gml:Point><gml:pos>46.3 -0.4 46.4 -0.5</gml:pos></gml:Point>', 'two numbers'],
      [
        polygon(side('exterior', list(RING))).replace('<gml:Polygon', '<gml:Polygon srsDimension="3"'),
        'srsDimension',
      ],
      [
        `<gml:MultiSurface srsName="${LAMBERT}"><gml:surfaceMember>${polygon(side('exterior', list(RING))).replace('Polygon', `Polygon srsName="${ATLANTIC}"`)}</gml:surfaceMember></gml:MultiSurface>`,
        'reference system',
      ],
      [polygon(side('exterior', list('100 0 100 1 101 1 100 0'))), 'Intersects: degrees'],
    ] as const) {
      const [, locator, told] = await refused(`${FEATURES}communes&filter=${intersects(written)}`)
      expect([locator, told], written).toEqual(['filter', expect.stringContaining(words)])
      expect(told).not.toMatch(/at \/|filter-crs|args/)
    }
  })

  test('geometries that a reference system does not have are said to be missing, in GML too', async () => {
    const { note } = await json(`${FEATURES}communes&srsName=${GUYANE}`)
    expect(note).toContain('EPSG:2972')
    const { body, text } = await world.get(`/wfs?${FEATURES}communes&srsName=${GUYANE}`)
    expect(text ?? body.toString()).toContain(note)
  })

  test('names, ids and values are what they are, or refused', async () => {
    const like = (more: string): string => fes(condition('PropertyIsLike', 'nom', 'N*', more))
    for (const [query, code, locator] of [
      [`${WFS}&request=GetFeature&resourceId=communesX`, 'InvalidParameterValue', 'resourceId'],
      [`${FEATURES}communes&resourceId=79191`, 'InvalidParameterValue', 'resourceId'],
      [`${FEATURES}communes&resourceId=cabinets.C1`, 'InvalidParameterValue', 'resourceId'],
      [`${FEATURES}communes&filter=${fes('<fes:ResourceId/>')}`, 'InvalidParameterValue', 'filter'],
      [`${FEATURES}communes&propertyName=../foo/nom`, 'InvalidParameterValue', 'propertyName'],
      [`${FEATURES}../communes`, 'InvalidParameterValue', 'typeNames'],
      [`${FEATURES}cabinets&sortBy=status.since`, 'InvalidParameterValue', 'sortBy'],
      [`${FEATURES}communes&sortBy=inconnu DESC`, 'InvalidParameterValue', 'sortBy'],
      [`${FEATURES}communes&bbox=0x2E,-1,0x2F,0`, 'InvalidParameterValue', 'bbox'],
      [
        `${FEATURES}communes&filter=${fes(condition('PropertyIsEqualTo', 'population', '0x10'))}`,
        'InvalidParameterValue',
        'filter',
      ],
      [
        `${FEATURES}cabinets&filter=${fes(condition('PropertyIsEqualTo', 'status_since', '2026-03-01 ou plus'))}`,
        'InvalidParameterValue',
        'filter',
      ],
      [
        `${FEATURES}communes&filter=${like(' wildCard="**" singleChar="." escapeChar="!"')}`,
        'InvalidParameterValue',
        'filter',
      ],
      [
        `${FEATURES}communes&filter=${like(' wildCard="" singleChar="." escapeChar="!"')}`,
        'InvalidParameterValue',
        'filter',
      ],
      [
        `${WFS}&request=DescribeFeatureType&typeNames=communes&outputFormat=shape-zip`,
        'InvalidParameterValue',
        'outputFormat',
      ],
    ] as const) {
      const [told, where, words] = await refused(query)
      expect([told, where], `${query}: ${words}`).toEqual([code, locator])
    }
    const [, , words] = await refused(
      `${FEATURES}communes&filter=${fes(condition('PropertyIsLike', 'population', '1*'))}`,
    )
    expect(words).toMatch(/^PropertyIsLike: a text is expected/)
    const later = (day: string) =>
      ids(`cabinets&filter=${fes(condition('PropertyIsGreaterThan', 'status_since', day))}`)
    expect(await later('2026-03-01T00:00:00')).toEqual(await later('2026-03-01'))
  })

  test('pages lead back to the beginning without a feature twice, from beyond the end too', async () => {
    const whole = await ids('communes')
    for (const start of [6, 50]) {
      const seen: unknown[] = []
      let at: string | undefined = `/wfs?${FEATURES}communes&count=4&startIndex=${start}&outputFormat=json`
      let first = true
      while (at) {
        const page = JSON.parse((await world.get(at)).text)
        if (!first) {
          expect(page.features.length).toBeGreaterThan(0)
          seen.unshift(...page.features.map(({ id }: { id: unknown }) => id))
        }
        first = false
        const back = page.links.find(({ rel }: { rel: string }) => rel === 'prev')?.href
        at = back && new URL(back).pathname + new URL(back).search
      }
      expect(seen).toEqual(whole.slice(0, start))
    }
    const { links } = await world.ask('/ogc/collections/communes/items?limit=4&offset=2')
    const { searchParams } = new URL(links.find(({ rel }: { rel: string }) => rel === 'prev').href)
    expect([searchParams.get('offset'), searchParams.get('limit')]).toEqual(['0', '2'])
  })

  test('of a day of which nothing is known it says so, and not how things stand today', async () => {
    const { body, text } = await world.get(`/wfs?${FEATURES}cabinets&datetime=1990-01-01`)
    const said = text ?? body.toString()
    expect(said).toContain('numberMatched="0"')
    expect(said).toContain('Rien n’est connu')
    expect(said).not.toContain('Situation au')
    for (const told of [
      await json(`${FEATURES}cabinets&datetime=1990-01-01`),
      await world.ask('/ogc/collections/cabinets/items?datetime=1990-01-01'),
    ])
      expect([told.features, told.note]).toEqual([[], expect.stringContaining('Rien n’est connu')])
    const page = await world.get('/ogc/collections/cabinets/items?datetime=1990-01-01', 'text/html')
    expect(page.text).toContain('Rien n’est connu')
  })
})
