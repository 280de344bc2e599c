import type { Feature } from 'geojson'
import { gunzipSync, gzipSync } from 'node:zlib'
import { PMTiles, zxyToTileId, type Source } from 'pmtiles'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DOWNLOAD_LAYERS } from '../../server/contract/downloads.ts'
import { pmtilesOf, tileId, type ArchivedTile } from '../../server/service/downloads/pmtiles.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { takeBytes } from '../http/take-bytes.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_DAY } from '../world.ts'

/** Bytes in memory, asked for by ranges. */
const sourceOf = (bytes: Buffer): Source => ({
  getKey: () => 'memory',
  getBytes: (offset, length) =>
    Promise.resolve({
      data: bytes.buffer.slice(
        bytes.byteOffset + offset,
        bytes.byteOffset + Math.min(bytes.length, offset + length),
      ) as ArrayBuffer,
    }),
})
const squeezed = new Map<string, Buffer>()
function tileOf(z: number, x: number, y: number, text: string): ArchivedTile {
  const gzip = squeezed.get(text) ?? gzipSync(text)
  squeezed.set(text, gzip)
  return { z, x, y, gzip, etag: text }
}
const HEAD = { minzoom: 0, maxzoom: 8, bounds: [-63.2, -21.5, 55.9, 51.2], metadata: { name: 'é' } } as const
const archiveOf = (tiles: readonly ArchivedTile[]) => Buffer.concat([...pmtilesOf(tiles, HEAD)])

/** Held against the reader that its makers keep. */
describe('an archive of tiles', () => {
  test('numbers tiles along the curve', () => {
    for (let z = 0; z <= 5; z++)
      for (let x = 0; x < 2 ** z; x++)
        for (let y = 0; y < 2 ** z; y++) expect(tileId(z, x, y), `${z}/${x}/${y}`).toBe(zxyToTileId(z, x, y))
    for (const [z, x, y] of [
      [12, 2074, 1409],
      [20, 530_000, 360_000],
    ] as const)
      expect(tileId(z, x, y)).toBe(zxyToTileId(z, x, y))
  })

  test('gives every tile, and none where none is, by one directory or by several', async () => {
    for (const side of [3, 256]) {
      const tiles: ArchivedTile[] = []
      for (let x = 0; x < side; x++)
        for (let y = 0; y < side; y += 1 + (x % 3))
          tiles.push(tileOf(8, x, y, `tile ${(x * y) % 7} ${x % 5}`))
      const archive = new PMTiles(sourceOf(archiveOf(tiles)))
      const header = await archive.getHeader()
      expect(header).toMatchObject({
        specVersion: 3,
        clustered: true,
        tileType: 1,
        numAddressedTiles: tiles.length,
      })
      expect(header.leafDirectoryLength! > 0).toBe(side === 256)
      expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual(HEAD.bounds)
      expect(await archive.getMetadata()).toEqual(HEAD.metadata)
      for (const { z, x, y, etag } of tiles.filter((_, k) => k % 97 === 0))
        expect(Buffer.from((await archive.getZxy(z, x, y))!.data).toString()).toBe(etag)
      expect(await archive.getZxy(8, 1, 1)).toBeUndefined()
    }
  })

  test('holds the same bytes once, and is the same whatever the order', () => {
    const tiles = [0, 1, 2, 3].map((x) => tileOf(2, x, 1, x === 2 ? 'land' : 'sea'))
    const bytes = archiveOf(tiles)
    expect(archiveOf(tiles.toReversed())).toEqual(bytes)
    expect(bytes.readBigUInt64LE(72)).toBe(4n)
    expect(bytes.readBigUInt64LE(88)).toBe(2n)
    expect(gunzipSync(tiles[0]!.gzip).toString()).toBe('sea')
  })
})

describe('the tiles of a layer as one file', () => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  const bytesOf = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await api.get(path).set(headers).buffer(true).parse(takeBytes)
    return { ...response, headers: response.headers, status: response.status, bytes: response.body as Buffer }
  }
  /** An archive read over HTTP, range by range. */
  const remote = (path: string): Source => ({
    getKey: () => path,
    getBytes: async (offset, length) => {
      const { status, headers, bytes } = await bytesOf(path, {
        Range: `bytes=${offset}-${offset + length - 1}`,
      })
      expect(status).toBe(206)
      return { data: new Uint8Array(bytes).buffer, etag: headers.etag as string }
    },
  })

  test('holds the tiles that are served, and nothing else', async () => {
    for (const layer of DOWNLOAD_LAYERS) {
      const archive = new PMTiles(remote(`/donnees/${layer}.pmtiles`))
      const { minZoom, maxZoom, numAddressedTiles } = await archive.getHeader()
      const { body } = await api.get(`/ogc/collections/${layer}/items?limit=99&f=json`).responseType('blob')
      const located = JSON.parse(body.toString()).features.find((one: Feature) => one.geometry)
      if (!located) {
        expect(numAddressedTiles).toBe(0)
        continue
      }
      const { geometry } = located
      const [lon, lat] = geometry.coordinates.flat(Infinity)
      const told = (await api.get(`/tiles/${layer}.json`)).body
      expect([minZoom, maxZoom], layer).toEqual([told.minzoom, Math.min(9, told.maxzoom)])
      let found = 0
      for (let z = minZoom; z <= maxZoom; z++) {
        // Around a first feature; beyond it lie some that are empty.
        const x0 = Math.floor(((lon + 180) / 360) * 2 ** z)
        const sine = Math.sin((lat * Math.PI) / 180)
        const y0 = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z)
        for (let x = Math.max(0, x0 - 1); x <= Math.min(2 ** z - 1, x0 + 1); x++)
          for (let y = Math.max(0, y0 - 1); y <= Math.min(2 ** z - 1, y0 + 1); y++) {
            const served = await bytesOf(`/tiles/${layer}/${z}/${x}/${y}.mvt`, {
              'Accept-Encoding': 'identity',
            })
            const tile = await archive.getZxy(z, x, y)
            expect(tile === undefined, `${layer} ${z}/${x}/${y}`).toBe(served.status === 204)
            if (!tile) continue
            expect(Buffer.from(tile.data).equals(served.bytes)).toBe(true)
            found++
          }
      }
      expect(found).toBeGreaterThan(0)
      expect(numAddressedTiles).toBeGreaterThanOrEqual(found)
      const metadata = (await archive.getMetadata()) as Record<string, unknown>
      expect(metadata).toMatchObject({
        asOf: WORLD_DAY,
        demonstration: layer !== 'zonage',
        vector_layers: [{ id: layer, fields: told.vector_layers[0].fields }],
      })
      expect(metadata.attribution).toBe((await api.get(`/ogc/collections/${layer}?f=json`)).body.attribution)
    }
  })
})
