import { once } from 'node:events'
import http, { type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLand } from '../../server/country/land/land.ts'
import { countryOf } from '../../server/country/package/load-country.ts'
import { cutArchive } from '../../server/country/tiles/tile-archive.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldPackage } from '../world-package.ts'
import { worldApp } from './world-app.ts'

const TILE = '/tiles/communes/7/63/45.mvt'
const EMPTY = '/tiles/communes/7/1/1.mvt'
const GZIP = { 'Accept-Encoding': 'gzip, deflate, br' }

describe.each(databases)('what is answered before the middleware on the $name database', ({ open }) => {
  let database: TestDatabase
  let world: Awaited<ReturnType<typeof worldApp>>
  let server: Server

  beforeAll(async () => {
    database = await open({ world: true })
    world = await worldApp(database)
    server = http.createServer(world.app).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(async () => {
    server?.close()
    server?.closeAllConnections()
    await database?.close()
  })

  /** As it comes over the wire, nothing undone. */
  const ask = async (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
    const { port } = server.address() as AddressInfo
    // A connection of its own: one that is kept may be ended by the server just when it is used again.
    const asked = http.request({
      ...{ port, path, method, agent: false },
      headers: { Host: 'relais.example', ...headers },
    })
    const [response] = (await once(asked.end(), 'response')) as [IncomingMessage]
    return { status: response.statusCode, headers: response.headers, body: await buffer(response) }
  }
  const lasting = ({ date: _, ...headers }: IncomingHttpHeaders) => headers
  /** How often a route was answered with a status, as Prometheus reads it. */
  const counted = async (route: string, status: number): Promise<number> => {
    const { body } = await ask('/metrics')
    const line = body
      .toString()
      .split('\n')
      .find(
        (one) =>
          one.startsWith('http_request_duration_seconds_count') &&
          one.includes(`route="${route}"`) &&
          one.includes(`status="${status}"`),
      )
    return Number(line?.split(' ').at(-1) ?? 0)
  }

  test('what is told to a caller of its limits stays with it', async () => {
    for (const path of ['/tiles/regions/6/31/22.mvt', '/api/v1/territoires/region?limit=3']) {
      const mine = await ask(path, { ...GZIP, Authorization: 'Bearer none' })
      for (const headers of [GZIP, GZIP]) {
        const theirs = await ask(path, headers)
        expect(theirs.status).toBe(mine.status === 401 ? 200 : mine.status)
        expect(Object.keys(theirs.headers).filter((name) => name.startsWith('ratelimit'))).toEqual([])
      }
    }
  })

  test.each([TILE, '/healthz', '/circonscription/79-01', '/tiles/cabinets/7/63/45.mvt', EMPTY])(
    '%s is the same answer again: status, every header, every byte',
    async (path) => {
      for (const headers of [GZIP, { 'Accept-Encoding': 'br' }, {}] as Readonly<Record<string, string>>[]) {
        const [first, again] = [await ask(path, headers), await ask(path, headers)]
        expect([again.status, lasting(again.headers)]).toEqual([first.status, lasting(first.headers)])
        expect(again.body.equals(first.body)).toBe(true)
        expect(again.headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'content-security-policy': expect.stringContaining("default-src 'self'"),
          'permissions-policy': expect.any(String),
          vary: expect.stringContaining('Accept-Encoding'),
        })
        const head = await ask(path, headers, 'HEAD')
        expect([head.status, lasting(head.headers)]).toEqual([first.status, lasting(first.headers)])
        expect(head.body).toHaveLength(0)
      }
    },
  )

  test('who has the bytes is told so, and who has others or wants them anew is sent them', async () => {
    const { headers, body } = await ask(TILE, GZIP)
    const etag = headers.etag!
    const known = await ask(TILE, { ...GZIP, 'If-None-Match': etag })
    expect([known.status, known.body.length]).toEqual([304, 0])
    expect(known.headers).toMatchObject({
      etag,
      'cache-control': headers['cache-control'],
      'access-control-allow-origin': '*',
    })
    expect(known.headers['content-type']).toBeUndefined()
    expect((await ask(TILE, { ...GZIP, 'If-None-Match': `"other", W/${etag}` })).status).toBe(304)
    for (const others of [
      { 'If-None-Match': '"other"' },
      { 'If-None-Match': etag, 'Cache-Control': 'no-cache' },
    ])
      expect((await ask(TILE, { ...GZIP, ...others })).body.equals(body)).toBe(true)
  })

  test('a caller that does not take gzip is not sent what another was', async () => {
    const squeezed = await ask(TILE, GZIP)
    expect(squeezed.headers['content-encoding']).toBe('gzip')
    for (const taking of ['br', 'identity', 'gzip;q=0']) {
      const plain = await ask(TILE, { 'Accept-Encoding': taking })
      expect(plain.headers['content-encoding'], taking).toBeUndefined()
      expect(plain.body.equals(gunzipSync(squeezed.body)), taking).toBe(true)
    }
  })

  test('it is counted with all others', async () => {
    const route = '/tiles/{layer}/{z}/{x}/{y}.mvt'
    const { headers } = await ask(TILE, GZIP)
    const before = [await counted(route, 200), await counted(route, 304)]
    await ask(TILE, GZIP)
    await ask(TILE, { ...GZIP, 'If-None-Match': headers.etag! })
    expect([await counted(route, 200), await counted(route, 304)]).toEqual(before.map((n) => n! + 1))
  })

  test('what is wrong is refused as before, also where the right one is kept', async () => {
    await ask(TILE)
    const refused = async (path: string, headers = {}, method = 'GET') => {
      const answer = await ask(path, headers, method)
      expect(answer.headers['content-type'], path).toContain('problem+json')
      return answer
    }
    expect((await refused('/tiles/communes/7/63/45.png')).status).toBe(400)
    expect((await refused('/tiles/other/7/63/45.mvt')).status).toBe(404)
    expect((await refused(`${TILE}?v=1`)).status).toBe(400)
    for (const host of ['a b', 'relais.example:99999', '1.2.3.4.5'])
      expect((await refused('/ogc?f=json', { Host: host })).status, host).toBe(400)
    expect((await refused('//[/ogc?f=json')).status).toBe(400)
    expect((await ask('http://[/ogc?f=json')).status).toBe(404)
    for (const protocol of ['javascript', 'ftp', 'https evil', '\u00a0'])
      expect((await refused('/ogc?f=json', { 'X-Forwarded-Proto': protocol })).status, protocol).toBe(400)
    for (const protocol of ['https', 'https, http', ''])
      expect((await ask('/ogc?f=json', { 'X-Forwarded-Proto': protocol })).status, protocol).toBe(200)
    expect((await refused(TILE, { Host: 'a b' })).status).toBe(400)
    expect((await refused(TILE, { 'X-Forwarded-Host': 'a/b' })).status).toBe(400)
    const posted = await refused(TILE, {}, 'POST')
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD'])
    expect((await ask(`${TILE}?asOf=2026-07-01`)).status).toBe(200)
    expect((await refused(`${TILE}?asOf=1999-01-01`)).status).toBe(422)
    expect((await ask(TILE, { Authorization: 'Bearer none' })).status).toBe(200)
    // Whoever watches need name no host.
    expect((await ask('/healthz', { Host: '' })).status).toBe(200)
  })

  test('once tiles are cut their addresses name their bytes and are kept for ever, under that name only', async () => {
    const before = await ask(TILE, GZIP)
    world.atlas.useTiles(
      cutArchive(createLand(countryOf(worldPackage, { cabinets: [], events: [] })).tiles.layers),
    )
    const { tiles } = JSON.parse((await ask('/tiles/communes.json')).body.toString()) as { tiles: [string] }
    const [, hash] = /^http:\/\/relais\.example\/tiles\/communes\/([\w-]{22})\/{z}\/{x}\/{y}\.mvt$/.exec(
      tiles[0],
    )!
    const at = (name: string, rest = '7/63/45.mvt') => `/tiles/communes/${name}/${rest}`
    for (let time = 0; time < 2; time++) {
      const named = await ask(at(hash!), GZIP)
      expect(named.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(named.body.equals(before.body)).toBe(true)
      // A map that was opened before a new release goes on.
      const other = await ask(at('0'.repeat(22)), GZIP)
      expect([other.status, other.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(other.body.equals(before.body)).toBe(true)
      // Deeper than what the hash was made of.
      expect((await ask(at(hash!, '11/1020/726.mvt'), GZIP)).headers['cache-control']).toBe(
        before.headers['cache-control'],
      )
      expect((await ask(at(hash!, '7/1/1.mvt'), GZIP)).status).toBe(204)
      expect((await ask(at('short'))).status).toBe(400)
    }
    const cabinets = JSON.parse((await ask('/tiles/cabinets.json')).body.toString()) as { tiles: [string] }
    expect(cabinets.tiles).toEqual(['http://relais.example/tiles/cabinets/{z}/{x}/{y}.mvt'])
  })
})
