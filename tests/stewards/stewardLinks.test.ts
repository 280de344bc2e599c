import { parse } from 'csv-parse/sync'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listIntakes } from '../../server/db/queries/intake/listIntakes.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_DAY } from '../world.ts'
import { giveToken } from './people.ts'

describe.each(databases)('the stewards’ links on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  /** Somebody signed in, with the mark of their forms. */
  async function signedIn(role: 'steward' | 'reader', departements: readonly string[]) {
    const { text } = await giveToken(database, { label: `${role} d’ici`, role, departements })
    const from = { Host: 'relais.test', Origin: 'http://relais.test', Accept: 'text/html' }
    const answer = await api
      .post('/gestion/connexion')
      .set(from)
      .type('form')
      .send(new URLSearchParams({ jeton: text }).toString())
    const cookie = answer.headers['set-cookie']![0]!.split(';')[0]!
    const get = (path: string) => api.get(path).set({ ...from, Cookie: cookie })
    const { csrf } = dataOf(await get('/gestion')).session
    const post = (path: string, fields: Record<string, string>) =>
      api
        .post(path)
        .set({ ...from, Cookie: cookie })
        .type('form')
        .send(new URLSearchParams({ csrf, ...fields }).toString())
    return { get, post }
  }
  const dataOf = (response: { text: string }) => JSON.parse(response.text.replace(/^.*<\/title>/, '')).data

  test('a table for a mailing has a link for each cabinet of the territory that is not stopped', async () => {
    const { get, post } = await signedIn('steward', ['79'])
    const csv = await post('/gestion/liens', { faire: 'csv', jours: '30' }).expect(200)
    const rows = parse<Record<string, string>>(csv.text, { columns: true, bom: true, delimiter: ';' })
    expect(rows.map(({ id }) => id)).toEqual(['C1', 'C2', 'C3'])
    expect(rows[0]).toMatchObject({ commune: 'Niorteau', departement: '79', valable_jusqu_au: '2026-10-31' })
    const { pathname, host } = new URL(rows[0]!.lien!)
    expect(host).toBe('relais.test')
    expect(dataOf(await api.get(pathname).set('Accept', 'text/html').expect(200)).state).toBe('ask')
    const { links } = dataOf(await get('/gestion/liens'))
    expect(links).toHaveLength(3)
    expect(links[0]).toMatchObject({ createdBy: 'steward d’ici', expiresOn: '2026-10-31', state: null })
    // What the page shows opens nothing: the signature follows the twelve signs of the id and a hyphen, and may hold others.
    const signature = pathname.split('/').at(-1)!.slice(13)
    expect(signature).toHaveLength(22)
    expect(JSON.stringify(links)).not.toContain(signature)
  })

  test('a sheet has a code for each, and a link that is taken back opens no more', async () => {
    const { post } = await signedIn('steward', ['79'])
    const { items } = dataOf(await post('/gestion/liens', { faire: 'feuille', cabinet: 'C2' }).expect(200))
    expect(items).toMatchObject([{ cabinet: { id: 'C2' }, qr: expect.stringMatching(/^<svg/) }])
    await post('/gestion/liens', { faire: 'retirer', cabinet: 'C2' }).expect(303)
    const { pathname } = new URL(items[0].url)
    expect(dataOf(await api.get(pathname).set('Accept', 'text/html').expect(410)).refusal).toBe('revoked')
  })

  test('nobody makes links for another territory, nor with a role that only reads, nor from another form', async () => {
    const steward = await signedIn('steward', ['79'])
    await steward.post('/gestion/liens', { faire: 'feuille', cabinet: 'C4' }).expect(403)
    await steward.post('/gestion/liens', { faire: 'retirer', cabinet: 'C4' }).expect(403)
    await steward.post('/gestion/liens', { faire: 'csv', csrf: 'another' }).expect(403)
    const reader = await signedIn('reader', ['79'])
    await reader.get('/gestion/liens').expect(403)
    await reader.post('/gestion/liens', { faire: 'csv' }).expect(403)
    await reader.post('/gestion/reponses', { decision: 'accept', lien: 'x' }).expect(403)
    await reader
      .post('/gestion/nouveaux-patients', { cabinet: 'C1', nouveaux: 'yes', preuve: 'ars' })
      .expect(403)
  })

  test('an answer that waits is on the worklist of its territory alone, and is decided there', async () => {
    const { get, post } = await signedIn('steward', ['79'])
    const { items } = dataOf(await post('/gestion/liens', { faire: 'feuille', cabinet: 'C3' }))
    const { pathname } = new URL(items[0].url)
    await api
      .post(pathname)
      .set('Accept', 'text/html')
      .type('form')
      .send('statut=reduced&nouveaux=no')
      .expect(303)
    const elsewhere = await signedIn('steward', ['86'])
    expect(dataOf(await elsewhere.get('/gestion')).answers).toEqual([])
    const { answers, session } = dataOf(await get('/gestion'))
    expect(answers).toMatchObject([{ cabinet: { id: 'C3' }, statut: 'reduced', why: 'opens-or-closes' }])
    expect(session.waiting.worklist).toBeGreaterThan(0)
    await elsewhere.post('/gestion/reponses', { decision: 'accept', lien: answers[0].linkId }).expect(403)
    await post('/gestion/reponses', { decision: 'accept', lien: answers[0].linkId }).expect(303)
    await post('/gestion/reponses', { decision: 'reject', lien: answers[0].linkId }).expect(409)
    const { body } = await api.get('/api/v1/cabinets/C3')
    expect(body).toMatchObject({
      status: { value: 'reduced', evidence: 'cabinet' },
      newPatients: { value: 'no' },
    })
  })

  test('a program says it by its token: once for a key, never of a day to come, nor elsewhere', async () => {
    const { text } = await giveToken(database, { label: 'Agenda', role: 'steward', departements: ['79'] })
    const say = (id: string, body: object, key = 'k1') =>
      api
        .post(`/api/v1/cabinets/${id}/nouveaux-patients`)
        .set({ Authorization: `Bearer ${text}`, 'Idempotency-Key': key })
        .send(body)
    const said = { value: 'no', evidence: 'ars', reportedOn: '2026-09-29' }
    const answer = await say('C2', said).expect(201)
    expect(answer.body.newPatients).toMatchObject({ value: 'no', saidOn: '2026-09-29', evidence: 'ars' })
    await say('C2', said).expect(201)
    expect(await listIntakes(database.knex, 'C2')).toHaveLength(1)
    await say('C2', { ...said, reportedOn: '2026-10-02' }, 'k2').expect(400)
    await say('C4', said, 'k3').expect(403)
    await say('nowhere', said, 'k4').expect(404)
  })

  test('a steward says whether a cabinet takes new patients, and takes it back', async () => {
    const { get, post } = await signedIn('steward', ['79'])
    const say = (nouveaux: string, preuve = 'cpts') =>
      post('/gestion/nouveaux-patients', { cabinet: 'C1', nouveaux, preuve })
    await say('yes').expect(303)
    expect((await api.get('/api/v1/cabinets/C1')).body.newPatients).toMatchObject({
      ...{ value: 'yes', saidOn: WORLD_DAY, evidence: 'cpts' },
    })
    await say('unknown').expect(303)
    expect((await api.get('/api/v1/cabinets/C1')).body.newPatients).toMatchObject({
      value: 'unknown',
      saidOn: null,
    })
    const before = await listIntakes(database.knex, 'C1')
    const incomplete = await say('maybe').expect(303)
    expect(incomplete.headers.location).toContain('incomplet')
    expect(await listIntakes(database.knex, 'C1')).toEqual(before)
    expect(dataOf(await get('/gestion/cabinets/C1')).intakes).toMatchObject([
      { value: 'unknown', author: 'steward d’ici' },
      { value: 'yes', author: 'steward d’ici' },
    ])
  })
})
