import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { retractEvents } from '../../server/db/queries/events/retractEvents.ts'
import { publicStatus } from '../../server/domain/status/publicStatus.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { giveToken, operator, said } from './people.ts'

describe.each(databases)('what stewards write on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database.close())

  const history = (id: string) => listEvents(database.knex, id)
  const statusOf = async (id: string, asOf: string, knownAt?: string) =>
    publicStatus(await history(id), asOf, knownAt)

  test('an event is recorded with its author, and the audit trail names the write', async () => {
    const { author } = await giveToken(database, {
      label: 'CPTS du Marais',
      role: 'steward',
      departements: ['79'],
    })
    const [recorded] = await recordEvents(database, author, [
      said('C1', { statut: 'reduced', reason: 'un jour par semaine' }),
    ])
    expect((await history('C1')).at(-1)).toMatchObject({
      id: recorded!.id,
      statut: 'reduced',
      reason: 'un jour par semaine',
    })
    expect(await listAudit(database.knex, { subject: 'C1' })).toMatchObject([
      {
        action: 'record-event',
        author: 'CPTS du Marais',
        role: 'steward',
        departement: '79',
        detail: { event: recorded!.id },
      },
    ])
  })

  test('outside one’s territory, with a role that may not, or on an unknown cabinet, nothing at all is written', async () => {
    const { author: steward } = await giveToken(database, {
      label: 'S',
      role: 'steward',
      departements: ['79'],
    })
    const { author: reader } = await giveToken(database, { label: 'R', role: 'reader' })
    const { author: moderator } = await giveToken(database, { label: 'M', role: 'moderator' })
    const before = await listEvents(database.knex)
    const audit = await listAudit(database.knex)
    const batch = [said('C1', { idempotencyKey: 'x' }), said('C4', { idempotencyKey: 'y' })]
    await expect(recordEvents(database, steward, batch)).rejects.toMatchObject({
      why: 'outside-territory',
      subject: 'C4',
    })
    await expect(recordEvents(database, reader, batch)).rejects.toMatchObject({ why: 'outside-territory' })
    await expect(recordEvents(database, moderator, batch)).rejects.toMatchObject({ why: 'outside-territory' })
    await expect(recordEvents(database, operator, [said('C99')])).rejects.toMatchObject({
      why: 'unknown-cabinet',
      subject: 'C99',
    })
    expect(await listEvents(database.knex)).toEqual(before)
    expect(await listAudit(database.knex)).toEqual(audit)
  })

  test('the same request again is acknowledged with the same event and recorded once', async () => {
    const request = [said('C2', { idempotencyKey: 'once' }), said('C3', { idempotencyKey: 'once-too' })]
    const first = await recordEvents(database, operator, request)
    const again = await recordEvents(database, operator, request)
    expect(again).toEqual(first.map((event) => ({ ...event, repeated: true })))
    expect((await history('C2')).filter(({ id }) => id === first[0]!.id)).toHaveLength(1)
    await expect(
      recordEvents(database, operator, [said('C2', { idempotencyKey: 'once', statut: 'stopped' })]),
    ).rejects.toMatchObject({ why: 'key-reused', subject: 'once' })
  })

  test('the same key of two authors is two keys', async () => {
    const [a, b] = [
      await giveToken(database, { label: 'A', role: 'national' }),
      await giveToken(database, { label: 'B', role: 'national' }),
    ]
    const [one] = await recordEvents(database, a.author, [said('C2', { idempotencyKey: 'k' })])
    const [two] = await recordEvents(database, b.author, [said('C2', { idempotencyKey: 'k' })])
    expect(two!.id).not.toBe(one!.id)
  })

  test('stewards who write on one cabinet at once are both kept, one after the other', async () => {
    const statuts = ['active', 'reduced', 'suspended', 'stopped'] as const
    const written = await Promise.all(
      Array.from({ length: 12 }, (_, k) =>
        recordEvents(database, operator, [
          said('C6', { statut: statuts[k % 4]!, idempotencyKey: `at-once-${k}` }),
        ]),
      ),
    )
    const events = (await history('C6')).slice(-12)
    expect(new Set(events.map(({ id }) => id))).toEqual(new Set(written.map(([event]) => event!.id)))
    const instants = events.map(({ recordedAt }) => recordedAt)
    expect(instants).toEqual([...new Set(instants)].sort())
    expect((await statusOf('C6', '2026-10-01')).value).toBe(events.at(-1)!.statut)
  })

  test('a withdrawn event no longer counts, but is shown to whoever asks what was known then', async () => {
    const before = await statusOf('C5', '2026-10-02')
    const [event] = await recordEvents(database, operator, [said('C5', { idempotencyKey: 'slip' })])
    const believed = await statusOf('C5', '2026-10-02')
    await retractEvents(database, operator, { eventIds: [event!.id], reason: 'erreur de saisie' })
    await retractEvents(database, operator, { eventIds: [event!.id], reason: 'encore' })
    expect(await statusOf('C5', '2026-10-02')).toEqual(before)
    expect(await statusOf('C5', '2026-10-02', event!.recordedAt)).toEqual(believed)
    expect(believed.value).toBe('active')
    expect((await listAudit(database.knex, { subject: 'C5' })).map(({ action }) => action)).toEqual([
      'retract-event',
      'record-event',
    ])
  })

  test('undo is for one’s own slip of the last minute', async () => {
    const { author } = await giveToken(database, { label: 'Autre', role: 'national' })
    const [event] = await recordEvents(database, operator, [said('C3', { idempotencyKey: 'undo' })])
    const undo = { eventIds: [event!.id], reason: 'annulé', withinSeconds: 60 }
    await expect(retractEvents(database, author, undo)).rejects.toMatchObject({ why: 'not-yours' })
    await expect(retractEvents(database, operator, { ...undo, withinSeconds: 0 })).rejects.toMatchObject({
      why: 'too-late',
    })
    await expect(retractEvents(database, operator, { ...undo, eventIds: ['nothing'] })).rejects.toMatchObject(
      { why: 'unknown-event' },
    )
    await retractEvents(database, operator, undo)
    expect((await history('C3')).find(({ id }) => id === event!.id)).toHaveProperty('retractedAt')
  })

  test('a past day looks the same before and after a later event', async () => {
    const before = await statusOf('C1', '2026-03-27')
    await recordEvents(database, operator, [said('C1', { statut: 'stopped', idempotencyKey: 'later' })])
    expect(await statusOf('C1', '2026-03-27')).toEqual(before)
  })
})
