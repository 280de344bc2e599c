import { Writable } from 'node:stream'
import request from 'supertest'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PageData } from '../../server/contract/index.ts'
import { addressSearch } from '../../server/service/find/addresses.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { startGeocoder, type TestGeocoder } from '../geocoder.ts'
import { worldApp } from './world-app.ts'

/** An address that no text in the house holds, in a commune of the tiny France. */
const ADDRESS = '7 venelle Barbotine, Sainte-Radegonde'
const SECRETS = ['Radegonde', 'Barbotine', '46.305', '0.251', '127.0.0.1', '::ffff', '?q'] as const

describe.each(databases)('a place that somebody looked for, on the $name database', ({ open }) => {
  let database: TestDatabase
  let geocoder: TestGeocoder
  let api: ReturnType<typeof request>
  let log = ''

  beforeAll(async () => {
    database = await open({ world: true })
    geocoder = await startGeocoder([
      { label: ADDRESS, citycode: '86003', lon: -0.2512345, lat: 46.3054321, score: 0.97 },
    ])
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log += chunk.toString()
        done()
      },
    })
    const addresses = addressSearch(geocoder.url, 5000)
    api = request((await worldApp(database, sink, { addresses })).app)
  })
  afterAll(async () => {
    await geocoder?.close()
    await database?.close()
  })
  afterEach(() => void vi.restoreAllMocks())

  /** Every row of every table of ours, as text. */
  async function dump(): Promise<string> {
    const { rows: tables } = await database.knex.raw<{ rows: { name: string }[] }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'topology', 'tiger')
         AND c.relname <> 'spatial_ref_sys' ORDER BY 1`,
    )
    expect(tables.length).toBeGreaterThan(15)
    const texts: string[] = []
    for (const { name } of tables) {
      const { rows } = await database.knex.raw<{ rows: { line: string }[] }>(
        `SELECT t::text AS line FROM ?? t ORDER BY 1`,
        [name],
      )
      texts.push(`${name}\n${rows.map(({ line }) => line).join('\n')}`)
    }
    return texts.join('\n')
  }

  test('is in no log, no metric, no cache and no table, and goes to no one but the geocoder', async () => {
    const before = await dump()
    const asked = vi.spyOn(globalThis, 'fetch')
    const searches = [
      '/api/v1/places?q=Radegonde',
      '/api/v1/places?q=Radegonde&unknown=Radegonde',
      '/api/v1/cabinets/nearest?lon=-0.2512345&lat=46.3054321',
      '/trouver?q=Radegonde',
      '/trouver?lon=-0.2512345&lat=46.3054321',
      '/en/find?q=Radegonde&minutes=Radegonde',
      '/Radegonde?q=46.3054321',
      '/api/v1/cabinets/Radegonde',
      '/cabinet/Radegonde',
      `/trouver?q=${encodeURIComponent(ADDRESS)}`,
      `/api/v1/places?q=${encodeURIComponent(ADDRESS)}`,
      `/circonscriptions?q=${encodeURIComponent(ADDRESS)}`,
      '/territoires?q=Radegonde',
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
    for (const text of [log, metrics]) for (const secret of SECRETS) expect(text).not.toContain(secret)
    expect(log).toContain('"route":"/api/v1/places"')
    expect(metrics).toContain('route="/api/v1/cabinets/nearest"')

    // The commune's name is in its table, where it was before: nothing at all was written.
    expect(await dump()).toBe(before)
    expect(before).not.toContain('Barbotine')
    expect(asked.mock.calls.map(([url]) => new URL(String(url)).origin)).toEqual(
      Array(3).fill(new URL(geocoder.url).origin),
    )
    expect(geocoder.asked).toEqual([ADDRESS, ADDRESS, ADDRESS])
  })

  test('an address leads to the nearest from there, its position no finer than 100 m', async () => {
    const { body } = await api.get(`/api/v1/places?q=${encodeURIComponent(ADDRESS)}`)
    expect(body.items).toEqual([
      {
        kind: 'address',
        label: ADDRESS,
        codeCommune: '86003',
        codeDepartement: '86',
        lon: -0.251,
        lat: 46.305,
      },
    ])
    const { text } = await api.get(`/trouver?q=${encodeURIComponent(ADDRESS)}`)
    const { data } = JSON.parse(text.slice(text.indexOf('{')))
    expect(data).toMatchObject({ state: 'results', departure: 'address', notice: null, addresses: true })
    const near = await api.get('/api/v1/cabinets/nearest?lon=-0.251&lat=46.305')
    expect(data.results).toEqual(near.body.items)
  })

  test('an address leads to its circonscription; a name, or a code, is asked of no geocoder', async () => {
    const list = async (q: string) => {
      const { text } = await api.get(`/circonscriptions?q=${encodeURIComponent(q)}`)
      return JSON.parse(text.slice(text.indexOf('{'))).data as PageData['circonscriptions']
    }
    const before = geocoder.asked.length
    const { only, places, notice } = await list(ADDRESS)
    const { body } = await api.get('/api/v1/territoires/commune/86003')
    const codes = body.circonscriptions.map(({ code }: { code: string }) => code)
    expect(places).toEqual([{ label: ADDRESS, exact: true, address: 'decided', circonscriptions: codes }])
    expect([only, notice, codes.length]).toEqual([codes, null, 1])
    expect(geocoder.asked).toHaveLength(before + 1)
    for (const name of ['Élise Leboucher', '72-04', 'Deux-Sèvres', 'vacant', 'Personne Inconnue'])
      await list(name)
    expect(geocoder.asked).toHaveLength(before + 1)
  })

  test('a geocoder that fails leaves no trace of what it was asked, and the page still answers', async () => {
    geocoder.answer = (response) => void response.destroy()
    const { text } = await api.get(`/trouver?q=${encodeURIComponent(ADDRESS)}`)
    const { data } = JSON.parse(text.slice(text.indexOf('{')))
    expect(data).toMatchObject({ state: 'results', departure: 'centre', notice: 'silent', q: ADDRESS })
    for (const secret of SECRETS) expect(log).not.toContain(secret)
  })
})
