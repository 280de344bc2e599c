import { once } from 'node:events'
import http, { type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { monthsOf } from '../../server/country/views/months.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { giveToken } from '../stewards/people.ts'
import { WORLD_DAY, worldInputs } from '../world.ts'
import { worldApp } from './world-app.ts'

const SHEET = '/circonscription/79-01'
const CARTE = '/api/v1/carte/commune'

describe.each(databases)('finished answers on the $name database', ({ open }) => {
  let database: TestDatabase
  let site: ReturnType<typeof request>
  let world: Awaited<ReturnType<typeof worldApp>>
  let token: string
  let server: Server
  let address: string
  let drawn = 0
  let [today, answers] = [WORLD_DAY, true]

  beforeAll(async () => {
    database = await open({ world: true })
    world = await worldApp(database, undefined, {
      today: () => today,
      databaseAnswers: () => answers,
      renderPage: (name, context, data) => {
        drawn++
        return `<!doctype html><title>${name}</title>${JSON.stringify({ context, data })}`
      },
    })
    site = request(world.app)
    server = http.createServer(world.app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    token = (await giveToken(database, { label: 'nationale', role: 'national' })).text
  })
  afterAll(async () => {
    server?.close()
    server?.closeAllConnections()
    await database?.close()
  })

  /** As it comes over the wire, nothing undone. */
  const ask = async (method: string, path: string, headers: Readonly<Record<string, string>> = {}) => {
    const [response] = (await once(
      http
        .request(address + path, { method, headers: { Host: 'relais.example', ...headers } })
        .on('error', () => {})
        .end(),
      'response',
    )) as [IncomingMessage]
    return { status: response.statusCode, headers: response.headers, body: await buffer(response) }
  }
  const sent = (path: string, headers: Readonly<Record<string, string>> = {}) => ask('GET', path, headers)
  /** How many pages are drawn to answer. */
  const draws = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> => {
    const before = drawn
    expect((await sent(path, headers)).status).toBe(200)
    return drawn - before
  }

  test('the same bytes are sent again without being made again, in each coding, and 304 to who has them', async () => {
    for (const path of [SHEET, `/en/constituency/79-01`, CARTE, '/departement/79', '/']) {
      const first = await sent(path)
      const before = drawn
      const again = await sent(path)
      expect(again.body.equals(first.body), path).toBe(true)
      expect(again.headers['content-type']).toBe(first.headers['content-type'])
      expect(again.headers['cache-control']).toBe('no-cache')
      expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy'])
      expect(again.headers.etag).toMatch(/^"[\w-]+"$/)
      expect(drawn).toBe(before)
      const known = await sent(path, { 'If-None-Match': again.headers.etag! })
      expect([known.status, known.body.length]).toEqual([304, 0])
      for (const [coding, undo] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const)
        for (let time = 0; time < 2; time++) {
          // As browsers write it: the first they name is not the shortest.
          const squeezed = await sent(path, {
            'Accept-Encoding': coding === 'br' ? 'gzip, deflate, br' : coding,
          })
          expect(squeezed.headers['content-encoding']).toBe(coding)
          expect(squeezed.headers.vary).toContain('Accept-Encoding')
          expect(squeezed.headers.etag).not.toBe(first.headers.etag)
          expect(undo(squeezed.body).equals(first.body), `${path} ${coding}`).toBe(true)
        }
    }
    const [head, whole] = [await ask('HEAD', SHEET), await sent(SHEET)]
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(head.headers['content-length']).toBe(String(whole.body.length))
  })

  test('another host, another query and a day of its own are answers of their own', async () => {
    await sent(SHEET)
    expect(await draws(SHEET)).toBe(0)
    expect(await draws(SHEET, { Host: 'elsewhere.example' })).toBe(1)
    expect(await draws(`${SHEET}?total=200000`)).toBe(1)
    const { body } = await sent(SHEET, { Host: 'elsewhere.example' })
    expect(body.toString()).toContain('http://elsewhere.example')
  })

  test('no header leads one address to the answer of another, and a host that is none is refused', async () => {
    const own = await sent('/en/departement/79')
    for (const header of ['Host', 'X-Forwarded-Host'])
      expect((await sent('/departement/79', { [header]: 'relais.example/en' })).status, header).toBe(400)
    expect((await sent('/departement/79', { Host: "a'b" })).status).toBe(400)
    expect((await sent('/en/departement/79')).body.equals(own.body)).toBe(true)
    // Proxies that ask whether it lives name no host.
    expect((await sent('/healthz', { Host: '' })).status).toBe(200)
  })

  test('a coding that is not kept is not sent under the tag of other bytes', async () => {
    const plain = await sent(SHEET)
    const other = await sent(SHEET, { 'Accept-Encoding': 'deflate' })
    expect(other.headers['content-encoding']).toBeUndefined()
    expect(other.body.equals(plain.body)).toBe(true)
    expect(other.headers.etag).toBe(plain.headers.etag)
  })

  test('what somebody looked for, what is refused and what is redirected are made each time', async () => {
    await sent('/trouver?q=niort')
    expect(await draws('/trouver?q=niort')).toBe(1)
    await sent('/circonscriptions?q=niort')
    expect(await draws('/circonscriptions?q=niort')).toBe(1)
    await sent('/territoires?q=niort')
    expect(await draws('/territoires?q=niort')).toBe(1)
    for (let time = 0; time < 2; time++) {
      expect((await sent('/circonscription/79-99')).status).toBe(404)
      expect((await sent('/circonscription/7901')).status).toBe(308)
    }
  })

  test('a statement that is acknowledged is in the very next answer, a day and a silent database too', async () => {
    const paths = [SHEET, CARTE, '/departement/79', '/api/v1/frise', '/api/v1/liste']
    const before = await Promise.all(paths.map(async (path) => (await sent(path)).body))
    const { id } = worldInputs.cabinets.find(({ codeCommune }) => codeCommune.startsWith('79'))!
    const said = await site
      .post(`/api/v1/cabinets/${id}/events`)
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', 'closed')
      .send({ statut: 'stopped', effectiveOn: '2026-09-15', evidence: 'association' })
    expect(said.body, JSON.stringify(said.body)).toHaveProperty('event')
    for (const [at, path] of paths.entries())
      expect((await sent(path)).body.equals(before[at]!), path).toBe(false)

    expect(await draws(SHEET)).toBe(0)
    today = '2026-10-02'
    expect(await draws(SHEET)).toBe(1)
    answers = false
    expect(await draws(SHEET)).toBe(1)
    answers = true
    expect(await draws(SHEET)).toBe(1)
    await monthsOf(world.atlas).keep('2026-08-01')
    expect(await draws(SHEET)).toBe(1)
    expect(await draws(SHEET)).toBe(0)
  })
})
