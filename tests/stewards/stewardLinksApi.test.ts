import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../server/contract/endpoints.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { listHistory } from '../../server/db/queries/events/listHistory.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { giveToken } from './people.ts'

describe.each(databases)('links and slips by the API on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  const tokens: Record<string, string> = {}
  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
    for (const role of ['reader', 'moderator', 'national'] as const)
      tokens[role] = (await giveToken(database, { label: role, role })).text
    for (const label of ['Marais', 'Plaine'])
      tokens[label] = (await giveToken(database, { label, role: 'steward', departements: ['79'] })).text
  })
  afterAll(() => database?.close())

  const post = (path: string, who: string | null, body: object, key?: string) => {
    const sent = api.post(`/api/v1${path}`).set('Host', 'relais.test')
    if (who !== null) void sent.set('Authorization', `Bearer ${tokens[who]}`)
    if (key !== undefined) void sent.set('Idempotency-Key', key)
    return sent.send(body)
  }
  const visit = (url: string) => api.get(new URL(url).pathname).set('Accept', 'text/html')

  test('a link for each cabinet of the territory that is not stopped; each opens until it is taken back', async () => {
    const { body } = await post('/stewards/links', 'Marais', { days: 30 }).expect(201)
    expect(endpoints.makeConfirmationLinks.output.parse(body)).toEqual(body)
    expect(body).toMatchObject({ expiresOn: '2026-10-31', numberReturned: 3 })
    const { items } = body as { items: { id: string; commune: string; url: string }[] }
    expect(items.map(({ id }) => id)).toEqual(['C1', 'C2', 'C3'])
    expect(items[0]).toMatchObject({ commune: 'Niorteau' })
    expect(items[0]!.url).toMatch(/^http:\/\/relais\.test\/confirmer\/C1\//)
    for (const { url } of items) await visit(url).expect(200)
    await post('/stewards/links', 'Marais', { cabinetIds: ['C1', 'C1'] }).then(({ body: named }) =>
      expect(named.items).toHaveLength(1),
    )
    const revoked = await post('/stewards/links/revoke', 'Marais', { cabinetIds: ['C1'] }).expect(200)
    expect(revoked.body).toEqual({ revoked: 2 })
    await visit(items[0]!.url).expect(410)
    await visit(items[1]!.url).expect(200)
    const audit = await listAudit(database.knex, { subject: 'C1' })
    expect(audit.map(({ action }) => action).sort()).toEqual([
      ...['make-links', 'make-links', 'revoke-links', 'revoke-links'],
    ])
  })

  test('nobody makes or ends links without the right, for another territory, or for no cabinet', async () => {
    const before = (await listAudit(database.knex)).length
    for (const path of ['/stewards/links', '/stewards/links/revoke']) {
      const asked = { cabinetIds: ['C4'] }
      await post(path, null, asked).expect(401)
      await post(path, 'reader', asked).expect(403)
      await post(path, 'moderator', asked).expect(403)
      await post(path, 'Marais', asked).expect(403)
      await post(path, 'Marais', { cabinetIds: ['C1', 'C99'] }).expect(404)
      await post(path, 'Marais', { cabinetIds: [] }).expect(400)
    }
    for (const wrong of [
      { departements: ['86'] },
      { departements: ['79'], cabinetIds: ['C1'] },
      { days: 91 },
      { days: 0 },
    ])
      await post('/stewards/links', 'Marais', wrong).expect(400)
    expect((await listAudit(database.knex)).length).toBe(before)
  })

  test('a slip is taken back by its author alone, once, and stays in the history', async () => {
    const status = async () => (await api.get('/api/v1/cabinets/C1').expect(200)).body.status
    const before = await status()
    const said = { statut: 'suspended', effectiveOn: '2026-09-28', evidence: 'cabinet' }
    const { body } = await post('/cabinets/C1/events', 'Marais', said, 'slip').expect(201)
    const { id } = body.event as { id: string }
    expect((await status()).value).toBe('suspended')
    const undo = (who: string | null, cabinet = 'C1') =>
      post(`/cabinets/${cabinet}/events/${id}/undo`, who, {})
    await undo(null).expect(401)
    await undo('reader').expect(403)
    await undo('Plaine').expect(403)
    await undo('Marais', 'C2').expect(404)
    expect((await status()).value).toBe('suspended')
    const undone = await undo('Marais').expect(200)
    expect(endpoints.undoCabinetEvent.output.parse(undone.body)).toEqual(undone.body)
    expect(await status()).toEqual(before)
    expect((await undo('Marais').expect(200)).body).toEqual(undone.body)
    const history = await listHistory(database.knex, ['C1'])
    expect(history.find((event) => event.id === id)).toMatchObject({ retractedBy: 'Marais' })
  })

  test('what is older than a minute, or was recorded by others, is not a slip', async () => {
    const [old] = await listHistory(database.knex, ['C2'])
    await post(`/cabinets/C2/events/${old!.id}/undo`, 'national', {}).expect(403)
  })
})
