import { Writable } from 'node:stream'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from './world-app.ts'

describe.each(databases)('a place that somebody looked for, on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  let log = ''

  beforeAll(async () => {
    database = await open({ world: true })
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log += chunk.toString()
        done()
      },
    })
    api = request((await worldApp(database, sink)).app)
  })
  afterAll(() => database?.close())

  test('is in no log, no metric and no cache', async () => {
    const searches = [
      '/api/v1/places?q=Radegonde',
      '/api/v1/places?q=Radegonde&unknown=Radegonde',
      '/api/v1/cabinets/nearest?lon=-0.2512345&lat=46.3054321',
      '/trouver?q=Radegonde',
      '/trouver?lon=-0.2512345&lat=46.3054321',
      '/en/trouver?q=Radegonde&minutes=Radegonde',
      '/Radegonde?q=46.3054321',
      '/api/v1/cabinets/Radegonde',
    ]
    for (const address of searches) {
      const { status, headers } = await api
        .get(address)
        .set('Referer', 'http://x/?q=Radegonde')
        .set('User-Agent', 'Radegonde')
      expect([200, 400, 404], address).toContain(status)
      expect(headers['cache-control'], address).toBe('no-store')
    }
    expect(log.split('\n').filter(Boolean)).toHaveLength(searches.length)
    const metrics = (await api.get('/metrics').expect(200)).text
    for (const text of [log, metrics])
      for (const secret of ['Radegonde', '46.305', '0.251', '127.0.0.1', '::ffff', '?q'])
        expect(text).not.toContain(secret)
    expect(log).toContain('"route":"/api/v1/places"')
    expect(metrics).toContain('route="/api/v1/cabinets/nearest"')
  })
})
