import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import pino from 'pino'
import { Webhook } from 'standardwebhooks'
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { writePublicPackage } from '../../server/service/export/write-public-package.ts'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { retractEvents } from '../../server/db/queries/events/retractEvents.ts'
import { revokeToken } from '../../server/db/queries/stewards/revokeToken.ts'
import { queueNotice } from '../../server/db/queries/webhooks/queueNotice.ts'
import type { Live } from '../../server/country/live/create-live.ts'
import { createWebhooks } from '../../server/service/changes/webhooks.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { giveToken, operator, said } from '../stewards/people.ts'
import { servedWorld, worldPackage } from '../world-package.ts'
import { WORLD_DAY } from '../world.ts'
import { entriesOf, isGenuine, type Received } from './receiver.ts'

describe.each(databases)('webhooks of the $name database', ({ open }) => {
  let database: TestDatabase
  let live: Live
  let api: ReturnType<typeof request>
  let receiver: Server
  let url: string
  let received: Received[]
  let answer: (response: ServerResponse) => void
  let clock: number
  /** What chance gives: in the middle, delays are neither longer nor shorter. */
  let luck: number
  const printed: string[] = []
  let logged = ''
  const logger = pino({ level: 'trace' }, { write: (line: string) => void (logged += line) })

  const relais = async (...argv: string[]): Promise<string> => {
    const lines: string[] = []
    const print = (line: string): void => void lines.push(line)
    await runCommand(argv, {
      database,
      cwd: '.',
      today: WORLD_DAY,
      served: servedWorld(),
      geocoder: null,
      print,
    })
    if (argv[1] !== 'add') printed.push(...lines)
    return lines.join('\n')
  }
  /** A steward of `departements`, null for the whole country, and a webhook of his, and deliveries as a server that was just started makes them. */
  const hook = async (departements: readonly string[] | null, path = '/') => {
    const role = departements === null ? 'national' : 'steward'
    const { author } = await giveToken(database, { label: 'ARS', role, departements })
    const [secret, said] = (
      await relais('webhook', 'add', '--token', author.tokenId, '--url', url + path)
    ).split('\n')
    return { token: author.tokenId, secret: secret!, id: /Webhook (\w+)/.exec(said!)![1]! }
  }
  const work = async (timeoutMs = 5_000): Promise<void> => {
    const now = (): Date => new Date(clock)
    const random = (): number => luck
    const webhooks = createWebhooks({ live, database, logger, allowPrivate: false, now, random, timeoutMs })
    await webhooks.work()
    await webhooks.close()
  }
  let key = 0
  const record = async (cabinetId: string) => {
    const [event] = await recordEvents(database, operator, [
      said(cabinetId, { idempotencyKey: `w${key++}`, note: 'interne' }),
    ])
    await live.refresh()
    return event!
  }

  beforeAll(async () => {
    database = await open({ world: true })
    const world = await worldApp(database)
    live = world.live
    api = request(world.app)
    receiver = createServer((incoming, response) => {
      void textOf(incoming).then((body) => {
        received.push({ headers: incoming.headers, body })
        answer(response)
      })
    }).listen(0, '127.0.0.1')
    await once(receiver, 'listening')
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  })
  beforeEach(() => {
    received = []
    clock = Date.now()
    luck = 0.5
    answer = (response) => response.writeHead(204).end()
  })
  afterAll(async () => {
    receiver.closeAllConnections()
    receiver.close()
    await database.close()
  })

  test('a change in the territory is sent once, signed, as the feed lists it; one outside is not', async () => {
    await record('C1')
    const { secret, id } = await hook(['79'])
    const inside = await record('C2')
    await record('C6')
    await work()
    await work()
    expect(entriesOf(received).map(({ id }) => id)).toEqual([inside.id])
    const listed = (await api.get('/api/v1/changements?cabinet=C2&limit=1')).body
    expect(JSON.parse(received[0]!.body)).toEqual({ items: listed.items, demonstration: true })
    expect(received[0]!.body).not.toMatch(/interne|exploitant/)
    expect(isGenuine(received[0]!, secret)).toBe(true)
    expect(isGenuine({ ...received[0]!, body: `${received[0]!.body} ` }, secret)).toBe(false)
    expect(Number(received[0]!.headers['relais-timestamp'])).toBe(Math.floor(clock / 1000))

    await retractEvents(database, operator, { eventIds: [inside.id], reason: 'erreur' })
    await live.refresh()
    await work()
    expect(entriesOf(received.slice(1))).toMatchObject([{ kind: 'retrait', event: inside.id }])
    expect(received[1]!.headers['relais-delivery']).not.toBe(received[0]!.headers['relais-delivery'])
    await relais('webhook', 'remove', id)
    await record('C2')
    await work()
    expect(received).toHaveLength(2)
  })

  test('a change is told by the server itself when it has been taken', async () => {
    const { id } = await hook(['79'])
    const webhooks = createWebhooks({ live, database, logger, allowPrivate: false })
    const arrived = new Promise<void>((resolve) => {
      answer = (response) => {
        response.writeHead(200).end()
        resolve()
      }
    })
    await record('C2')
    await arrived
    await webhooks.close()
    await relais('webhook', 'remove', id)
  })

  test('a receiver that fails, hangs or redirects is tried again later with the same delivery, then left alone', async () => {
    const { secret, id } = await hook(['79'])
    const first = await record('C1')
    const step = async (reply: typeof answer, minutes: number, timeoutMs?: number): Promise<number> => {
      answer = reply
      await work(timeoutMs)
      const sent = received.length
      // Not before its time, and by a server started meanwhile.
      clock += minutes * 60_000 - 1
      await work(timeoutMs)
      expect(received).toHaveLength(sent)
      clock += 1
      return sent
    }
    expect(await step((response) => response.writeHead(500).end('secret of theirs'), 1)).toBe(1)
    expect(await relais('webhook', 'list')).toContain('waiting: HTTP 500')
    const second = await record('C2')
    expect(await step(() => {}, 2, 1_500)).toBe(2)
    expect(await relais('webhook', 'list')).toContain('waiting: no answer in time')
    expect(await step((response) => response.writeHead(302, { Location: '/elsewhere' }).end(), 4)).toBe(3)
    answer = (response) => response.writeHead(200).end()
    await work()
    await work()
    expect(received).toHaveLength(5)
    expect(new Set(received.slice(0, 4).map(({ headers }) => headers['relais-delivery'])).size).toBe(1)
    expect(new Set(received.slice(0, 4).map(({ body }) => body)).size).toBe(1)
    expect(received.every((one) => isGenuine(one, secret))).toBe(true)
    // What was recorded meanwhile comes after it, in order.
    expect(entriesOf(received.slice(3)).map((entry) => entry.id)).toEqual([first.id, second.id])
    expect(await relais('webhook', 'list')).toMatch(/\twell\t0 given up\t/)
    await relais('webhook', 'remove', id)
  })

  const MINUTE = 60_000
  const HOUR = 60 * MINUTE
  const nextAttempt = async (webhookId: string): Promise<number | null> => {
    const { rows } = await database.knex.raw(
      'SELECT min(next_at) AS at FROM webhook_deliveries WHERE webhook_id = ? AND dead_at IS NULL',
      [webhookId],
    )
    return rows[0].at === null ? null : Date.parse(rows[0].at)
  }
  /** Fails until it is given up; the minutes between one attempt and the next. */
  const failUntilGivenUp = async (webhookId: string): Promise<readonly number[]> => {
    answer = (response) => response.writeHead(503).end()
    const waits: number[] = []
    await work()
    for (let at = await nextAttempt(webhookId); at !== null; at = await nextAttempt(webhookId)) {
      waits.push((at - clock) / MINUTE)
      clock = at
      await work()
    }
    return waits
  }

  test('for three days it is tried, each time later, an hour apart at most; then it is a dead letter, sent again by command', async () => {
    const { secret, id } = await hook(['79'])
    await record('C3')
    const from = clock
    const waits = await failUntilGivenUp(id)
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    expect(Math.max(...waits)).toBe(60)
    // The last attempt is made when the three days are over, and none after it.
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(72 * 60)
    expect(new Set(received.map(({ body }) => body)).size).toBe(1)
    const [delivery, , , , reason] = (await relais('webhook', 'dead')).split('\t')
    expect(delivery).toBe(received[0]!.headers['relais-delivery'])
    expect(reason).toBe(`${received.length} attempts: HTTP 503`)
    expect(await relais('webhook', 'list')).toContain('1 given up')
    answer = (response) => response.writeHead(200).end()
    const before = received.length
    expect(await relais('webhook', 'retry', delivery!)).toBe(`${delivery} is sent again.`)
    await work()
    expect(received).toHaveLength(before + 1)
    expect(received.at(-1)!.body).toBe(received[0]!.body)
    expect(isGenuine(received.at(-1)!, secret)).toBe(true)
    expect(await relais('webhook', 'dead')).toBe('')
    expect(await relais('webhook', 'retry', delivery!)).toContain('No delivery')
    expect(clock - from).toBe(72 * HOUR)
    await relais('webhook', 'remove', id)
    const audit = await listAudit(database.knex, { subject: id })
    expect(audit.map(({ action }) => action)).toEqual(['remove-webhook', 'retry-webhook', 'create-webhook'])
  })

  test('chance makes delays a fifth shorter or longer', async () => {
    for (const [chance, seconds] of [
      [0, 48],
      [0.999_999, 72],
    ] as const) {
      luck = chance
      const { id } = await hook(['79'])
      await record('C1')
      answer = (response) => response.writeHead(503).end()
      await work()
      const sent = received.length
      clock += seconds * 1000 - 100
      await work()
      expect(received).toHaveLength(sent)
      clock += 200
      await work()
      expect(received).toHaveLength(sent + 1)
      await relais('webhook', 'remove', id)
    }
  })

  test('a receiver that answers again gets what had been given up once more; all of it is sent again by one command', async () => {
    const { id } = await hook(['79'])
    const first = await record('C1')
    await failUntilGivenUp(id)
    expect(await relais('webhook', 'list')).toContain('1 given up')
    const next = await record('C2')
    answer = (response) => response.writeHead(200).end()
    const before = received.length
    await work()
    expect(entriesOf(received.slice(before)).map((entry) => entry.id)).toEqual([next.id, first.id])
    expect(await relais('webhook', 'list')).toContain('0 given up')

    await record('C3')
    await failUntilGivenUp(id)
    const again = received.length
    expect(await relais('webhook', 'retry', '--all')).toBe('1 delivery is sent again.')
    expect(await relais('webhook', 'retry', '--all')).toBe('0 deliveries are sent again.')
    await work()
    expect(received).toHaveLength(again + 1)
    await relais('webhook', 'remove', id)
  })

  test('the library of Standard Webhooks takes what is sent, and refuses another body, another secret and an old time', async () => {
    const { secret, id } = await hook(['79'])
    await record('C1')
    await work()
    const [{ headers, body }] = received as [Received]
    const sent = headers as Record<string, string>
    expect(new Webhook(secret).verify(body, sent)).toEqual(JSON.parse(body))
    expect(sent['webhook-id']).toBe(sent['relais-delivery'])
    expect(() => new Webhook(secret).verify(`${body} `, sent)).toThrow('No matching signature')
    expect(() => new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).verify(body, sent)).toThrow()
    expect(() =>
      new Webhook(secret).verify(body, {
        ...sent,
        'webhook-timestamp': String(Number(sent['webhook-timestamp']) - 600),
      }),
    ).toThrow('too old')
    await relais('webhook', 'remove', id)
  })

  test('a revoked token ends it, what waits included', async () => {
    const { token, id } = await hook(['79'])
    await record('C1')
    answer = (response) => response.writeHead(500).end()
    await work()
    await revokeToken(database.knex, token, operator)
    await record('C2')
    clock += 3_600_000
    await work()
    expect(received).toHaveLength(1)
    expect(await relais('webhook', 'list')).toContain('stopped: token not in force')
    expect(await relais('webhook', 'add', '--token', token, '--url', url)).toContain('No token')
    await relais('webhook', 'remove', id)
  })

  test('what a refresh did not take is told once, signed, to each webhook of the whole country and to no other', async () => {
    const country = await hook(null)
    const part = await hook(['79'])
    const ended = await hook(null)
    await revokeToken(database.knex, ended.token, operator)
    const donnees = { miseAJour: 'refusee', retenus: ['apl.xlsx: cut'] }
    const notice = {
      ...{ id: randomUUID(), body: JSON.stringify({ items: [], donnees, demonstration: true }) },
      ...{ now: new Date(clock).toISOString(), hours: 72 },
    }
    expect(await queueNotice(database.knex, notice)).toBe(1)
    // As by a command that was run again.
    expect(await queueNotice(database.knex, notice)).toBe(0)
    await work()
    await work()
    expect(received.map(({ body }) => body)).toEqual([notice.body])
    expect(isGenuine(received[0]!, country.secret)).toBe(true)
    for (const { id } of [country, part, ended]) await relais('webhook', 'remove', id)
  })

  test('more than a page comes in pages, each once, and one receiver that hangs does not hold up another', async () => {
    const slow = await hook(['79'], '/slow')
    const quick = await hook(['79'], '/quick')
    const said79 = Array.from({ length: 105 }, (_, at) => said('C1', { idempotencyKey: `page${at}` }))
    const events = await recordEvents(database, operator, said79)
    await live.refresh()
    let hanging = 0
    receiver.removeAllListeners('request')
    receiver.on('request', (incoming, response) => {
      if (incoming.url === '/slow') return void hanging++
      void textOf(incoming).then((body) => {
        received.push({ headers: incoming.headers, body })
        response.writeHead(200).end()
      })
    })
    await work(1_500)
    expect(hanging).toBe(1)
    expect(received.map((one) => entriesOf([one]).length)).toEqual([100, 5])
    expect(entriesOf(received).map((entry) => entry.id)).toEqual(events.map((event) => event.id))
    await relais('webhook', 'remove', slow.id)
    await relais('webhook', 'remove', quick.id)
  })

  test('the secret is shown by nothing but its making', async () => {
    await hook(['79'])
    await relais('webhook', 'list')
    await relais('webhook', 'dead')
    const audit = await listAudit(database.knex)
    const folder = join(mkdtempSync(join(tmpdir(), 'relais-webhooks-')), 'public')
    await writePublicPackage(database.knex, worldPackage, folder, WORLD_DAY)
    const exported = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
    rmSync(dirname(folder), { recursive: true })
    const shown = [...printed, logged, JSON.stringify(audit), ...exported].join('\n')
    expect(exported.length).toBeGreaterThan(1)
    expect(logged).toContain('webhook delivery failed')
    expect(shown).not.toMatch(/whsec_|secret of theirs/)
    expect(logged).not.toContain('127.0.0.1')
  })
})
