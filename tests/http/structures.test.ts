import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Structure } from '../../server/domain/registers/structure.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldPackage } from '../world-package.ts'
import { worldInputs } from '../world.ts'
import { worldApp } from './world-app.ts'

const C1 = worldInputs.cabinets.find(({ id }) => id === 'C1')!
const structure = (finess: string, own: Partial<Structure>): Structure => ({
  finess,
  kind: 'maison-de-sante',
  nom: `Maison ${finess}`,
  adresse: '1 avenue des Essais',
  codePostal: '79001',
  codeCommune: '79001',
  telephone: '05 49 00 00 00',
  lon: null,
  lat: null,
  ...own,
})

/** By their number, as the table has them. */
const STRUCTURES = [
  structure('2A0000001', { codeCommune: '2A001' }),
  structure('790000001', { codeCommune: '79003', kind: 'centre-de-sante', nom: null }),
  // Where the cabinet C1 stands: whatever is told of the way to one holds of the other.
  structure('790000002', { lon: C1.lon, lat: C1.lat, codeCommune: C1.codeCommune }),
  structure('790000003', { kind: 'cpts', lon: C1.lon, lat: C1.lat }),
  structure('860000001', { codeCommune: '86002' }),
  structure('860000002', { codeCommune: '86004' }),
  structure('9F0000001', { codeCommune: '97601' }),
]
const [anySource] = worldPackage.reference.sources
const loadedPackage = {
  ...worldPackage,
  reference: {
    ...worldPackage.reference,
    structures: STRUCTURES,
    sources: [
      { ...anySource!, id: 'finess', titre: 'FINESS', jeu: { ...anySource!.jeu!, date: '2026-04-25' } },
      ...worldPackage.reference.sources,
    ],
  },
}
const PLACED =
  '/api/v1/placements?territoire=region:75&posts=3&need=affectes&minMedecinsGeneralistes=0&maisonsDeSante=79001'
const FROM = '/api/v1/cabinets/nearest?lon=-0.55&lat=46.235'

describe.each(databases)('maisons and centres de santé on the $name database', ({ open }) => {
  let database: TestDatabase
  let without: ReturnType<typeof request>
  let site: ReturnType<typeof request>
  beforeAll(async () => {
    database = await open({ world: true })
    without = request((await worldApp(database)).app)
    site = request((await worldApp(database, undefined, {}, undefined, loadedPackage)).app)
  })
  afterAll(() => database?.close())

  /** The data of a page. */
  const pageOf = async (asked: typeof site, path: string) => {
    const { text } = await asked.get(path).expect(200)
    return JSON.parse(text.slice(text.indexOf('{'))).data
  }

  test('are told as not loaded where they are not, never as none', async () => {
    const told = { loaded: false, source: 'finess', vintage: null, items: [] }
    expect((await without.get(FROM).expect(200)).body.structures).toEqual(told)
    expect((await pageOf(without, '/trouver?q=niorteau')).structures).toEqual(told)
    // A point that is nowhere in France is told nothing else.
    expect((await without.get('/api/v1/cabinets/nearest?lon=-5&lat=47')).body.structures).toEqual(told)
    const { body } = await without.get(PLACED).expect(200)
    expect(body.items[0].posts.length).toBeGreaterThan(0)
    for (const { structures } of body.items[0].posts) expect(structures).toBeNull()
    expect(body.sources).not.toContain('finess')
  })

  test('come beside the cabinets, the nearest first, by the same journeys; a CPTS sees nobody', async () => {
    const { items, structures } = (await site.get(FROM).expect(200)).body
    expect(structures).toMatchObject({ loaded: true, source: 'finess', vintage: '2026-04-25' })
    expect(structures.items.map((one: { structure: { finess: string } }) => one.structure.finess)).toEqual([
      ...['790000002', '790000001', '860000001'],
    ])
    const { structure: first, ...way } = structures.items[0]
    const { cabinet, ...wayToCabinet } = items[0]
    expect(cabinet.id).toBe('C1')
    expect(way).toEqual(wayToCabinet)
    expect(first).toEqual({
      ...{ finess: '790000002', kind: 'maison-de-sante', name: 'Maison 790000002' },
      ...{ address: '1 avenue des Essais', postcode: '79001', telephone: '05 49 00 00 00' },
      ...{
        codeCommune: C1.codeCommune,
        commune: 'Niorteau',
        lon: C1.lon,
        lat: C1.lat,
        approximatePlace: null,
      },
    })
  })

  test('of which only the commune is known have no point, and say what their minutes lead to', async () => {
    const { structures } = (await site.get(FROM)).body
    expect(structures.items[1].structure).toMatchObject({
      ...{ finess: '790000001', kind: 'centre-de-sante', name: null, lon: null, lat: null },
      approximatePlace: 'Les Essarts',
    })
    expect(structures.items[1].travelMinutes).toBeGreaterThan(structures.items[0].travelMinutes)
  })

  test('are told whatever the statuses and minutes asked for, and of no other road network', async () => {
    const strict = (await site.get(`${FROM}&statuses=stopped&maxMinutes=1`)).body
    expect(strict.items).toEqual([])
    expect(strict.structures).toEqual((await site.get(FROM)).body.structures)
    const corsica = (await site.get('/api/v1/cabinets/nearest?lon=8.85&lat=41.83')).body.structures.items
    expect(corsica).toMatchObject([{ structure: { finess: '2A0000001' } }])
    const sea = (await site.get('/api/v1/cabinets/nearest?lon=-5&lat=47')).body.structures
    expect(sea).toMatchObject({ loaded: true, items: [] })
  })

  test('stand on the page of a search as in the API, where nobody is near too', async () => {
    const { place, structures } = await pageOf(site, '/trouver?q=niorteau')
    const api = await site.get(`/api/v1/cabinets/nearest?lon=${place.lon}&lat=${place.lat}`)
    expect(structures).toEqual(api.body.structures)
    expect(structures.items).toHaveLength(3)
    const none = await pageOf(site, '/trouver?q=poitevin&minutes=5')
    expect(none.state).toBe('none')
    expect(none.structures.items).toHaveLength(3)
    // No nurse of the scheme in the whole département: who lives there needs them most.
    const outside = await pageOf(site, '/trouver?q=mamoudzette')
    expect(outside.state).toBe('outside')
    expect(outside.structures.items).toMatchObject([{ structure: { finess: '9F0000001' } }])
    expect((await pageOf(site, '/trouver?q=zzzzzz')).structures).toBeNull()
  })

  test('are counted in the communes of a placement, with their source', async () => {
    const { body } = await site.get(PLACED).expect(200)
    const counts = { '79001': { maisons: 1, centres: 0 }, '79003': { maisons: 0, centres: 1 } }
    const posts: { codeCommune: keyof typeof counts; structures: unknown }[] = body.items.flatMap(
      ({ posts: placed }: { posts: object[] }) => placed,
    )
    expect(posts.length).toBeGreaterThan(0)
    for (const { codeCommune, structures } of posts)
      expect(structures, codeCommune).toEqual(
        counts[codeCommune] ?? {
          maisons: STRUCTURES.filter((one) => one.codeCommune === codeCommune).length,
          centres: 0,
        },
      )
    expect(body.sources).toContain('finess')
  })
})
