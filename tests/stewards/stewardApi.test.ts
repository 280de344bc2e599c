import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endpoints } from '../../server/contract/endpoints.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { listReports } from '../../server/db/queries/reports/listReports.ts'
import { revokeToken } from '../../server/db/queries/stewards/revokeToken.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { giveToken, operator } from './people.ts'

const SAID = { statut: 'suspended', effectiveOn: '2026-09-28', evidence: 'cabinet' }

describe.each(databases)('what stewards write by the API on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  const tokens: Record<string, string> = {}

  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
    for (const role of ['reader', 'moderator', 'national'] as const)
      tokens[role] = (await giveToken(database, { label: role, role })).text
    tokens.steward = (
      await giveToken(database, { label: 'CPTS du Marais', role: 'steward', departements: ['79'] })
    ).text
  })
  afterAll(() => database?.close())

  const post = (path: string, who: string | null, body: object, key?: string) => {
    const sent = api.post(`/api/v1${path}`)
    if (who !== null) void sent.set('Authorization', `Bearer ${tokens[who] ?? who}`)
    if (key !== undefined) void sent.set('Idempotency-Key', key)
    return sent.send(body)
  }
  const get = (path: string, who: string) =>
    api.get(`/api/v1${path}`).set('Authorization', `Bearer ${tokens[who]}`)
  const upload = (query: string, who: string, file: string | Buffer, type = 'text/csv') =>
    api
      .post(`/api/v1/imports/cabinets?${query}`)
      .set('Authorization', `Bearer ${tokens[who]}`)
      .set('Content-Type', type)
      .send(file)
  const written = async () => ({
    events: (await listEvents(database.knex)).length,
    audit: (await listAudit(database.knex)).length,
    reports: (await listReports(database.knex)).map(({ state }) => state),
  })

  test('nothing is written without a token, with a wrong one, by another role or outside the territory', async () => {
    const before = await written()
    const refused = async (answer: Promise<request.Response>, status: number) => {
      const { status: found, headers, text } = await answer
      expect(found, text).toBe(status)
      expect(headers['content-type']).toMatch(/^application\/problem\+json/)
      return headers
    }
    for (const path of ['/cabinets/C1/events', '/moderation', '/imports/cabinets?dryRun=false']) {
      expect((await refused(post(path, null, SAID, 'a'), 401))['www-authenticate']).toMatch(/^Bearer/)
      await refused(post(path, 'relais_0000000000_nothing', SAID, 'a'), 401)
      await refused(post(path, 'reader', SAID, 'a'), 403)
    }
    await refused(post('/cabinets/C1/events', 'moderator', SAID, 'a'), 403)
    await refused(post('/cabinets/C4/events', 'steward', SAID, 'a'), 403)
    await refused(post('/cabinets/C99/events', 'national', SAID, 'a'), 404)
    expect((await api.get('/api/v1/worklist')).status).toBe(401)
    expect((await api.get('/api/v1/moderation')).status).toBe(401)
    expect(await written()).toEqual(before)
  })

  test('an event is acknowledged once for a key, shown at once, and the audit trail names its author', async () => {
    const first = await post('/cabinets/C1/events', 'steward', SAID, 'k1')
    expect(first.status, first.text).toBe(201)
    expect(endpoints.recordCabinetEvent.output.parse(first.body)).toEqual(first.body)
    const again = await post('/cabinets/C1/events', 'steward', { ...SAID, idempotencyKey: 'k1' })
    expect(again.body.event).toEqual({ ...first.body.event, repeated: true })
    expect((await post('/cabinets/C1/events', 'steward', { ...SAID, statut: 'active' }, 'k1')).status).toBe(
      409,
    )
    expect((await api.get('/api/v1/cabinets/C1')).body.status).toMatchObject({
      value: 'suspended',
      since: '2026-09-28',
      evidence: 'cabinet',
    })
    const audit = await listAudit(database.knex, { subject: 'C1' })
    expect(audit).toMatchObject([{ action: 'record-event', author: 'CPTS du Marais', role: 'steward' }])
  })

  test('what cannot be recorded is named, field by field, and nobody may be recognised', async () => {
    const wrong = async (body: object, key?: string) => {
      const { status, body: answer } = await post('/cabinets/C1/events', 'steward', body, key)
      expect(status).toBe(400)
      return (answer as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()
    }
    expect(await wrong(SAID)).toEqual(['idempotencyKey'])
    expect(await wrong({ ...SAID, evidence: 'signalement-verifie', couleur: 1 }, 'x')).toEqual([
      'couleur',
      'evidence',
    ])
    expect(
      await wrong(
        {
          ...SAID,
          effectiveOn: '2003-01-01',
          reportedOn: '2026-10-02',
          reason: 'Mme Durand est partie',
          note: '06 12 34 56 78',
        },
        'x',
      ),
    ).toEqual(['effectiveOn', 'note', 'reason', 'reportedOn'])
    expect(await wrong({ ...SAID, idempotencyKey: 'y' }, 'x')).toEqual(['idempotencyKey'])
  })

  test('who writes second is told what was recorded meanwhile', async () => {
    const { items } = (await api.get('/api/v1/cabinets/C2/events')).body as { items: { id: string }[] }
    const [one, two] = await Promise.all([
      post('/cabinets/C2/events', 'steward', { ...SAID, seen: items[0]?.id ?? 'none' }, 'm1'),
      post(
        '/cabinets/C2/events',
        'national',
        { ...SAID, statut: 'reduced', seen: items[0]?.id ?? 'none' },
        'm2',
      ),
    ])
    const [early, late] = [one, two].sort((a, b) => a.body.event.sequence - b.body.event.sequence)
    expect(early!.body.meanwhile).toEqual([])
    expect(late!.body.meanwhile.map(({ id }: { id: string }) => id)).toEqual([early!.body.event.id])
  })

  test('a revoked token fails at once, and guessing locks one for everybody who has not proved it', async () => {
    const { text, author } = await giveToken(database, {
      label: 'Partie',
      role: 'steward',
      departements: ['79'],
    })
    tokens.gone = text
    expect((await get('/worklist', 'gone')).status).toBe(200)
    await revokeToken(database.knex, author.tokenId, operator)
    expect((await get('/worklist', 'gone')).status).toBe(401)
    tokens.guessed = (await giveToken(database, { label: 'Devinée', role: 'reader' })).text
    const wrong = `${tokens.guessed.slice(0, -43)}${'A'.repeat(43)}`
    const guesses = []
    for (let turn = 0; turn < 11; turn++) guesses.push((await post('/moderation', wrong, {})).status)
    expect([guesses[0], guesses.at(-1)]).toEqual([401, 429])
    expect((await get('/worklist', 'guessed')).status).toBe(429)
  })

  test('the worklist is that of the territory, and says no small count', async () => {
    const { body } = await get('/worklist', 'national')
    expect(endpoints.getWorklist.output.parse(body)).toEqual(body)
    expect(body.items.length).toBeGreaterThan(0)
    const own = (await get('/worklist', 'steward')).body as { items: { departement: string }[] }
    expect(own.items.every(({ departement }) => departement === '79')).toBe(true)
  })

  test('a roster is tried, its refused lines named, and applied as a whole', async () => {
    const lines = [
      'id;nom;code_commune;etp;statut;confirme_le',
      'P1;Cabinet du Port;79001;1;active;2026-09-20',
    ]
    const wrong = [...lines, 'P2;Cabinet des Halles;79002;beaucoup;active;2026-09-20'].join('\n')
    const before = await written()
    const tried = await upload('dryRun=true', 'national', wrong)
    expect(tried.status, tried.text).toBe(200)
    expect(endpoints.importCabinets.output.parse(tried.body)).toEqual(tried.body)
    expect(tried.body).toMatchObject({ applicable: false, counts: { added: 1, refused: 1 } })
    const table = await upload('dryRun=true&format=csv', 'national', wrong)
    expect(table.headers['content-type']).toMatch(/^text\/csv/)
    expect(table.text).toMatch(/3;P2;Cabinet des Halles;refusé;etp;beaucoup;;refus;/)
    const refused = await upload('dryRun=false', 'national', wrong)
    expect(refused.status).toBe(422)
    expect(refused.body.errors[0].path).toBe('line 3: etp')
    const outside = await upload('dryRun=true', 'steward', lines.join('\n').replace('79001', '86001'))
    expect(outside.body).toMatchObject({ applicable: false, counts: { refused: 1 } })
    expect((await upload('', 'national', wrong)).body.errors[0].path).toBe('dryRun')
    expect((await upload('dryRun=true', 'national', '{}', 'application/json')).status).toBe(415)
    expect(await written()).toEqual(before)

    const applied = await upload('dryRun=false', 'national', lines.join('\n'))
    expect(applied.body).toMatchObject({ applicable: true, retiresDemonstration: true, counts: { added: 1 } })
    expect(
      (await listAudit(database.knex, { subject: applied.body.importId })).map(({ action }) => action),
    ).toEqual(['import-roster'])
    const again = await upload('dryRun=false', 'national', lines.join('\n'))
    expect(again.body).toMatchObject({ importId: null, counts: { unchanged: 1, added: 0 } })
  })

  test('how far an import is can be asked by the id it was sent with, also while it is written, until it ends', async () => {
    const follow = randomUUID()
    const progress = () => api.get(`/api/v1/imports/cabinets/${follow}`)
    expect((await progress()).status).toBe(404)
    const head = 'id;nom;code_commune;etp;statut;confirme_le'
    const rows = Array.from({ length: 5000 }, (_, n) => `Q${n};Cabinet ${n};79001;1;active;2026-09-20`)
    let over = false
    const importing = upload(
      `dryRun=false&partial=true&follow=${follow}`,
      'national',
      [head, ...rows].join('\n'),
    ).then((answer) => {
      over = true
      return answer
    })
    const seen: { phase: string; done: number; of: number | null }[] = []
    while (!over) {
      const { status, body } = await progress()
      if (status === 200) seen.push(endpoints.getImportProgress.output.parse(body))
    }
    const { status, text, body } = await importing
    expect(status, text).toBe(200)
    expect(body.counts).toMatchObject({ added: 5000 })
    const phases = [...new Set(seen.map(({ phase }) => phase))]
    expect(phases).toEqual(
      ['reading', 'comparing', 'writing', 'redrawing'].filter((one) => phases.includes(one)),
    )
    const writing = seen.filter(({ phase }) => phase === 'writing')
    // Cabinets, their events and the trail of the import.
    expect(new Set(writing.map(({ of }) => of))).toEqual(new Set([3 * 5000 + 1]))
    expect(new Set(writing.map(({ done }) => done)).size).toBeGreaterThan(2)
    expect(writing.map(({ done }) => done)).toEqual(writing.map(({ done }) => done).sort((a, b) => a - b))
    expect((await progress()).status).toBe(404)
  })

  test('garbage of 120,000 lines ends in a clear report, and others are answered meanwhile', async () => {
    const garbage = `nom;etp;commune\n${'§§;x;??\n'.repeat(120_000)}`
    const answered: string[] = []
    const reading = upload('dryRun=true', 'national', garbage).then((answer) => {
      answered.push('import')
      return answer
    })
    const asked = api.get('/api/v1/cabinets/C1').then(() => answered.push('cabinet'))
    const { status, body } = await reading
    await asked
    expect(answered).toEqual(['cabinet', 'import'])
    expect(status).toBe(200)
    expect(body).toMatchObject({ applicable: false, linesRead: 100_000 })
    expect(body.problems[0].code).toBe('file-too-many-lines')
    expect(body.items.length).toBeLessThanOrEqual(200)
    const image = await upload('dryRun=true', 'national', Buffer.from([0x89, 0x50, 0, 0, 1]))
    expect(image.body.problems[0].code).toBe('file-not-a-table')
  })
})
