import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from './world-app.ts'

describe.each(databases)('public reports on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  const send = (body: unknown) => api.post('/api/v1/signalements').send(body as object)
  const kept = () => database.knex('signalements').select('cabinet_id', 'kind', 'comment', 'state')

  test('a report is kept for moderation, once, without anything about its author', async () => {
    const report = { cabinetId: 'C1', motif: 'ferme', commentaire: ' La porte est close. ' }
    expect((await send(report)).status).toBe(202)
    expect((await send(report)).body).toEqual({ recu: true })
    expect(await kept()).toEqual([
      { cabinet_id: 'C1', kind: 'ferme', comment: 'La porte est close.', state: 'nouveau' },
    ])
  })

  test('a robot is thanked and forgotten', async () => {
    const before = await kept()
    expect((await send({ cabinetId: 'C2', motif: 'actif', siteWeb: 'http://spam.example' })).status).toBe(202)
    expect(await kept()).toEqual(before)
  })

  test('what is wrong is said by name', async () => {
    const wrong = await send({ cabinetId: 'C1', motif: 'bof', nom: 'Dupont' })
    expect(wrong.status).toBe(400)
    expect(wrong.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['motif', 'nom'])
    expect((await send({ cabinetId: 'C999', motif: 'ferme' })).status).toBe(404)
    expect((await send([1])).status).toBe(400)
    const text = await api
      .post('/api/v1/signalements')
      .set('Content-Type', 'application/json')
      .send('{"cabinetId":')
    expect(text.status).toBe(400)
    const large = await send({ cabinetId: 'C1', motif: 'autre', commentaire: 'a'.repeat(100_000) })
    expect(large.status).toBe(413)
  })

  test('writing without end is stopped', async () => {
    const answers = []
    for (let turn = 0; turn < 22; turn++)
      answers.push((await send({ cabinetId: 'C999', motif: 'ferme' })).status)
    expect(answers.at(-1)).toBe(429)
    expect((await api.get('/api/v1/cabinets/C1')).status).toBe(200)
  })
})
