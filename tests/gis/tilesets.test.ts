import type { Server } from 'node:http'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OGC_COLLECTIONS } from '../../server/contract/gis.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { listening } from '../http/listening.ts'
import { worldApp } from '../http/world-app.ts'

const REL = 'http://www.opengis.net/def/rel/ogc/1.0/'

interface Link {
  readonly rel: string
  readonly href: string
  readonly type: string
}

/** OGC API – Tiles part 1 (20-057), by its requirement classes. */
describe.each(databases.slice(0, 1))('the vector tiles of /ogc', ({ open }) => {
  let database: TestDatabase
  let server: Server
  let origin: string
  beforeAll(async () => {
    database = await open({ world: true })
    const { app } = await worldApp(database)
    ;({ server, origin } = await listening(app))
  })
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve))
    await database?.close()
  })

  const ask = async (address: string) => {
    const response = await fetch(address, { headers: { Accept: 'application/json' } })
    expect(response.status, address).toBe(200)
    return response.json()
  }
  const leadsTo = (document: { readonly links: readonly Link[] }, rel: string): string => {
    const found = document.links.find((link) => link.rel === rel)
    expect(found, rel).toBeDefined()
    return found!.href
  }
  /** The tileset of a collection, found by following links alone. */
  const tilesetOf = async (id: string) => {
    const collection = await ask(`${origin}/ogc/collections/${id}`)
    const { tilesets } = await ask(leadsTo(collection, `${REL}tilesets-vector`))
    expect(tilesets).toHaveLength(1)
    return ask(leadsTo(tilesets[0], 'self'))
  }

  test('tilesets-list, geodata-tilesets: each collection leads to its tileset, and that says how tiles are numbered', async () => {
    const landing = await ask(`${origin}/ogc`)
    const { tileMatrixSets } = await ask(leadsTo(landing, `${REL}tiling-schemes`))
    const set = await ask(leadsTo(tileMatrixSets[0], 'self'))
    for (const id of OGC_COLLECTIONS) {
      const tileset = await tilesetOf(id)
      expect(tileset).toMatchObject({ dataType: 'vector', tileMatrixSetURI: set.uri, crs: set.crs })
      expect(await ask(leadsTo(tileset, `${REL}tiling-scheme`))).toEqual(set)
    }
  })

  test('the tile matrix set is WebMercatorQuad: numbers of its definition', async () => {
    const { tileMatrices, ...set } = await ask(`${origin}/ogc/tileMatrixSets/WebMercatorQuad`)
    expect(set).toMatchObject({ id: 'WebMercatorQuad', orderedAxes: ['X', 'Y'] })
    // OGC 17-083r4, table D.1.
    expect(tileMatrices[0].scaleDenominator).toBeCloseTo(559082264.028717, 5)
    expect(tileMatrices[12].cellSize).toBeCloseTo(38.21851414258813, 11)
    expect(tileMatrices[0].pointOfOrigin[0]).toBeCloseTo(-20037508.342789244, 6)
    expect(tileMatrices[5]).toMatchObject({ id: '5', matrixWidth: 32, matrixHeight: 32, tileWidth: 256 })
  })

  test('core, tileset, mvt: within the limits tiles hold the layer and no other, beyond its zooms there are none', async () => {
    for (const id of OGC_COLLECTIONS) {
      const tileset = await tilesetOf(id)
      const { href, type } = tileset.links.find(({ rel }: Link) => rel === 'item')
      const tileAt = (tileMatrix: string | number, tileRow: number, tileCol: number) => {
        const values = { tileMatrix, tileRow, tileCol }
        return fetch(
          Object.entries(values).reduce(
            (address, [name, value]) => address.replace(`{${name}}`, String(value)),
            href,
          ),
        )
      }
      const fields = Object.keys(tileset.layers[0].propertiesSchema.properties)
      // A layer without a shape has no limits, and no tile.
      if (!tileset.tileMatrixSetLimits) {
        expect((await ask(`${origin}/ogc/collections/${id}`)).extent.spatial).toBeUndefined()
        expect((await tileAt(0, 0, 0)).status).toBe(204)
        continue
      }
      let found = 0
      const shallow = tileset.tileMatrixSetLimits.filter(({ tileMatrix }: { tileMatrix: string }) =>
        ['7', '8'].includes(tileMatrix),
      )
      for (const { tileMatrix, minTileRow, maxTileRow, minTileCol, maxTileCol } of shallow) {
        for (let row = minTileRow; row <= maxTileRow; row++)
          for (let col = minTileCol; col <= maxTileCol; col++) {
            const response = await tileAt(tileMatrix, row, col)
            expect([200, 204]).toContain(response.status)
            if (response.status === 204) continue
            expect(response.headers.get('content-type')).toBe(type)
            const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())))
            expect(Object.keys(layers)).toEqual([tileset.layers[0].id])
            expect(fields).toEqual(expect.arrayContaining(Object.keys(layers[id]!.feature(0).properties)))
            found++
          }
      }
      expect(found, id).toBeGreaterThan(0)
      const side = 2 ** Number(shallow[0].tileMatrix)
      expect((await tileAt(shallow[0].tileMatrix, side, 0)).status).toBe(404)
      expect((await tileAt(30, 0, 0)).status).toBe(404)
    }
  })

  test('says in which reference system tiles are, and of no other', async () => {
    for (const id of OGC_COLLECTIONS) {
      const { tilesets } = await ask(`${origin}/ogc/collections/${id}/tiles`)
      for (const { description, crs } of [tilesets[0], await tilesetOf(id)]) {
        expect(crs, id).toBe('http://www.opengis.net/def/crs/EPSG/0/3857')
        expect(description.match(/EPSG:\d+|CRS84/g), id).toEqual(['EPSG:3857'])
        expect(description.includes('DÉMONSTRATION'), id).toBe(id !== 'zonage')
      }
      const page = await fetch(`${origin}/ogc/collections/${id}/tiles?f=html`)
      expect(await page.text(), id).toContain('EPSG:3857')
    }
  })

  test('what is not there is not found, and unknown parameters are refused', async () => {
    const status = async (path: string) => (await fetch(`${origin}/ogc${path}`)).status
    expect(await status('/collections/nowhere/tiles')).toBe(404)
    expect(await status('/collections/communes/tiles/Other')).toBe(404)
    expect(await status('/collections/communes/tiles?bbox=1,2,3,4')).toBe(400)
    expect(await status('/en/collections/communes/tiles')).toBe(404)
  })
})
