import request, { type Agent } from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRoster } from '../../server/country/package/load-roster.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import type { Live } from '../../server/country/live/create-live.ts'
import { sha256 } from '../../server/sha256.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { operator, said } from '../stewards/people.ts'
import { worldInputs } from '../world.ts'

describe.each(databases)('a past view on the $name database', ({ open }) => {
  let database: TestDatabase
  let live: Live
  let api: Agent
  beforeAll(async () => {
    database = await open({ world: true })
    const world = await worldApp(database, undefined, {
      now: () => new Date(),
      origin: 'https://relais.example',
    })
    live = world.live
    api = request(world.app)
  })
  afterAll(() => database?.close())

  const VIEWS = [
    '/api/v1/cabinets/nearest?lon=-0.55&lat=46.23&statuses=active,reduced,suspended,stopped,unknown&',
    '/api/v1/cabinets?',
    '/api/v1/territoires/circonscription?',
    '/api/v1/carte/commune?',
    '/tiles/cabinets/6/31/22.mvt?',
    '/circonscription/79-01?',
    '/carte?',
  ]
  /** The hash of every view's bytes. */
  const bytes = async (query: string): Promise<string[]> =>
    Promise.all(
      VIEWS.map(async (view) => {
        const response = await api.get(view + query).buffer(true)
        expect(response.status, view + query).toBe(200)
        return `${view} ${view.startsWith('/tiles') ? response.headers.etag : sha256(response.text)}`
      }),
    )
  const statusOf = async (id: string, query: string): Promise<string> =>
    (await api.get(`/api/v1/cabinets/${id}?${query}`)).body.status.value

  test('is the same, byte for byte, after a later event', async () => {
    const before = await bytes('asOf=2026-03-27')
    await recordEvents(database, operator, [said('C1', { statut: 'stopped', effectiveOn: '2026-10-01' })])
    await live.refresh()
    expect(await bytes('asOf=2026-03-27')).toEqual(before)
    expect(await statusOf('C1', 'asOf=2026-10-01')).toBe('stopped')
  })

  test('shows what was believed then, whatever has been corrected since', async () => {
    // E04 says on 1 September that C2 was reduced from 20 August on.
    expect(await statusOf('C2', 'asOf=2026-08-25')).toBe('reduced')
    expect(await statusOf('C2', 'asOf=2026-08-25&knownAt=2026-08-31')).toBe('unknown')
    expect(await statusOf('C2', 'asOf=2026-08-25&knownAt=2026-09-01')).toBe('reduced')
    expect(await statusOf('C2', 'asOf=2026-08-25&knownAt=2026-09-01T17:59:59Z')).toBe('unknown')

    const believed = await bytes('asOf=2026-03-27&knownAt=2026-04-01')
    const known = await bytes('asOf=2026-03-27')
    const roster = async () => (await api.get('/api/v1/liste?knownAt=2026-04-01')).text
    const listed = await roster()
    await recordEvents(database, operator, [
      said('C4', { statut: 'stopped', effectiveOn: '2026-03-01', reason: 'appris plus tard' }),
    ])
    await live.refresh()
    expect(await bytes('asOf=2026-03-27&knownAt=2026-04-01')).toEqual(believed)
    expect(await roster()).toBe(listed)
    const corrected = await bytes('asOf=2026-03-27')
    corrected.forEach((one, at) => expect(one, VIEWS[at]).not.toBe(known[at]))
    const { body } = await api.get('/api/v1/territoires/france/FR?knownAt=2026-04-01')
    expect(body).toMatchObject({ asOf: '2026-04-01', demonstration: true })
    expect(body.knownAt).toBe('2026-04-01T21:59:59.999Z')
    // A calculation that was named can be found.
    expect((await api.get(`/api/v1/runs/${body.run}`)).status).toBe(200)
  })

  test('has the cabinets that were listed then', async () => {
    // The embedded clock counts milliseconds, and what is recorded in one is known from it on.
    const then = new Date(Date.now() - 1).toISOString()
    const cabinets = worldInputs.cabinets
      .slice(1)
      .map((cabinet) => ({ ...cabinet, demonstration: false, nom: `Maison ${cabinet.id}` }))
    await loadRoster(database, { demonstration: false, cabinets, events: [] })
    await live.refresh()
    const now = (await api.get('/api/v1/cabinets')).body
    expect([now.numberMatched, now.demonstration]).toEqual([5, false])
    const past = (await api.get(`/api/v1/cabinets?knownAt=${then}&asOf=2026-10-01`)).body
    expect([past.numberMatched, past.demonstration]).toEqual([6, true])
    expect(past.items[0].name).toBe('Cabinet fictif n° 1')
    expect(past.run).not.toBe(now.run)
  })

  test('is refused, by name, when it cannot be', async () => {
    for (const address of ['/api/v1/carte/departement', '/tiles/cabinets/0/0/0.mvt', '/api/v1/cabinets'])
      for (const knownAt of ['2999-01-01', '2999-01-01T00:00:00Z', 'hier', '2026-02-30']) {
        const { status, body } = await api.get(`${address}?knownAt=${knownAt}`)
        expect([status, body.errors?.[0].path], `${address} ${knownAt}`).toEqual([400, 'knownAt'])
      }
  })
})
