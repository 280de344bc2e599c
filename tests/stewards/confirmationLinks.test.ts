import { Writable } from 'node:stream'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkKey, writeLink } from '../../server/db/access/link-signature.ts'
import { listWaitingAnswers } from '../../server/db/queries/confirmations/answers.ts'
import { decideAnswer } from '../../server/db/queries/confirmations/decideAnswer.ts'
import { makeLinks } from '../../server/db/queries/confirmations/makeLinks.ts'
import { revokeLinks } from '../../server/db/queries/confirmations/revokeLinks.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { listHistory } from '../../server/db/queries/events/listHistory.ts'
import { listIntakes } from '../../server/db/queries/intake/listIntakes.ts'
import { replayJournal } from '../../server/db/replay-journal.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_DAY } from '../world.ts'
import { giveToken, operator } from './people.ts'

const LATER = '2026-11-30'

/** Each test has a cabinet of its own: C1 active by itself, C2 reduced, C3 suspended, C4 unknown after active, C6 active. */
describe.each(databases)('a cabinet’s own link on the $name database', ({ open }) => {
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

  const linkFor = async (cabinetId: string, expiresOn = LATER): Promise<string> => {
    const [made] = await makeLinks(database.knex, operator, { cabinetIds: [cabinetId], expiresOn })
    return `/confirmer/${cabinetId}/${made!.text}`
  }
  const look = (path: string) => api.get(path).set('Accept', 'text/html')
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    api
      .post(path)
      .set({ Accept: 'text/html', ...headers })
      .type('form')
      .send(new URLSearchParams(fields).toString())
  const dataOf = (response: { text: string }) => JSON.parse(response.text.replace(/^.*<\/title>/, '')).data
  const publicly = async (id: string) => (await api.get(`/api/v1/cabinets/${id}`).expect(200)).body

  test('two touches: the first writes nothing, the second is public at once, said by the cabinet', async () => {
    const path = await linkFor('C6')
    const before = await listEvents(database.knex, 'C6')
    expect(dataOf(await look(path).expect(200))).toMatchObject({
      state: 'ask',
      cabinet: { name: 'Cabinet fictif n° 6', status: { value: 'active' } },
    })
    expect(dataOf(await send(path, { statut: 'active' }).expect(200))).toMatchObject({
      ...{ state: 'second', statut: 'active' },
    })
    expect(await listEvents(database.knex, 'C6')).toEqual(before)
    const done = await send(path, { statut: 'active', nouveaux: 'no' }).expect(303)
    expect(done.headers.location).toBe(path)
    expect(dataOf(await look(path).expect(200))).toMatchObject({
      state: 'answered',
      answer: { statut: 'active', intake: 'no', answeredOn: WORLD_DAY, state: 'published' },
    })
    expect(await publicly('C6')).toMatchObject({
      status: { value: 'active', confirmedOn: WORLD_DAY, evidence: 'cabinet' },
      newPatients: { value: 'no', saidOn: WORLD_DAY, evidence: 'cabinet' },
    })
    const [newest] = await listHistory(database.knex, ['C6'])
    expect(newest).toMatchObject({ author: 'cabinet, par son lien', role: 'cabinet', evidence: 'cabinet' })
    const said = (await api.get('/api/v1/cabinets/C6/events').expect(200)).body.newPatients
    expect(said).toMatchObject([{ value: 'no', reportedOn: WORLD_DAY, evidence: 'cabinet' }])
    expect(said[0]).not.toHaveProperty('author')
  })

  test('the same answer again, or twice at once, is one; another is refused by name', async () => {
    const path = await linkFor('C2')
    const answer = { statut: 'reduced', nouveaux: 'yes' }
    const both = await Promise.all([send(path, answer), send(path, answer)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    await send(path, answer).expect(303)
    const events = (await listHistory(database.knex, ['C2'])).filter(({ role }) => role === 'cabinet')
    expect(events).toHaveLength(1)
    expect(await listIntakes(database.knex, 'C2')).toHaveLength(1)
    for (const other of [
      { statut: 'active', nouveaux: 'yes' },
      { statut: 'reduced', nouveaux: 'no' },
    ])
      expect(dataOf(await send(path, other).expect(409))).toMatchObject({
        ...{ state: 'refused', refusal: 'used', answer: { statut: 'reduced', intake: 'yes' } },
      })
    expect(await publicly('C2')).toMatchObject({ newPatients: { value: 'yes' } })
  })

  test('expired, forged, of another cabinet, revoked: each refused by name, and nothing is written', async () => {
    const count = async () => (await listEvents(database.knex)).length
    const before = await count()
    const refusal = async (path: string, status: number): Promise<string> => {
      const shown = dataOf(await look(path).expect(status))
      const sent = dataOf(await send(path, { statut: 'active', nouveaux: 'yes' }).expect(status))
      expect(sent).toEqual(shown)
      // Whoever has no right to it learns nothing of the cabinet.
      expect(shown).toMatchObject({ state: 'refused', cabinet: null, answer: null })
      return shown.refusal
    }
    const good = await linkFor('C1')
    const text = good.split('/').at(-1)!
    expect(await refusal(await linkFor('C1', '2026-09-30'), 410)).toBe('expired')
    expect(await refusal(`/confirmer/C2/${text}`, 404)).toBe('other-cabinet')
    const last = text.at(-2) === 'A' ? 'B' : 'A'
    expect(await refusal(`/confirmer/C1/${text.slice(0, -2)}${last}${text.at(-1)}`, 404)).toBe('forged')
    expect(await refusal('/confirmer/C1/abcdefghijkl-ABCDEFGHIJKLMNOPQRSTUV', 404)).toBe('forged')
    expect(await refusal('/confirmer/C1/n’importe-quoi', 404)).toBe('forged')
    // Signed by our own key, for a cabinet or an end that the link does not have.
    const key = await linkKey(database.knex)
    const signed = { id: text.slice(0, 12), roster: 1, cabinetId: 'C2', expiresOn: LATER }
    expect(await refusal(`/confirmer/C2/${writeLink(signed, key)}`, 404)).toBe('forged')
    await revokeLinks(database.knex, operator, ['C1'])
    expect(await refusal(good, 410)).toBe('revoked')
    expect(await count()).toBe(before)
  })

  test('what contradicts others waits for a steward and is not public; accepted, it is what the cabinet said', async () => {
    const path = await linkFor('C3')
    await send(path, { statut: 'active', nouveaux: 'yes' }).expect(303)
    expect(dataOf(await look(path))).toMatchObject({ answer: { state: 'waiting' } })
    const before = await publicly('C3')
    expect(before).toMatchObject({ status: { value: 'suspended' }, newPatients: { value: 'unknown' } })
    const [waiting, ...more] = await listWaitingAnswers(database.knex, ['79'])
    expect(more).toEqual([])
    expect(waiting).toMatchObject({ cabinetId: 'C3', statut: 'active', why: 'opens-or-closes' })
    expect(await listWaitingAnswers(database.knex, ['86'])).toEqual([])

    const elsewhere = await giveToken(database, { label: 'Vienne', role: 'steward', departements: ['86'] })
    await expect(decideAnswer(database, elsewhere.author, waiting!.linkId, 'accept')).rejects.toMatchObject({
      why: 'outside-territory',
    })
    const { author } = await giveToken(database, { label: 'Sèvres', role: 'steward', departements: ['79'] })
    await decideAnswer(database, author, waiting!.linkId, 'accept')
    await expect(decideAnswer(database, author, waiting!.linkId, 'reject')).rejects.toMatchObject({
      why: 'already-decided',
    })
    const [newest] = await listHistory(database.knex, ['C3'])
    expect(newest).toMatchObject({
      ...{ statut: 'active', evidence: 'cabinet', reportedOn: WORLD_DAY, author: 'Sèvres' },
    })
    expect(dataOf(await look(path))).toMatchObject({ answer: { state: 'accepted' } })
    expect((await listAudit(database.knex, { subject: 'C3' })).map(({ action }) => action)).toEqual([
      ...['accept-answer', 'record-intake', 'record-event', 'answer-link', 'make-links'],
    ])
  })

  test('a rejected answer stays unpublished, and the link says so', async () => {
    const path = await linkFor('C4')
    await send(path, { statut: 'stopped', nouveaux: 'yes' }).expect(303)
    const [waiting] = await listWaitingAnswers(database.knex, ['86'])
    // Who is closed takes nobody.
    expect(waiting).toMatchObject({ statut: 'stopped', intake: null })
    const before = await listEvents(database.knex, 'C4')
    await decideAnswer(database, operator, waiting!.linkId, 'reject')
    expect(await listEvents(database.knex, 'C4')).toEqual(before)
    expect(dataOf(await look(path))).toMatchObject({ answer: { state: 'rejected' } })
  })

  test('a form that another site sent is refused, and no link is in a log, a metric or a referrer', async () => {
    const path = await linkFor('C1')
    await send(path, { statut: 'active', nouveaux: 'yes' }, { 'Sec-Fetch-Site': 'cross-site' }).expect(403)
    const page = await look(path).expect(200)
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
    await send(path, {}).expect(422)
    const [, , , text] = path.split('/')
    const metrics = (await api.get('/metrics').expect(200)).text
    expect(log).toContain('/confirmer/{id}/{token}')
    for (const kept of [log, metrics]) {
      expect(kept).not.toContain(text)
      expect(kept).not.toContain(text!.split('-')[0])
    }
    // The signature is stored nowhere.
    const { rows } = await database.knex.raw('SELECT l::text AS line FROM confirmation_links l')
    expect(JSON.stringify(rows)).not.toContain(text!.slice(13))
  })

  test('more than twenty answers a minute from one caller are too many', async () => {
    const alone = request((await worldApp(database)).app)
    const statuses: number[] = []
    for (let n = 0; n < 21; n++) {
      const { status } = await alone
        .post('/confirmer/C1/abcdefghijkl-ABCDEFGHIJKLMNOPQRSTUV')
        .set('Accept', 'text/html')
        .type('form')
        .send('statut=active')
      statuses.push(status)
    }
    expect(statuses.slice(0, 20).every((status) => status === 404)).toBe(true)
    expect(statuses[20]).toBe(429)
  })

  test('answers and what they became are put back from the journal of a database that lost them', async () => {
    if (!database.journal) return
    const all = async () => ({
      intakes: (await listIntakes(database.knex)).map(({ sequence: _, ...one }) => one),
      answers: (await database.knex.raw('SELECT * FROM confirmation_answers ORDER BY link_id')).rows,
    })
    const before = await all()
    expect(before.answers.length).toBeGreaterThan(3)
    await database.knex.raw(
      'ALTER TABLE intake_statements DISABLE TRIGGER USER; DELETE FROM intake_statements; ALTER TABLE intake_statements ENABLE TRIGGER USER; DELETE FROM confirmation_answers',
    )
    await replayJournal(database)
    expect(await all()).toEqual(before)
  })
})
