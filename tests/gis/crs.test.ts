import { execFileSync } from 'node:child_process'
import type { MultiPolygon, Position } from 'geojson'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OGC_CRS, type OgcCrs } from '../../server/contract/gis.ts'
import { boundsIn } from '../../server/service/gis/bbox.ts'
import { crsOf, hasPlace, inCrs } from '../../server/service/gis/crs.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { canRun } from '../deploy/programs.ts'
import { gisWorld, publishWorld, type Shape } from './gis-world.ts'

/** A place in each territory: Paris, Ajaccio, Cayenne, Saint-Denis, Mamoudzou, Pointe-à-Pitre, Saint-Pierre. */
const PLACES = [
  [2.35, 48.85],
  [8.74, 41.92],
  [-52.33, 4.93],
  [55.45, -20.88],
  [45.23, -12.78],
  [-61.53, 16.24],
  [-56.18, 46.78],
] as const
const GDALTRANSFORM = '/usr/bin/gdaltransform'
const codeOf = (uri: string) => Number(uri.split('/').at(-1)!.replace('CRS84', '4326'))

describe('reference systems', () => {
  test.skipIf(!canRun(GDALTRANSFORM))('coordinates are those of PROJ, or none', () => {
    for (const uri of OGC_CRS) {
      const crs = crsOf(uri)
      const told = execFileSync(
        GDALTRANSFORM,
        ['-s_srs', 'EPSG:4326', '-t_srs', `EPSG:${codeOf(uri)}`, '-output_xy'],
        { input: PLACES.map((at) => `${at.join(' ')}\n`).join(''), encoding: 'utf8' },
      )
      const expected = told
        .trim()
        .split('\n')
        .map((line) => line.split(' ').map(Number))
      expect(expected).toHaveLength(PLACES.length)
      let placed = 0
      for (const [k, at] of PLACES.entries()) {
        const own = inCrs({ type: 'Point', coordinates: [...at] }, crs)
        if (own === null) continue
        placed++
        const { coordinates } = own as { coordinates: Position }
        const [x, y] = crs.northFirst ? [...coordinates].reverse() : coordinates
        expect(Math.abs(x! - expected[k]![0]!), `${uri} ${at.join()}`).toBeLessThan(0.02)
        expect(Math.abs(y! - expected[k]![1]!), `${uri} ${at.join()}`).toBeLessThan(0.02)
      }
      expect(placed, uri).toBe(
        ({ 2972: 3, 5490: 3, 2975: 2, 4471: 2 } as Record<number, number>)[codeOf(uri)] ?? 7,
      )
    }
  })

  test('kept bounds hold each vertex, in each system on its own', () => {
    for (const [lon, lat, size] of [
      [-5, 42, 6],
      [-54.6, 2.1, 3.5],
      [55.2, -21.4, 0.6],
      [9, 41.3, 1.7],
      [45, -13, 0.4],
      [-61.8, 14.3, 2.3],
    ] as const) {
      const ring: Position[] = Array.from({ length: 201 }, (_, k) => {
        const [side, along] = [Math.floor((k % 200) / 50), (k % 50) / 50]
        const [x, y] = [
          [along, 0],
          [1, along],
          [1 - along, 1],
          [0, 1 - along],
        ][side]! as [number, number]
        return [lon + x * size, lat + y * size]
      })
      const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: [[ring]] }
      for (const uri of OGC_CRS) {
        const crs = crsOf(uri)
        if (!hasPlace(geometry, crs)) continue
        const [west, south, east, north] = boundsIn({ geometry }, crs)!
        for (const at of ring) {
          const [x, y] = crs.project ? crs.project(at[0]!, at[1]!) : (at as [number, number])
          expect(x >= west && x <= east && y >= south && y <= north, `${uri} ${at.join()}`).toBe(true)
        }
      }
    }
  })
})

describe.each(databases)('reference systems of /ogc on the $name database', ({ open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof gisWorld>>
  beforeAll(async () => {
    database = await open({ world: true })
    world = await gisWorld(database)
    await publishWorld(database, world.live)
  })
  afterAll(() => database?.close())

  test('boxes and shapes in each system find what PostGIS finds there', async () => {
    for (const uri of OGC_CRS) {
      const crs = crsOf(uri)
      const placed = (await world.items('communes')).filter(({ geometry }) => hasPlace(geometry!, crs))
      const sizes = new Set<number>()
      for (const id of ['79001', '79005', '86002', '97601'])
        for (const [near, far] of [
          [0, 0.02],
          [-0.06, 0.13],
          [-3, 3],
        ] as const) {
          const [lon, lat] = (placed.find((one) => one.id === id)?.geometry as MultiPolygon | undefined)
            ?.coordinates[0]![0]![0] ?? [NaN, NaN]
          if (Number.isNaN(lon)) continue
          const [a, b] = [near, far].map((by) =>
            crs.project ? crs.project(lon! + by, lat! + by) : ([lon! + by, lat! + by] as const),
          ) as [readonly [number, number], readonly [number, number]]
          const box = [
            ...[Math.min(a[0], b[0]), Math.min(a[1], b[1])],
            ...[Math.max(a[0], b[0]), Math.max(a[1], b[1])],
          ] as [number, number, number, number]
          const written = crs.northFirst ? [box[1], box[0], box[3], box[2]] : box
          const { rows } = await database.knex.raw(
            `SELECT code FROM relais.zonage WHERE code = ANY(?) AND
               ST_Intersects(ST_Transform(geom, ?::int), ST_MakeEnvelope(?, ?, ?, ?, ?::int)) ORDER BY code COLLATE "C"`,
            [placed.map((one) => String(one.id)), codeOf(uri), ...box, codeOf(uri)],
          )
          const expected = rows.map(({ code }: { code: string }) => code)
          const asBox = await world.ids('communes', { bbox: written.join(), 'bbox-crs': uri })
          expect(asBox, `${uri} ${box.join()}`).toEqual(expected)
          const filter = `S_INTERSECTS(geometry, BBOX(${written.join()}))`
          expect(await world.ids('communes', { filter, 'filter-crs': uri }), `${uri} ${filter}`).toEqual(
            expected,
          )
          sizes.add(expected.length)
        }
      // Nothing of the tiny France lies in America.
      expect(sizes.size, uri).toBeGreaterThan(Math.min(2, placed.length - 1))
    }
  })

  test('the other side of the world has no coordinates rather than wrong ones, and the answer says so', async () => {
    const MAYOTTE = 'http://www.opengis.net/def/crs/EPSG/0/4471' satisfies OgcCrs
    const { headers, text } = await world.get(world.itemsPath('communes', { crs: MAYOTTE }))
    expect(headers['content-crs']).toBe(`<${MAYOTTE}>`)
    const body = JSON.parse(text)
    const shown = (body.features as Shape[]).filter(({ geometry }) => geometry).map(({ id }) => id)
    expect(shown).toEqual(['97601'])
    expect(body.note).toContain('EPSG:4471 n’a pas de coordonnées pour 12 de ces objets')
    const one = await world.ask(`/ogc/collections/communes/items/79001?crs=${MAYOTTE}`)
    expect(one).toMatchObject({ geometry: null, note: expect.stringContaining('CRS84') })
    const whole = await world.ask(world.itemsPath('communes', {}))
    expect(whole.note).toBeUndefined()
    const elsewhere = await world.ids('communes', {
      filter: 'S_DISJOINT(geometry, BBOX(500000,8500000,600000,8600000))',
      'filter-crs': MAYOTTE,
    })
    expect(elsewhere).toHaveLength(12)
  })
})
