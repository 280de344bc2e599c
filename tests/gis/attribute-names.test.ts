import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DOWNLOAD_LAYERS } from '../../server/contract/downloads.ts'
import { FORMER_ATTRIBUTES } from '../../server/contract/deprecations.ts'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
import { attributeName } from '../../server/service/gis/attribute-names.ts'
import { COLLECTIONS } from '../../server/service/gis/collections.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { t as words } from '../../web/docs/words.ts'
import { gisWorld, publishWorld } from './gis-world.ts'

/** A name that SQL, a shapefile's successor and every language take without quotes. */
const PLAIN = /^[a-z][a-z0-9_]{0,30}$/
const items = (id: string) => `/ogc/collections/${id}/items`

describe.each(databases)('names of attributes on the $name database', ({ open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof gisWorld>>
  beforeAll(async () => {
    database = await open({ world: true })
    world = await gisWorld(database)
    await publishWorld(database, world.live)
  })
  afterAll(() => database?.close())

  test('are those of the tables and of the files, and every tool takes them', async () => {
    for (const id of OGC_COLLECTIONS) {
      const { properties } = await world.ask(`/ogc/collections/${id}/queryables`)
      const { geometry: _, ...attributes } = properties
      const names = Object.keys(attributes)
      expect(names.filter((name) => !PLAIN.test(name))).toEqual([])
      const { rows } = await database.knex.raw(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns
         WHERE table_schema = 'relais' AND table_name = ?`,
        [attributeName(id)],
      )
      // These `/ogc` tells otherwise: as the feature's id and place.
      const columns = (rows as { name: string; type: string }[]).filter(
        ({ name }) => !['id', 'geom'].includes(name),
      )
      expect(columns.length).toBeGreaterThan(8)
      for (const { name, type } of columns) {
        expect(names, `${id} ${name}`).toContain(name)
        const told = attributes[name].format ?? attributes[name].type
        expect({ text: 'string', 'double precision': 'number' }[type] ?? type, `${id} ${name}`).toBe(told)
      }
    }
    for (const layer of DOWNLOAD_LAYERS) {
      const { features } = await world.ask(`/donnees/${layer}.geojson`)
      const { properties } = await world.ask(`/ogc/collections/${layer}/queryables`)
      expect(Object.keys(features[0].properties).filter((name) => name !== 'id')).toEqual(
        Object.keys(properties).filter((name) => name in features[0].properties),
      )
    }
  })

  test('the tables are named where the API is described, in both languages', () => {
    for (const locale of ['fr', 'en'] as const)
      for (const id of OGC_COLLECTIONS)
        expect(words(locale).postgis).toMatch(new RegExp(`[(, ]${attributeName(id)}[),]`))
  })

  test('what holds for a whole answer stands there once; a feature copied alone says its day, its calculation and whether it is real', async () => {
    for (const id of OGC_COLLECTIONS) {
      const body = await world.ask(`${items(id)}?limit=2`)
      const { sources } = await world.ask(`/ogc/collections/${id}`)
      expect(body.sources, id).toEqual(sources)
      expect(sources.length, id).toBeGreaterThan(0)
      for (const { properties } of body.features) {
        expect(properties).toMatchObject({ run: body.run, as_of: body.asOf })
        expect(properties.demonstration, id).toBe(id !== 'zonage')
        expect(properties).not.toHaveProperty('sources')
      }
    }
    const asked = await world.items('communes', { properties: 'code,sources', limit: '1' })
    expect(asked[0]!.properties).toEqual({ code: '2A001', sources: expect.stringContaining('apl-') })
    expect(await world.ids('communes', { filter: "sources LIKE '%apl-%'", limit: '1' })).toEqual(['2A001'])
  })

  test('a class has its two bounds and its state, a value its interval: each a column', async () => {
    const { features } = await world.ask(items('communes'))
    const states = features.map(({ properties: one }: { properties: Record<string, unknown> }) => [
      one.patients_suivis_status,
      one.patients_suivis,
      typeof one.patients_suivis_low,
      typeof one.patients_suivis_high,
    ])
    expect(states).toContainEqual(['class', null, 'number', 'number'])
  })

  test('names of before are taken, answered by the new ones, and said to go: in headers, in the answer and in the description', async () => {
    for (const [query, now] of [
      ['status.value=suspended', 'status_value=suspended'],
      ['sortby=-status.since,name', 'sortby=-status_since,name'],
      ['properties=name,status.confirmedOn', 'properties=name,status_confirmed_on'],
      [`filter=status.value='suspended'`, `filter=status_value='suspended'`],
      [`filter="codeCommune"='79001'`, `filter=code_commune='79001'`],
      [
        'filter={"op":"isNull","args":[{"property":"newPatients.value"}]}&filter-lang=cql2-json',
        'filter={"op":"isNull","args":[{"property":"new_patients_value"}]}&filter-lang=cql2-json',
      ],
    ] as const) {
      const [before, after] = await Promise.all(
        [query, now].map((one) => world.get(`${items('cabinets')}?${encodeURI(one)}`)),
      )
      expect([before!.status, after!.status], `${query} ${before!.text}`).toEqual([200, 200])
      const [told, plain] = [JSON.parse(before!.text), JSON.parse(after!.text)]
      expect(told.features, query).toEqual(plain.features)
      expect(told.note, query).toMatch(/→ (status_|code_commune|new_patients_value)/)
      expect(before!.headers, query).toMatchObject({
        deprecation: '@1795996800',
        sunset: 'Tue, 30 Nov 2027 00:00:00 GMT',
      })
      expect(before!.headers.link).toContain('<http://relais.test/api/docs#versions>; rel="deprecation"')
      expect(before!.headers.link).toContain('/collections/cabinets/queryables>')
      expect(before!.headers['access-control-expose-headers']).toContain('Deprecation')
      expect([after!.headers.deprecation, after!.headers.sunset, plain.note], query).toEqual([
        ...[undefined, undefined, undefined],
      ])
    }
    expect(await world.ids('communes', { filter: "apl-mg65 < 2.5 AND apl-mg65.status = 'ok'" })).toEqual(
      await world.ids('communes', { filter: "apl_mg65 < 2.5 AND apl_mg65_status = 'ok'" }),
    )
    for (const [lead, words] of [
      ['', 'Noms d’avant'],
      ['/en', 'Former names'],
    ]) {
      const page = await world.get(`${lead}${items('cabinets')}?status.value=suspended`, 'text/html')
      expect(page.text).toContain(words)
      expect(page.text).toContain('status.value → status_value')
    }
    // What is refused is called as it was asked for.
    expect((await world.errors(`${items('cabinets')}?status.value=actif`))[0]!.path).toBe('status.value')
    const { paths } = await world.description()
    for (const id of OGC_COLLECTIONS) {
      const former = paths[`/collections/${id}/items`].get.parameters.find(
        ({ deprecated }: { deprecated?: boolean }) => deprecated,
      )
      expect(former.description).toContain(FORMER_ATTRIBUTES.until)
      const { properties } = await world.ask(`/ogc/collections/${id}/queryables`)
      const renamed = Object.entries<Record<string, string>>(properties).flatMap(([name, one]) =>
        one['x-relais-former-name'] ? [[one['x-relais-former-name'], name]] : [],
      )
      expect(Object.keys(former.schema.properties).sort()).toEqual(renamed.map(([name]) => name).sort())
      expect(Object.keys(COLLECTIONS[id].fields).filter((name) => name in former.schema.properties)).toEqual(
        [],
      )
    }
  })
})
