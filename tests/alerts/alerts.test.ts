import pino from 'pino'
import request from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AlertData } from '../../server/contract/alert-page.ts'
import type { Live } from '../../server/country/live/create-live.ts'
import { listBackupTables } from '../../server/db/backup/catalogue.ts'
import { listAlerts } from '../../server/db/queries/alerts/listAlerts.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { createAlerts } from '../../server/service/alerts/alerts.ts'
import { createPost } from '../../server/service/alerts/post-letter.ts'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { operator, said } from '../stewards/people.ts'
import { servedWorld } from '../world-package.ts'
import { WORLD_DAY } from '../world.ts'
import { openMailServer, type Received } from './mail-server.ts'

const ORIGIN = 'https://relais.test'
const HOUR = 3_600_000
const SERVED = 'f'.repeat(64)
const plain = (mail: Received): string =>
  mail.raw
    .replace(/=\r\n/g, '')
    .replace(/(=[0-9A-F]{2})+/g, (bytes) => decodeURIComponent(bytes.replaceAll('=', '%')))
const linkIn = (mail: Received, path: string): string =>
  new RegExp(`${ORIGIN}(${path}/[\\w-]+)`).exec(plain(mail))![1]!

describe.each(databases)('alerts by e-mail on the $name database', ({ open }) => {
  let database: TestDatabase
  let live: Live
  let site: ReturnType<typeof request>
  let mails: Awaited<ReturnType<typeof openMailServer>>
  let clock = Date.now()
  let logged = ''
  const logger = pino({ level: 'trace' }, { write: (line: string) => void (logged += line) })

  beforeAll(async () => {
    database = await open({ world: true })
    mails = await openMailServer()
    const world = await worldApp(
      database,
      { write: (line: string) => void (logged += line) },
      { mails: true, origin: ORIGIN, now: () => new Date(clock), trustProxy: 'loopback' },
    )
    live = world.live
    site = request(world.app)
  })
  afterAll(async () => {
    await mails?.close()
    await database?.close()
  })
  let caller = 0
  beforeEach(async () => {
    mails.behave('well')
    mails.received.length = 0
    // Days later: no test is told what another one recorded.
    clock += 72 * HOUR
    await database.knex('alerts').delete()
  })

  const work = async (intervals = false): Promise<void> => {
    const post = createPost({ url: mails.url, from: 'Relais <alertes@relais.test>' }, ORIGIN, 2_000)
    const alerts = createAlerts({
      ...{ live, database, logger, post, packageHash: SERVED, origin: ORIGIN, intervals },
      ...{ now: () => new Date(clock), random: () => 0.5 },
    })
    await alerts.work()
    await alerts.close()
  }
  const ask = (adresse: string, path = '/alertes/departement/79', more = {}) =>
    site
      .post(path)
      .set('X-Forwarded-For', `10.0.0.${caller++ % 250}`)
      .type('form')
      .send({ adresse, ...more })
  const stateAt = async (path: string): Promise<AlertData['state']> => {
    const { text } = await site.get(path)
    return JSON.parse(text.slice(text.indexOf('{'))).data.state
  }
  /** An alert that is confirmed, by the links of its letter. */
  const follow = async (adresse: string, path?: string): Promise<void> => {
    await ask(adresse, path).expect(303)
    await work()
    const link = linkIn(
      mails.received.at(-1)!,
      path?.startsWith('/en') ? '/en/alerts/confirm' : '/alertes/confirmer',
    )
    await site.post(link).expect(200)
    mails.received.length = 0
  }
  let key = 0
  const record = async (cabinetId: string): Promise<void> => {
    await recordEvents(database, operator, [
      said(cabinetId, { statut: 'stopped', idempotencyKey: `a${key++}`, note: 'interne' }),
    ])
    await live.refresh()
  }
  const rows = () => listAlerts(database.knex)

  /** The clock of a test stands days ahead of the machine's: what is recorded now must be after what was told. */
  const rewind = () => database.knex('alerts').update({ taken_to: new Date(0).toISOString() })

  test('nothing is sent but one letter that asks, and its link does nothing until it is pressed', async () => {
    const answer = await ask('Ada@exemple.fr').expect(303)
    await work()
    await work()
    expect(mails.received).toHaveLength(1)
    const [mail] = mails.received
    expect(mail!.to).toEqual(['Ada@exemple.fr'])
    expect(mail!.header('List-Unsubscribe')).toBeUndefined()
    expect(plain(mail!)).toMatch(/DÉMONSTRATION[\s\S]*dans le département .*\(79\)/)
    const link = linkIn(mail!, '/alertes/confirmer')
    expect(await stateAt(link)).toBe('confirm')
    expect((await rows())[0]!.confirmedAt).toBeNull()
    await site.post(link).expect(200)
    expect((await rows())[0]!.confirmedAt).not.toBeNull()
    expect(await stateAt(link)).toBe('confirmed')
    // Known, new or waiting: the answer is the same to the letter, and nothing more is sent.
    const again = await ask('ada@EXEMPLE.fr').expect(303)
    expect([again.headers.location, again.text]).toEqual([answer.headers.location, answer.text])
    await work()
    expect(mails.received).toHaveLength(1)
    expect(await rows()).toHaveLength(1)
  })

  test('what nobody confirms is erased after 48 hours, and its link says so', async () => {
    await ask('ada@exemple.fr').expect(303)
    await work()
    const link = linkIn(mails.received[0]!, '/alertes/confirmer')
    clock += 49 * HOUR
    expect((await site.get(link)).status).toBe(410)
    await site.post(link).expect(410)
    await work()
    expect(await rows()).toEqual([])
    for (const text of ['abc', link.slice(-35, -1), link.replace('confirmer', 'arreter')])
      await site.get(text.startsWith('/') ? text : `/alertes/confirmer/${text}`).expect(410)
  })

  test('a link of one purpose does not do the work of the other', async () => {
    await ask('ada@exemple.fr')
    await work()
    const link = linkIn(mails.received[0]!, '/alertes/confirmer')
    await site.post(link.replace('confirmer', 'arreter')).expect(410)
    expect(await rows()).toHaveLength(1)
  })

  test('a change is told once, with the figures of the day, and not again that day', async () => {
    await follow('ada@exemple.fr')
    await follow('bob@exemple.fr', '/en/alerts/circonscription/79-01')
    await record('C1')
    await rewind()
    await work()
    await work()
    expect(mails.received.map(({ to }) => to[0])).toEqual(
      expect.arrayContaining(['ada@exemple.fr', 'bob@exemple.fr']),
    )
    expect(mails.received).toHaveLength(2)
    const mail = mails.received.find(({ to }) => to[0] === 'ada@exemple.fr')!
    const text = plain(mail)
    expect(text).toMatch(/DÉMONSTRATION/)
    expect(text).toMatch(/arrêté depuis le \d+/)
    expect(text).not.toContain('interne')
    expect(text).toContain('https://relais.test/departement/79')
    expect(mail.header('Content-Language')).toBe('fr')
    expect(mail.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    const english = plain(mails.received.find(({ to }) => to[0] === 'bob@exemple.fr')!)
    expect(english).toMatch(/DEMONSTRATION[\s\S]*stopped since/)
    expect(english).toContain('https://relais.test/en/constituency/79-01')
    await record('C1')
    await work()
    expect(mails.received).toHaveLength(2)
    clock += 24 * HOUR
    await rewind()
    await work()
    expect(mails.received).toHaveLength(4)
  })

  test('one request ends it, from a mailbox too: the address is erased, and the link then says so', async () => {
    await follow('ada@exemple.fr')
    await record('C1')
    await rewind()
    await work()
    const oneClick = new URL(mails.received[0]!.header('List-Unsubscribe')!.slice(1, -1)).pathname
    expect(await stateAt(oneClick)).toBe('stop')
    expect(await rows()).toHaveLength(1)
    await site
      .post(oneClick)
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send('List-Unsubscribe=One-Click')
      .expect(200)
    expect(await rows()).toEqual([])
    expect(await database.knex('alert_letters')).toEqual([])
    await site.get(oneClick).expect(410)
  })

  test('a mail server that fails is asked again with more and more patience, under one Message-ID', async () => {
    await follow('ada@exemple.fr')
    await record('C1')
    await rewind()
    for (const mood of ['later', 'hangs-up', 'takes-then-hangs-up'] as const) {
      mails.behave(mood)
      await work()
      // Before its time comes again nothing is tried.
      await work()
      const [waiting] = await database.knex('alert_letters')
      expect(waiting).toBeDefined()
      clock = new Date(waiting.next_at).getTime()
    }
    expect((await database.knex('alert_letters'))[0].attempts).toBe(3)
    mails.behave('well')
    await work()
    expect(await database.knex('alert_letters')).toEqual([])
    // Taken by a server that did not say so: sent at least once, and known as the same.
    expect(mails.received).toHaveLength(2)
    expect(new Set(mails.received.map((mail) => mail.header('Message-ID'))).size).toBe(1)
    expect(await rows()).toHaveLength(1)
  })

  test('a recipient refused for good is not asked again; an address that never was is forgotten', async () => {
    await follow('ada@exemple.fr')
    await record('C1')
    await rewind()
    mails.behave('refuses')
    await ask('nobody@exemple.fr', '/alertes/departement/86').expect(303)
    await work()
    expect(await database.knex('alert_letters')).toEqual([])
    expect((await rows()).map(({ address }) => address)).toEqual(['ada@exemple.fr'])
  })

  test('an area that is no more is told once, and the address erased', async () => {
    await follow('ada@exemple.fr')
    await database.knex('alerts').update({ code: '00' })
    // Its letter has no figures: it does not wait for their intervals.
    await work(true)
    await work(true)
    expect(mails.received).toHaveLength(1)
    expect(plain(mails.received[0]!)).toContain('n’existe plus')
    expect(await rows()).toEqual([])
  })

  /** Names a package current, on the clock of the test. */
  const name = (sha256: string) =>
    database.knex('packages').insert({ sha256, taken_at: new Date(clock).toISOString() })

  test('a process that serves another package than the one in force says of no area that it is no more', async () => {
    await follow('ada@exemple.fr')
    await database.knex('alerts').update({ code: '00' })
    await name('e'.repeat(64))
    for (let day = 0; day < 3; day++) {
      clock += 24 * HOUR
      await work()
    }
    expect(mails.received).toEqual([])
    expect(await rows()).toHaveLength(1)
  })

  test('an area is not said to be no more before the data that lack it have been in force for a day', async () => {
    await follow('ada@exemple.fr')
    await database.knex('alerts').update({ code: '00' })
    await name(SERVED)
    const post = createPost({ url: mails.url, from: 'Relais <alertes@relais.test>' }, ORIGIN, 2_000)
    const alerts = createAlerts({
      ...{ live, database, logger, post, packageHash: SERVED, origin: ORIGIN },
      ...{ now: () => new Date(clock), random: () => 0.5 },
    })
    clock += 23 * HOUR
    await alerts.work()
    // Back to the package before it: the area is there again.
    await database.knex('alerts').update({ code: '79' })
    await alerts.work()
    expect(mails.received).toEqual([])
    await database.knex('alerts').update({ code: '00' })
    // Another one is named for an hour: the day begins anew.
    await name('e'.repeat(64))
    clock += HOUR
    await alerts.work()
    await name(SERVED)
    clock += 23 * HOUR
    await alerts.work()
    expect(mails.received).toEqual([])
    clock += 2 * HOUR
    await alerts.work()
    await alerts.close()
    expect(mails.received).toHaveLength(1)
    expect(plain(mails.received[0]!)).toContain('n’existe plus')
    expect(await rows()).toEqual([])
  })

  test('what is no single address is refused, and never reaches a mail', async () => {
    for (const address of [
      ...[
        '',
        'ada',
        'ada@',
        'a@b@c.fr',
        'ada@exemple',
        'ada@exemple.fr, bob@exemple.fr',
        `${'a'.repeat(250)}@exemple.fr`,
      ],
      ...['ada@exemple.fr\r\nBcc: bob@exemple.fr', 'Ada <ada@exemple.fr>', 'ada@exemple.fr\u0000'],
    ])
      await ask(address).expect(422)
    await ask('ada@exemple.fr', '/alertes/departement/00').expect(404)
    await ask('ada@exemple.fr', '/alertes/france/FR').expect(404)
    await ask('robot@exemple.fr', undefined, { siteWeb: 'https://spam.example' }).expect(303)
    await ask('ada@exemple.fr').set('Sec-Fetch-Site', 'cross-site').expect(403)
    await ask('ada@exemple.fr').set('Sec-Fetch-Site', 'same-site').expect(403)
    await ask('ada@exemple.fr').set('Origin', 'https://ailleurs.example').expect(403)
    expect(await rows()).toEqual([])
  })

  test('nobody can be written to by many forms, and a caller cannot send many', async () => {
    for (const area of [
      'departement/79',
      'departement/86',
      'region/75',
      'circonscription/79-01',
      'circonscription/79-02',
    ])
      await ask('ada@exemple.fr', `/alertes/${area}`).expect(303)
    expect(await rows()).toHaveLength(3)
    const codes: number[] = []
    for (let at = 0; at < 12; at++) {
      const { status } = await site
        .post('/alertes/departement/79')
        .set('X-Forwarded-For', '192.0.2.1')
        .type('form')
        .send({ adresse: `ada${at}@exemple.fr` })
      codes.push(status)
    }
    expect(codes.slice(10)).toEqual([429, 429])
  })

  test('the operator lists and erases; the audit trail, the log, backups and metrics know no address', async () => {
    await follow('ada@exemple.fr')
    const lines: string[] = []
    const relais = (...argv: string[]) =>
      runCommand(argv, {
        ...{ database, cwd: '.', today: WORLD_DAY, served: servedWorld() },
        ...{ geocoder: null, print: (line: string) => void lines.push(line) },
      })
    expect(await relais('alerts', 'list')).toBe(true)
    expect(lines.join()).toContain('ada@exemple.fr\tdepartement 79')
    expect(await relais('alerts', 'erase', 'ADA@exemple.fr')).toBe(true)
    expect(await relais('alerts', 'erase', 'ada@exemple.fr')).toBe(false)
    expect(await rows()).toEqual([])
    const [entry] = await listAudit(database.knex, { limit: 1 })
    expect(entry).toMatchObject({ action: 'erase-alerts', subject: 'alerts', detail: { count: 1 } })
    expect(JSON.stringify(await listAudit(database.knex, { limit: 1000 }))).not.toContain('exemple.fr')
    expect((await listBackupTables(database.knex)).map(({ name }) => name)).not.toContain('alerts')
    expect((await site.get('/metrics')).text).not.toContain('exemple')
    expect(logged).toContain('alert letter')
    expect(logged).not.toContain('exemple.fr')
    expect(logged).not.toMatch(/alertes\/(confirmer|arreter)\/[a-z0-9]{12}/)
  })
})

test('where no mail server is set no alert is offered', async () => {
  const database = await databases[0]!.open({ world: true })
  try {
    const { app } = await worldApp(database)
    await request(app).get('/alertes/departement/79').expect(404)
    await request(app)
      .post('/alertes/departement/79')
      .type('form')
      .send({ adresse: 'ada@exemple.fr' })
      .expect(404)
  } finally {
    await database.close()
  }
})
