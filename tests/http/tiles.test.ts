import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { takeBytes } from './take-bytes.ts'
import { worldApp } from './world-app.ts'

describe.each(databases)('vector tiles on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  const tile = async (address: string) => {
    const response = await api.get(address).buffer(true).parse(takeBytes)
    expect(response.status, address).toBe(200)
    return { layers: new VectorTile(new PbfReader(response.body)).layers, headers: response.headers }
  }
  const features = async (layer: string, address: string) => {
    const { layers } = await tile(`/tiles/${layer}/${address}`)
    expect(Object.keys(layers)).toEqual([layer])
    return Array.from({ length: layers[layer]!.length }, (_, at) => layers[layer]!.feature(at))
  }

  test('TileJSON describes each layer, and its address leads to tiles', async () => {
    for (const layer of [
      'communes',
      'circonscriptions',
      'departements',
      'regions',
      'zonage',
      'labels',
      'cabinets',
    ]) {
      const { body } = await api.get(`/tiles/${layer}.json`).expect(200)
      expect(body).toMatchObject({ tilejson: '3.0.0', vector_layers: [{ id: layer }] })
      if (layer === 'circonscriptions') expect(body.attribution).toContain('Sciences Po')
      expect(body.tiles[0]).toMatch(new RegExp(`^http://[^/]+/tiles/${layer}/{z}/{x}/{y}.mvt$`))
    }
  })

  test('the areas of the tiny France lie where they are, with code and name and no figure', async () => {
    // The world's mainland, -0.6…-0.1 by 46.2…46.34, in one tile of zoom 7.
    const communes = await features('communes', '7/63/45.mvt')
    expect(communes.map(({ properties }) => properties.code).sort()).toEqual([
      '79001',
      '79002',
      '79003',
      '79004',
      '79005',
      '79006',
      '86001',
      '86002',
      '86003',
      '86004',
    ])
    expect(Object.keys(communes[0]!.properties).sort()).toEqual(['code', 'nom'])
    const geometry = communes.find(({ properties }) => properties.code === '79001')!.toGeoJSON(63, 45, 7)
    const ring = (geometry.geometry as { coordinates: number[][][] }).coordinates[0]!
    expect(Math.min(...ring.map(([lon]) => lon!))).toBeCloseTo(-0.6, 2)
    expect(Math.max(...ring.map(([, lat]) => lat!))).toBeCloseTo(46.27, 2)
    const circonscriptions = await features('circonscriptions', '7/63/45.mvt')
    expect(circonscriptions.map(({ properties }) => properties.code)).toEqual(['79-01', '79-02', '86-01'])
  })

  test('communes are generalised below zoom 7, each with its code alone, and start at zoom 5', async () => {
    const { body } = await api.get('/tiles/communes.json').expect(200)
    expect(body).toMatchObject({ minzoom: 5, vector_layers: [{ minzoom: 5 }] })
    for (const address of ['5/15/11.mvt', '6/31/22.mvt']) {
      const communes = await features('communes', address)
      expect(communes.map(({ properties }) => properties.code)).toEqual(
        expect.arrayContaining(['79001', '79006', '86001', '86004']),
      )
      for (const commune of communes) {
        expect(Object.keys(commune.properties)).toEqual(['code'])
        expect(commune.extent).toBe(512)
        expect(commune.loadGeometry()[0]!.length).toBeGreaterThanOrEqual(4)
      }
    }
    await api.get('/tiles/communes/4/7/5.mvt').expect(404)
  })

  test('cabinets carry the status of the day asked for', async () => {
    const statut = async (query: string) =>
      Object.fromEntries(
        (await features('cabinets', `7/63/45.mvt${query}`)).map(({ properties }) => [
          properties.id,
          properties.statut,
        ]),
      )
    expect(await statut('')).toMatchObject({ C1: 'active', C2: 'reduced', C4: 'unknown', C5: 'stopped' })
    expect(await statut('?asOf=2026-07-01')).toMatchObject({ C4: 'active' })
  })

  test('labels of small communes wait for a closer look', async () => {
    const names = async (address: string) =>
      (await features('labels', address)).map(({ properties }) => properties.nom)
    expect(await names('7/63/45.mvt')).toEqual(expect.arrayContaining(['Deux-Sèvres', 'Vienne']))
    expect(await names('7/63/45.mvt')).not.toContain('Les Essarts')
    expect(await names('11/1020/726.mvt')).toContain('Niorteau')
  })

  test('a tile is asked for once: gzip, entity tag, not modified', async () => {
    const { headers } = await tile('/tiles/departements/5/15/11.mvt')
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
      'access-control-allow-origin': '*',
    })
    await api.get('/tiles/departements/5/15/11.mvt').set('If-None-Match', headers.etag!).expect(304)
    const now = await tile('/tiles/cabinets/7/63/45.mvt')
    expect(now.headers).toMatchObject({ 'cache-control': 'no-cache', etag: expect.any(String) })
    await api.get('/tiles/cabinets/7/63/45.mvt').set('If-None-Match', now.headers.etag!).expect(304)
    const plain = await api
      .get('/tiles/departements/5/15/11.mvt')
      .set('Accept-Encoding', 'identity')
      .expect(200)
    expect(plain.headers['content-encoding']).toBeUndefined()
  })
})
