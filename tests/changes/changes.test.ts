import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import request, { type Agent } from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createChangeStream, type ChangeStream } from '../../server/http/routers/change-stream.ts'
import type { Live } from '../../server/country/live/create-live.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { retractEvents } from '../../server/db/queries/events/retractEvents.ts'
import { saveSignalement } from '../../server/db/queries/reports/saveSignalement.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { operator, said } from '../stewards/people.ts'
import { WORLD_DAY } from '../world.ts'

/** What a listener is told, an event at a time. */
async function* listen(address: string, headers: Record<string, string> = {}) {
  const response = await fetch(address, { headers })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(response.headers.get('content-encoding')).toBeNull()
  let text = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop()!
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data) yield JSON.parse(data) as { change: string; run: string; asOf: string }
    }
  }
}

describe.each(databases)('what is written on the $name database', ({ open }) => {
  let database: TestDatabase
  let live: Live
  let stream: ChangeStream
  let server: Server
  let api: Agent
  let origin: string
  beforeAll(async () => {
    database = await open({ world: true })
    const world = await worldApp(database)
    live = world.live
    stream = createChangeStream(live, () => WORLD_DAY, { mostPerAddress: 2 })
    const { app } = await worldApp(database, undefined, { ...live, changeStream: stream })
    server = createServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    api = request(origin)
  })
  afterAll(async () => {
    stream.close()
    server.close()
    await database.close()
  })

  test('is answered, listed and told without a restart', async () => {
    const told = listen(`${origin}/api/v1/changements/flux`)
    const first = told.next()
    const before = (await api.get('/api/v1/territoires/france/FR')).body
    const tile = (await api.get('/tiles/cabinets/0/0/0.mvt')).headers.etag
    const [event] = await recordEvents(database, operator, [
      said('C1', { statut: 'stopped', reason: 'départ & <fin>', note: 'interne' }),
    ])
    await live.refresh()
    const { value } = await first
    const after = (await api.get('/api/v1/territoires/france/FR')).body
    expect(value).toEqual({ change: 'statuses', asOf: WORLD_DAY, run: after.run })
    expect(after.run).not.toBe(before.run)
    expect(after.cabinetsByStatus.stopped).toBe(before.cabinetsByStatus.stopped + 1)
    expect((await api.get('/tiles/cabinets/0/0/0.mvt')).headers.etag).not.toBe(tile)
    // Who was away is told on coming back; who missed nothing is not.
    const late = listen(`${origin}/api/v1/changements/flux?run=${before.run}`)
    expect((await late.next()).value).toMatchObject({ change: 'missed', run: after.run })
    const refused = await api.get('/api/v1/changements/flux')
    expect(refused.status).toBe(503)
    await late.return(undefined)

    const listed = await api.get('/api/v1/changements?cabinet=C1&limit=1')
    expect(listed.body).toMatchObject({ numberMatched: 3, numberReturned: 1, demonstration: true })
    expect(listed.body.items[0]).toMatchObject({ id: event!.id, kind: 'statut', role: 'national' })
    expect(listed.text).not.toMatch(/interne|exploitant/)
    const again = await api
      .get('/api/v1/changements?cabinet=C1&limit=1')
      .set('If-None-Match', listed.headers.etag!)
    expect(again.status).toBe(304)

    await retractEvents(database, operator, { eventIds: [event!.id], reason: 'erreur de saisie' })
    await live.refresh()
    expect((await told.next()).value).toMatchObject({ change: 'statuses', run: before.run })
    const corrected = await api.get('/api/v1/changements?cabinet=C1')
    expect(corrected.body.items.slice(0, 2).map(({ kind }: { kind: string }) => kind)).toEqual([
      'retrait',
      'statut',
    ])
    await told.return(undefined)
  })

  test('is filtered by territory, and a filter that leads nowhere is named', async () => {
    const ids = async (query: string): Promise<string[]> =>
      [
        ...new Set<string>(
          (await api.get(`/api/v1/changements?${query}`)).body.items.map(
            ({ cabinet }: { cabinet: { id: string } }) => cabinet.id,
          ),
        ),
      ].sort()
    expect(await ids('territoire=2A')).toEqual(['C6'])
    expect(await ids('territoire=region:75')).toEqual(['C1', 'C2', 'C3', 'C4', 'C5'])
    expect(await ids('territoire=86-01')).toEqual(['C4', 'C5'])
    expect(await ids('commune=79003')).toEqual(['C3'])
    expect(await ids('since=2026-09-15&territoire=86')).toEqual(['C5'])
    for (const [query, path] of [
      ['territoire=12', 'territoire'],
      ['commune=x', 'commune'],
      ['since=hier', 'since'],
      ['depuis=1', 'depuis'],
    ] as const) {
      const { status, body } = await api.get(`/api/v1/changements?${query}`)
      expect([status, body.errors[0].path]).toEqual([400, path])
    }
  })

  test('reads as a valid Atom feed that says it is a demonstration, without a report or an author', async () => {
    await saveSignalement(database.knex, { id: 'r1', cabinetId: 'C2', kind: 'ferme', comment: 'secret' })
    const { text, headers } = await api.get('/api/v1/changements.atom?limit=4')
    expect(headers['content-type']).toMatch(/^application\/atom\+xml/)
    const entries = text.split('<entry>').slice(1)
    expect(entries).toHaveLength(4)
    for (const part of [text, ...entries]) {
      expect(part).toMatch(
        /<id>urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}<\/id>/,
      )
      expect(part).toMatch(/<title>Démonstration — /)
      expect(part).toMatch(/<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/)
    }
    expect(text).toMatch(/<link rel="self"[^>]+limit=4"\/>/)
    expect(text).toMatch(/<link rel="next"[^>]+offset=4"\/>/)
    expect(text).toContain('départ &amp; &lt;fin&gt;')
    expect(text).not.toMatch(/secret|interne|exploitant/)
    expect(new Set(text.match(/<id>[^<]+/g)).size).toBe(5)
  })
})
