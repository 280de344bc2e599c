import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
import type { HandlerDeps } from '../../server/service/deps.ts'
import { COLLECTIONS } from '../../server/service/gis/collections.ts'
import { columnsOf, keepColumns } from '../../server/service/gis/columns.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY } from '../world.ts'
import { gisWorld } from './gis-world.ts'

type World = Awaited<ReturnType<typeof gisWorld>>

// Filters are answered from memory, whichever database it was read from.
describe.each(databases.slice(0, 1))('attributes of /ogc', ({ open }) => {
  let database: TestDatabase
  let world: World
  beforeAll(async () => {
    database = await open({ world: true })
    world = await gisWorld(database)
  })
  afterAll(() => database?.close())

  test('a question keeps the attributes that its own others push out of what is kept', async () => {
    const { communes } = COLLECTIONS
    const deps = { ...world.live, today: () => WORLD_DAY } as unknown as HandlerDeps
    const all = communes.items(deps).length
    const kept = keepColumns(2 * all)
    await columnsOf(communes, deps, ['nom', 'code'], kept)
    const asked = ['nom', 'departement', 'region', 'population', 'code']
    const found = await columnsOf(communes, deps, asked, kept)
    for (const name of asked) expect(found.get(name), name).toHaveLength(all)
    expect(found.get('nom')).toContain('Niorteau')
  })

  test('each attribute filters by what its features say, one value or several', async () => {
    let narrowed = 0
    for (const id of OGC_COLLECTIONS) {
      const all = await world.items(id)
      const names = Object.keys(all[0]!.properties)
      for (const name of names) {
        const values = [...new Set(all.map(({ properties }) => properties[name]))].filter(
          (value) => value !== null,
        )
        const [first, second] = values.map(String)
        if (first === undefined) continue
        const found = await world.ids(id, { [name]: first })
        const having = (wanted: readonly string[]) =>
          all.filter(({ properties }) => wanted.includes(String(properties[name]))).map((one) => one.id)
        const pieces = first.split(',').map((piece) => piece.trim())
        expect(found, `${id} ${name}=${first}`).toEqual(having([first, ...pieces]))
        if (found.length < all.length) narrowed++
        if (second === undefined || second.includes(',') || first.includes(',')) continue
        expect(await world.ids(id, { [name]: `${first}, ${second}` }), `${id} ${name}`).toEqual(
          having([first, second]),
        )
      }
    }
    expect(narrowed).toBeGreaterThan(150)
  })

  test('sorts by each attribute both ways, by several, and keeps those without a value last', async () => {
    for (const id of ['communes', 'cabinets', 'circonscriptions'] as const) {
      const all = await world.items(id)
      for (const name of Object.keys(all[0]!.properties)) {
        const values = (shapes: typeof all) => shapes.map(({ properties }) => properties[name] as never)
        const known = values(all).filter((value) => value !== null)
        const rising = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        const nulls = values(all).filter((value) => value === null)
        expect(values(await world.items(id, { sortby: name })), name).toEqual([...rising, ...nulls])
        expect(values(await world.items(id, { sortby: `-${name}` })), name).toEqual([
          ...rising.reverse(),
          ...nulls,
        ])
      }
    }
    const both = await world.items('communes', { sortby: '+departement,-population' })
    const keys = both.map(({ properties }) => [properties.departement, properties.population])
    expect(keys.slice(0, 2)).toEqual([
      ['2A', 9000],
      ['2A', 700],
    ])
    // A plus sign in an address is a space to whoever decodes it.
    expect(await world.ids('communes', { sortby: 'departement,-population' })).toEqual(
      (await world.ask('/ogc/collections/communes/items?sortby=+departement,-population')).features.map(
        ({ id }: { id: string }) => id,
      ),
    )
    // Pages of a sorted list join.
    const whole = await world.ids('communes', { sortby: '-population' })
    const first = await world.ask(world.itemsPath('communes', { sortby: '-population', limit: '5' }))
    const next = new URL(first.links.find(({ rel }: { rel: string }) => rel === 'next').href)
    const second = await world.ask(next.pathname + next.search)
    expect([...first.features, ...second.features].map(({ id }: { id: string }) => id)).toEqual(
      whole.slice(0, 10),
    )
  })

  test('queryables are the attributes and the geometry, and each is a parameter of the description', async () => {
    const { paths } = await world.description()
    for (const id of OGC_COLLECTIONS) {
      const { headers, text } = await world.get(
        `/ogc/collections/${id}/queryables`,
        'application/schema+json',
      )
      expect(headers['content-type']).toContain('application/schema+json')
      const queryables = JSON.parse(text)
      expect(queryables).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `http://relais.test/ogc/collections/${id}/queryables`,
        type: 'object',
        additionalProperties: false,
        properties: { geometry: { 'x-ogc-role': 'primary-geometry' } },
      })
      const { geometry: _, ...attributes } = queryables.properties
      const [feature] = await world.items(id, { limit: '1' })
      // What is said once of an answer filters too, though no feature repeats it.
      expect(Object.keys(attributes).filter((name) => name !== 'sources')).toEqual(
        Object.keys(feature!.properties),
      )
      const { parameters } = paths[`/collections/${id}/items`].get
      for (const [name, { type, format, enum: values }] of Object.entries<Record<string, unknown>>(
        attributes,
      )) {
        const parameter = parameters.find((one: { name: string }) => one.name === name)
        expect(parameter, name).toMatchObject({ in: 'query', required: false, style: 'form', explode: false })
        expect(parameter.schema.items, name).toEqual({
          type,
          ...(format !== undefined && { format }),
          ...(values !== undefined && { enum: values }),
        })
      }
      const { links } = await world.ask(`/ogc/collections/${id}`)
      expect(links).toContainEqual(
        expect.objectContaining({
          rel: 'http://www.opengis.net/def/rel/ogc/1.0/queryables',
          href: queryables.$id,
        }),
      )
      const { headers: told } = await world.get(`/ogc/collections/${id}/items?limit=1`)
      expect(told.link).toContain(
        `<${queryables.$id}>; rel="http://www.opengis.net/def/rel/ogc/1.0/queryables"`,
      )
    }
  })

  test('what is unknown or cannot be is refused by name, with what would do', async () => {
    const cabinets = '/ogc/collections/cabinets/items'
    const [unknown] = await world.errors(`${cabinets}?statut=active`)
    expect(unknown).toMatchObject({ path: 'statut', message: expect.stringContaining('cabinets/queryables') })
    expect((await world.errors('/ogc/collections?statut=x'))[0]!.message).toContain('f are taken')
    const [value] = await world.errors(`${cabinets}?status_value=actif`)
    expect(value).toMatchObject({ path: 'status_value', message: expect.stringContaining('active') })
    for (const query of [
      'status_since=2026-02-30',
      'etp=beaucoup',
      'demonstration=oui',
      'status_value=active,',
    ])
      expect((await world.errors(`${cabinets}?${query}`))[0]!.path, query).toBe(query.split('=')[0])
    for (const sortby of ['statut', '-nom', 'name,,etp', '--name'])
      expect((await world.errors(`${cabinets}?sortby=${sortby}`))[0], sortby).toMatchObject({
        path: 'sortby',
        message: expect.stringContaining('cabinets/queryables'),
      })
  })
})
