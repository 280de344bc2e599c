import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attend } from '../../server/db/attend.ts'
import { connect, type ConnectOptions } from '../../server/db/connect.ts'
import type { Database } from '../../server/db/database.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { run, statement } from '../../server/db/statement.ts'
import { loadWorld } from '../load-world.ts'
import { onServer } from '../on-server.ts'
import { startCluster, startStandby, type Cluster } from '../postgres-cluster.ts'
import { findPrograms } from '../postgres-programs.ts'
import { cuttable } from './cuttable.ts'
import { serve, type Serving } from '../stewards/kill-rounds.ts'
import { sendEvent } from '../stewards/send-event.ts'
import { giveToken } from '../stewards/people.ts'
import { worldInputs } from '../world.ts'

const programs = findPrograms()
const CLIENTS = 4
const EACH = Number(process.env.WRITES ?? 40)
/** A client asks again after so long, milliseconds. */
const AGAIN_MS = 100
const { cabinets } = worldInputs

/** Until something is so. */
async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await setTimeout(AGAIN_MS)
}

if (!programs && process.env.REQUIRE_ALL === '1')
  test('PostgreSQL is installed', () => expect(programs, 'apt install postgresql postgis').not.toBeNull())

describe.skipIf(!programs)('two web processes over a primary and its synchronous standby', () => {
  let [primary, standby]: Cluster[] = []
  let [first, second]: Serving[] = []
  let url: string
  let options: ConnectOptions
  let token: string

  beforeAll(async () => {
    primary = await startCluster(programs!, '-c fsync=off -c full_page_writes=off')
    await onServer(primary.url, 'CREATE DATABASE relais')
    const database = await connect({ databaseUrl: primary.url.replace(/postgres$/, 'relais'), dataDir: '' })
    await loadWorld(database)
    token = (await giveToken(database, { label: 'nationale', role: 'national' })).text
    await database.close()
    standby = await startStandby(programs!, primary, '-c fsync=off -c full_page_writes=off')
    await onServer(primary.url, `ALTER SYSTEM SET synchronous_standby_names = 'standby'`)
    await onServer(primary.url, 'SELECT pg_reload_conf()')
    const client = new pg.Client({ connectionString: primary.url })
    await client.connect()
    await until(async () => {
      const { rows } = await client.query('SELECT sync_state FROM pg_stat_replication')
      return rows[0]?.sync_state === 'sync'
    })
    await client.end()
    url = `postgres://postgres@127.0.0.1:${primary.port},127.0.0.1:${standby.port}/relais?target_session_attrs=read-write`
    options = { databaseUrl: url, databaseReadUrl: standby.url.replace(/postgres$/, 'relais'), dataDir: '' }
    ;[first, second] = await Promise.all([serve(options), serve(options)])
  })
  afterAll(async () => {
    await Promise.all([first?.kill(), second?.kill()])
    standby?.stop()
    primary?.stop()
  })

  const readEvents = async (): Promise<readonly { readonly id: string }[]> => {
    const database = await connect({ databaseUrl: url, dataDir: '' })
    return listEvents(database.knex).finally(() => database.close())
  }

  const onStandby = async ({ reads }: Database): Promise<boolean> =>
    (await reads.raw('SELECT pg_is_in_recovery() AS so')).rows[0].so

  test('ask a standby again, and leave no connection there', async () => {
    let asked = 0
    const attendance = attend(() => {
      asked++
      return Promise.resolve({ address: standby!.url, writes: false })
    })
    attendance.onWorker(() => {})
    await until(async () => asked >= 3)
    const client = new pg.Client({ connectionString: standby!.url })
    await client.connect()
    const { rows } = await client.query(
      `SELECT count(*)::int AS held FROM pg_stat_activity WHERE application_name = 'relais listen' AND datname = 'postgres'`,
    )
    expect(rows[0].held).toBeLessThan(2)
    expect(attendance.isWorker()).toBe(false)
    await client.end()
    await attendance.close()
  })

  test('public reads go to the standby, unless it lacks what this process has shown or is no standby of this database', async () => {
    const opened: Database[] = []
    const open = async (databaseReadUrl: string): Promise<Database> => {
      opened.push(await connect({ ...options, databaseReadUrl }))
      return opened.at(-1)!
    }
    try {
      const database = await open(options.databaseReadUrl!)
      await until(() => onStandby(database))
      expect((await database.knex.raw('SELECT pg_is_in_recovery() AS so')).rows[0].so).toBe(false)
      expect(database.standbys()).toEqual([{ place: `127.0.0.1:${standby!.port}/relais`, fault: null }])

      // From here on it takes what is written, and shows none of it.
      await onServer(standby!.url, 'SELECT pg_wal_replay_pause()')
      const { origin } = first!
      const answer = await sendEvent(origin, {
        token,
        cabinetId: cabinets[1]!.id,
        key: 'behind',
        statut: 'reduced',
        effectiveOn: '2026-09-02',
      })
      const { event } = (await answer.json()) as { event: { id: string } }
      const newest = async (): Promise<unknown> =>
        ((await (await fetch(`${origin}/api/v1/changements?limit=1`)).json()) as { items: { id: string }[] })
          .items[0]?.id
      expect(await newest()).toBe(event.id)
      expect(await (await fetch(`${origin}/metrics`)).text()).toContain('relais_standbys{state="behind"} 1')
      expect(await (await fetch(`${origin}/readyz`)).json()).toMatchObject({ reads: 'primary' })
      await database.noteWritten()
      expect(await onStandby(database)).toBe(false)
      await onServer(standby!.url, 'SELECT pg_wal_replay_resume()')
      await until(() => onStandby(database))
      await until(async () => {
        expect(await newest()).toBe(event.id)
        return ((await (await fetch(`${origin}/readyz`)).json()) as { reads: string }).reads === 'standby'
      })

      for (const [readUrl, fault] of [
        [standby!.url, 'elsewhere'],
        [primary!.url.replace(/postgres$/, 'relais'), 'elsewhere'],
        ['postgres://postgres@127.0.0.1:9/relais', 'away'],
      ] as const) {
        const database = await open(readUrl)
        expect(await onStandby(database)).toBe(false)
        expect(database.standbys()[0]!.fault).toBe(fault)
      }
    } finally {
      await Promise.all(opened.map((database) => database.close()))
    }
  })

  test('a standby that hangs fails no read: what it was asked is asked of the primary', async () => {
    const way = await cuttable(options.databaseReadUrl!)
    const database = await connect({ ...options, databaseReadUrl: way.url, queryTimeoutMs: 4_000 })
    const direct = new pg.Client({ connectionString: options.databaseReadUrl! })
    try {
      await direct.connect()
      await until(() => onStandby(database))
      const slowThere = statement(
        'slowThere',
        `SELECT pg_is_in_recovery() AS so FROM pg_sleep(CASE WHEN pg_is_in_recovery() THEN 60 ELSE 0 END)`,
      )
      // Every connection for reads.
      const asked = Promise.all(Array.from({ length: 5 }, () => run(database.reads, slowThere)))
      await until(async () => {
        const { rows } = await direct.query(
          `SELECT count(*)::int AS asleep FROM pg_stat_activity WHERE wait_event = 'PgSleep'`,
        )
        return rows[0].asleep === 5
      })
      way.freeze()
      expect(await asked).toEqual(Array(5).fill([{ so: false }]))
      expect(await onStandby(database)).toBe(false)
      expect(database.standbys()[0]!.fault).toBe('away')
    } finally {
      await Promise.all([direct.end(), way.close()])
      await database.close()
    }
  })

  test('lose no acknowledged write and fail no read when the primary, then a web process, is killed', async () => {
    const before = (await readEvents()).length
    /** What the clients were told: the id of each write. */
    const ledger = new Map<number, string>()
    let alive = [first!, second!]
    let next = 0
    const write = async (number: number): Promise<void> => {
      const { id } = cabinets[number % cabinets.length]!
      for (let attempt = number; ; attempt++) {
        const { origin } = alive[attempt % alive.length]!
        const answer = await sendEvent(origin, { token, cabinetId: id, key: `event-${number}` }).catch(
          () => null,
        )
        // What is not acknowledged is sent again as it was; any other refusal is a fault of ours.
        if (answer === null || answer.status === 503) {
          await setTimeout(AGAIN_MS)
          continue
        }
        const told = (await answer.json()) as { event?: { id: string } }
        expect(told.event, `${answer.status} ${JSON.stringify(told)}`).toBeDefined()
        ledger.set(number, told.event!.id)
        return
      }
    }
    const writeUntil = (acknowledged: number): Promise<unknown> =>
      Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          while (ledger.size < acknowledged) await write(next++)
        }),
      )
    let reading = true
    const failedReads: string[] = []
    const read = async (): Promise<void> => {
      for (let turn = 0; reading; turn++) {
        const address = ['/trouver?q=79001', '/api/v1/territoires/departement', '/circonscription/79-01'][
          turn % 3
        ]!
        const ask = async (serving: Serving) =>
          fetch(`${serving.origin}${address}`, { headers: { Accept: 'text/html, application/json' } })
            .then((response) => response.status)
            .catch(() => 0)
        const [one, other = one] = turn % 2 ? alive : [...alive].reverse()
        const status = await ask(one!)
        if (status !== 200 && (await ask(other!)) !== 200) failedReads.push(`${address} ${status}`)
      }
    }
    const reader = read()

    await writeUntil(EACH)
    const through = writeUntil(2 * EACH)
    primary!.kill()
    standby!.promote()
    await through
    const without = writeUntil(3 * EACH)
    await second!.kill()
    alive = [first!]
    await without
    reading = false
    await reader

    expect(failedReads).toEqual([])
    const ids = (await readEvents()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ledger.values()].filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.length - before).toBe(ledger.size)
  })

  test('tell each other what is written: a process that begins sees it, and goes on seeing', async () => {
    second = await serve(options)
    const address = `/api/v1/cabinets/${cabinets[0]!.id}`
    const answered = async ({ origin }: Serving): Promise<string> => (await fetch(origin + address)).text()
    for (const [from, to, statut] of [
      [first!, second!, 'suspended'],
      [second!, first!, 'reduced'],
    ] as const) {
      const answer = await sendEvent(from.origin, {
        token,
        cabinetId: cabinets[0]!.id,
        key: `told-${statut}`,
        statut,
        effectiveOn: '2026-09-30',
      })
      expect(answer.status, await answer.text()).toBeLessThan(300)
      await until(async () => (await answered(to)).includes(`"${statut}"`))
    }
  })
})
