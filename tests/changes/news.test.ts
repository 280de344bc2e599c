import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRoster } from '../../server/country/package/load-roster.ts'
import { canonicalJson } from '../../server/country/runs/run-id.ts'
import { sha256 } from '../../server/sha256.ts'
import { insertStatusEvents } from '../../server/db/queries/events/appendStatusEvents.ts'
import { findRoster } from '../../server/db/queries/roster/findRoster.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { retractEvents } from '../../server/db/queries/events/retractEvents.ts'
import type { Live } from '../../server/country/live/create-live.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { operator, said } from '../stewards/people.ts'
import { worldInputs } from '../world.ts'

/** `late`: an event that was numbered before another, and committed after it. */
const step = fc.record({
  kind: fc.constantFrom('record', 'record', 'record', 'retract', 'retract', 'late', 'import'),
  pick: fc.nat(),
  statut: fc.constantFrom('active' as const, 'reduced' as const, 'stopped' as const),
  /** Whether the answers follow at once, or only after the next step. */
  follow: fc.boolean(),
})

describe.each(databases)('what is taken of the writes on the $name database', ({ name, open }) => {
  let database: TestDatabase
  let live: Live
  let number = 0
  beforeAll(async () => {
    database = await open({ world: true })
    live = (await worldApp(database)).live
  })
  afterAll(() => database?.close())

  const stored = async () => (await listEvents(database.knex)).map(({ sequence: _, ...event }) => event)
  const retract = (eventIds: readonly string[]) =>
    retractEvents(database, operator, { eventIds, reason: 'erreur' })
  /** Holds the answers against all that is stored. */
  const follow = async () => {
    await live.refresh()
    const events = await stored()
    const { atlas } = live.current()
    expect(atlas.everyEvent()).toEqual(events)
    expect(atlas.cabinets).toEqual(await listCabinets(database.knex))
    const inForce = events
      .filter(({ effectiveOn, retractedAt }) => effectiveOn <= '2026-10-02' && retractedAt === undefined)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(atlas.eventsHash('2026-10-02')).toBe(sha256(canonicalJson(inForce)))
  }
  const write = async ({ kind, pick, statut }: typeof step extends fc.Arbitrary<infer S> ? S : never) => {
    number++
    const cabinets = await listCabinets(database.knex)
    const { id } = cabinets[pick % cabinets.length]!
    const own = said(id, {
      statut,
      idempotencyKey: `news-${number}`,
      effectiveOn: `2026-10-0${1 + (pick % 3)}`,
    })
    const events = await stored()
    if (kind === 'retract' && events.length > 0) return retract([events[pick % events.length]!.id])
    if (kind === 'import')
      return loadRoster(database, {
        demonstration: false,
        cabinets: worldInputs.cabinets
          .filter((_, at) => at > 0 || pick % 2 === 0)
          .map((cabinet) => ({ ...cabinet, demonstration: false, nom: `Maison ${cabinet.id} ${pick % 3}` })),
        events: [],
      })
    // The embedded database has one connection: there nobody is overtaken.
    if (kind !== 'late' || name === 'embedded') return recordEvents(database, operator, [own])
    const roster = (await findRoster(database.knex))!
    const trx = await database.knex.transaction()
    const recordedAt = '2026-10-01T08:00:00.000Z'
    await insertStatusEvents(trx, roster.id, [{ ...own, id: `late-${number}`, recordedAt }])
    const other = cabinets.find((one) => one.id !== id)!
    await recordEvents(database, operator, [said(other.id, { idempotencyKey: `early-${number}` })])
    await live.refresh()
    await trx.commit()
  }

  test('equals all that is stored, whatever was written in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const one of steps) {
          await write(one)
          if (one.follow) await follow()
        }
        await follow()
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })

  test('is only what is new: what was known is not read again', async () => {
    await follow()
    const known = live.current().atlas.everyEvent()
    const cabinet = (await listCabinets(database.knex))[0]!.id
    const record = said(cabinet, { statut: 'reduced', idempotencyKey: 'last' })
    const [event] = await recordEvents(database, operator, [record])
    await follow()
    await retract([event!.id])
    await follow()
    const after = live.current().atlas.everyEvent()
    expect(after.length).toBe(known.length + 1)
    expect(known.every((one, at) => after[at] === one)).toBe(true)
  })
})
