import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { connect } from '../../server/db/connect.ts'
import type { Database } from '../../server/db/database.ts'
import { SqlFailure } from '../../server/db/errors.ts'
import { faultOf, mayPass } from '../../server/db/faults.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { onServer } from '../on-server.ts'
import { cuttable, type Cuttable } from './cuttable.ts'

const REPORT = { cabinetId: 'C1', motif: 'ferme' }
const STATEMENT_MS = 1500

/** What a program reads of a fault: which, when to ask again, nothing of the statement. */
function expectFault(answer: request.Response, fault: string): void {
  expect(answer.status, answer.text).toBe(503)
  expect(answer.type).toBe('application/problem+json')
  expect(answer.body.fault).toBe(fault)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.text).not.toMatch(/SELECT|INSERT|signalements|Knex|ECONN/)
}

describe.each(databases.filter(({ name }) => name === 'server'))(
  'when the $name database fails',
  ({ open }) => {
    let kept: TestDatabase
    let way: Cuttable
    let database: Database
    let api: ReturnType<typeof request>
    const sql = (text: string) => onServer(kept.options.databaseUrl!, text)
    /** On the server's own database, which no setting of the test's reaches. */
    const onCluster = (text: string) => {
      const url = new URL(kept.options.databaseUrl!)
      url.pathname = '/postgres'
      return onServer(url.href, text)
    }
    const report = () => api.post('/api/v1/signalements').send(REPORT)

    beforeAll(async () => {
      kept = await open({ world: true })
      way = await cuttable(kept.options.databaseUrl!)
      database = await connect({ databaseUrl: way.url, dataDir: '', queryTimeoutMs: STATEMENT_MS })
      api = request((await worldApp(database)).app)
    })
    afterAll(async () => {
      await database?.close()
      await way?.close()
      await kept?.close()
    })

    test('a connection that was cut is not seen by who only reads', async () => {
      expect((await api.get('/api/v1/runs')).status).toBe(200)
      // Several at once open several connections, all of which die together.
      const many = () => Promise.all(Array.from({ length: 8 }, () => api.get('/api/v1/runs')))
      await many()
      way.cut()
      for (const { status } of await many()) expect(status).toBe(200)
    })

    test('a database that is away: memory goes on answering, the rest says so and when to ask again', async () => {
      await way.close()
      for (const address of ['/trouver?q=79001', '/api/v1/territoires/departement', '/circonscription/79-01'])
        expect((await api.get(address).set('Accept', 'text/html')).status, address).toBe(200)
      expectFault(await api.get('/api/v1/runs'), 'away')
      expectFault(await report(), 'away')
      expectFault(
        await api
          .get('/api/v1/cabinets')
          .set('Authorization', 'Bearer relais_x')
          .query({ asOf: '2026-09-01', knownAt: '2026-09-01T00:00:00Z' }),
        'away',
      )
      const page = await api.get(`/citation/${'0'.repeat(64)}/79-01`).set('Accept', 'text/html')
      expect(page.status).toBe(503)
      expect(page.type).toBe('text/html')
      expect(page.text).toMatch(/ne répond pas pour l’instant.*appelez le 15/)
      // An outage is nobody's fault: the limit of writes is not used up by it.
      for (let k = 0; k < 25; k++) expectFault(await report(), 'away')
      await way.reopen()
      expect((await report()).status).toBe(202)
      const metrics = (await api.get('/metrics')).text
      expect(Number(/relais_database_faults_total\{kind="away"\} (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(
        25,
      )
    })

    test('a database that takes connections and answers nothing: who asks is told, and served when it is back', async () => {
      expect((await report()).status).toBe(202)
      way.freeze()
      for (const answer of await Promise.all([report(), api.get('/api/v1/runs')])) expectFault(answer, 'away')
      await way.close()
      await way.reopen()
      expect((await report()).status).toBe(202)
      expect((await api.get('/api/v1/runs')).status).toBe(200)
    })

    test('a table that somebody locks: the statement ends, and the next is served', async () => {
      const client = await kept.knex.transaction()
      await client.raw('LOCK TABLE signalements IN ACCESS EXCLUSIVE MODE')
      expectFault(await report(), 'slow')
      await client.rollback()
      expect((await report()).status).toBe(202)
    })

    test('a database that can only be read: pages that only read are whole, writes say why', async () => {
      const name = new URL(kept.options.databaseUrl!).pathname.slice(1)
      await onCluster(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
      way.cut()
      try {
        expect((await api.get('/circonscription/79-01').set('Accept', 'text/html')).status).toBe(200)
        const { body } = await api.get('/api/v1/territoires/circonscription/79-01')
        // Quoted for the first time: worded without being written.
        const citation = await api.get('/api/v1/circonscriptions/79-01/citation')
        expect(citation.status, citation.text).toBe(200)
        expect(citation.body.run).toBe(body.run)
        const again = await api.get('/api/v1/circonscriptions/79-01/citation')
        expect([again.body.sha256, again.body.phrases]).toEqual([citation.body.sha256, citation.body.phrases])
        expectFault(await report(), 'read-only')
      } finally {
        await onCluster(`ALTER DATABASE ${name} RESET default_transaction_read_only`)
        way.cut()
      }
      // A write is not asked twice by us: its author may, while the pool finds out that its connections died.
      await vi.waitFor(async () => expect((await report()).status).toBe(202))
    })

    test.each([
      ['53100', 'full'],
      ['53200', 'full'],
      ['XX001', 'damaged'],
      ['40P01', 'busy'],
      ['57P03', 'away'],
    ])('SQLSTATE %s is told as %s', async (state, fault) => {
      await sql(`CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'as a fault would' USING ERRCODE = '${state}'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON signalements EXECUTE FUNCTION fail()`)
      try {
        expectFault(await report(), fault)
      } finally {
        await sql('DROP TRIGGER fail ON signalements')
      }
    })
  },
)

describe('the table of faults', () => {
  const failure = (code: string): SqlFailure => new SqlFailure('x', code, new Error('x'))

  test('what a caller did wrong is none', () => {
    for (const code of ['23505', '23503', '22P02', '42601', '25P02'])
      expect(faultOf(failure(code))).toBeNull()
    expect(faultOf(new Error('x'))).toBeNull()
    expect(faultOf(Object.assign(new Error('of a library'), { code: 'EIO' }))).toBeNull()
    expect(faultOf(null)).toBeNull()
  })

  test('the disk of the journal counts too, however deep it is wrapped', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC', errno: -28, syscall: 'write' })
    expect(faultOf(new Error('the journal', { cause: full }))).toEqual({ kind: 'full', retryAfter: 60 })
    expect(mayPass(full)).toBe(false)
    expect(mayPass(failure('40001'))).toBe(true)
  })
})
