import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CabinetData } from '../../server/contract/index.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from './world-app.ts'

describe.each(databases)('the page of a cabinet on the $name database', ({ open }) => {
  let database: TestDatabase
  let site: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    site = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  const dataOf = (text: string): CabinetData =>
    (JSON.parse(text.slice(text.indexOf('{'))) as { data: CabinetData }).data
  const send = (path: string, fields: Readonly<Record<string, string>>) =>
    site.post(path).type('form').send(fields)
  const kept = () => database.knex('signalements').select('cabinet_id', 'kind', 'comment')

  test('shows what the API tells of it, and its history', async () => {
    const { cabinet, events, report } = dataOf((await site.get('/cabinet/C1').expect(200)).text)
    expect(cabinet).toEqual((await site.get('/api/v1/cabinets/C1')).body)
    expect(events).toEqual((await site.get('/api/v1/cabinets/C1/events')).body.items)
    expect(report.state).toBe('ready')
    expect((await site.get('/cabinet/C999')).status).toBe(404)
    expect((await site.get('/en/practice/C1')).status).toBe(200)
  })

  test('a report sent without JavaScript is kept, thanked for, and says nothing of who sent it', async () => {
    const sent = await send('/en/practice/C1/report', { motif: 'ferme', commentaire: '', siteWeb: '' })
    expect([sent.status, sent.headers.location]).toEqual([303, '/en/practice/C1?signalement=recu#signaler'])
    expect(dataOf((await site.get('/en/practice/C1?signalement=recu')).text).report.state).toBe('received')
    expect(await kept()).toEqual([{ cabinet_id: 'C1', kind: 'ferme', comment: null }])
    const robot = await send('/cabinet/C1/signalement', { motif: 'actif', siteWeb: 'http://spam.example' })
    expect(robot.status).toBe(303)
    expect(await kept()).toHaveLength(1)
  })

  test('what was written comes back when something is missing', async () => {
    const sent = await send('/cabinet/C1/signalement', { commentaire: 'La porte est close.' })
    expect(sent.status).toBe(400)
    expect(dataOf(sent.text).report).toEqual({
      state: 'wrong',
      motif: null,
      commentaire: 'La porte est close.',
    })
    expect((await send('/cabinet/C999/signalement', { motif: 'ferme' })).status).toBe(404)
  })

  test('another site cannot make its visitors report, and nobody reports without end', async () => {
    const foreign = await send('/cabinet/C1/signalement', { motif: 'reduit' }).set(
      'Sec-Fetch-Site',
      'cross-site',
    )
    expect(foreign.status).toBe(403)
    let last = 0
    for (let turn = 0; turn < 22; turn++)
      last = (await send('/cabinet/C999/signalement', { motif: 'ferme' }).set('Accept', 'text/html')).status
    expect(last).toBe(429)
  })

  test('with the database down the cabinet is still shown, and the report comes back with a next step', async () => {
    const { app } = await worldApp(database, undefined, {
      saveSignalement: () => Promise.reject(new Error('the database does not answer')),
    })
    const fields = { motif: 'ferme', commentaire: 'Close.' }
    const sent = await request(app).post('/cabinet/C1/signalement').type('form').send(fields)
    expect(sent.status).toBe(503)
    expect(dataOf(sent.text).report).toEqual({ state: 'failed', ...fields })
  })

  test('with the database down the search is served from memory and says so, and readiness tells the operator', async () => {
    const { app } = await worldApp(database, undefined, {
      ping: () => Promise.reject(new Error('the database does not answer')),
      databaseAnswers: () => false,
    })
    const { text } = await request(app).get('/trouver?q=niorteau').expect(200)
    const { context, data } = JSON.parse(text.slice(text.indexOf('{')))
    expect([context.degraded, data.state, data.q]).toEqual([true, 'results', 'niorteau'])
    expect((await request(app).get('/readyz').expect(503)).body.database).toBe('unreachable')
    expect((await site.get('/trouver?q=niorteau')).text).toContain('"degraded":false')
  })
})
