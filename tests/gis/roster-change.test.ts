import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRoster } from '../../server/country/package/load-roster.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { worldInputs } from '../world.ts'

interface Features {
  readonly numberMatched: number
  readonly features: readonly {
    readonly id: string
    readonly geometry: { readonly coordinates: readonly number[] }
  }[]
}

describe.each(databases.slice(0, 1))('/ogc when another roster is loaded', ({ open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof worldApp>>
  beforeAll(async () => {
    database = await open({ world: true })
    world = await worldApp(database)
  })
  afterAll(() => database?.close())

  test('tells its cabinets, at their places, and no other', async () => {
    const items = async (): Promise<Features> =>
      JSON.parse((await request(world.app).get('/ogc/collections/cabinets/items?f=json')).text) as Features
    const before = await items()
    expect(before.numberMatched).toBe(worldInputs.cabinets.length)
    const [moved, ...rest] = worldInputs.cabinets.slice(1)
    const cabinets = [{ ...moved!, lon: moved!.lon + 0.01 }, ...rest]
    await loadRoster(database, { demonstration: false, cabinets, events: [] })
    await world.live.refresh()
    const after = await items()
    expect(after.numberMatched).toBe(cabinets.length)
    expect(after.features.map(({ id }) => id).sort()).toEqual(cabinets.map(({ id }) => id).sort())
    expect(after.features.find(({ id }) => id === moved!.id)!.geometry.coordinates[0]).toBeCloseTo(
      moved!.lon + 0.01,
      5,
    )
    const gone = await request(world.app).get(
      `/ogc/collections/cabinets/items/${worldInputs.cabinets[0]!.id}`,
    )
    expect(gone.status).toBe(404)
    const file = JSON.parse((await request(world.app).get('/donnees/cabinets.geojson')).text) as Features
    expect(file.features).toHaveLength(cabinets.length)
  })
})
