import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRoster } from '../../server/country/package/load-package.ts'
import { connect } from '../../server/db/connect.ts'
import { SqlFailure } from '../../server/db/errors.ts'
import { appendStatusEvents } from '../../server/db/queries/events/appendStatusEvents.ts'
import { findCommuneAt } from '../../server/db/queries/reference/findCommuneAt.ts'
import { findNearestCabinets } from '../../server/db/queries/roster/findNearestCabinets.ts'
import { findRoster } from '../../server/db/queries/roster/findRoster.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { saveSignalement } from '../../server/db/queries/reports/saveSignalement.ts'
import type { StatusEvent } from '../../server/domain/model.ts'
import { haversine } from '../../server/domain/travel/haversine.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldContours, worldInputs } from '../world.ts'

const { cabinets, events, communes } = worldInputs

const newEvent = (id: string, cabinetId: string, over: Partial<StatusEvent> = {}): StatusEvent => ({
  id,
  cabinetId,
  statut: 'active',
  effectiveOn: '2026-09-20',
  reportedOn: '2026-09-30',
  recordedAt: '2026-09-30T10:00:00.000Z',
  evidence: 'cpts',
  reason: null,
  maxAgeDays: 60,
  ...over,
})

describe.each(databases)('cabinets on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database?.close())

  test('nearest is the great circle on the same network, against measuring all of them', async () => {
    const places = communes.flatMap(({ lon, lat, reseau }) =>
      [-0.031, 0, 0.027].map((shift) => ({ lon: lon + shift, lat: lat + shift / 2, reseau })),
    )
    for (const place of places) {
      const expected = cabinets
        .filter(({ reseau }) => reseau === place.reseau)
        .map(({ id, lon, lat }) => ({ id, meters: haversine(place.lon, place.lat, lon, lat) * 1000 }))
        .sort((a, b) => a.meters - b.meters || (a.id < b.id ? -1 : 1))
        .slice(0, 3)
      const found = await findNearestCabinets(database.knex, { ...place, limit: 3 })
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
      found.forEach(({ distanceMeters }, rank) =>
        expect(distanceMeters).toBeCloseTo(expected[rank]!.meters, 0),
      )
    }
  })

  test('no cabinet on a network without any: Mayotte is not served from elsewhere', async () => {
    const mayotte = communes.find(({ reseau }) => reseau === '976')!
    expect(await findNearestCabinets(database.knex, { ...mayotte, limit: 5 })).toEqual([])
  })

  test('a point belongs to the commune around it, the coast to the one beside it, the ocean to none', async () => {
    for (const { code, lon, lat } of communes) expect(await findCommuneAt(database.knex, lon, lat)).toBe(code)
    const [west, south] = worldContours.communes.get('79001')!.coordinates[0]![0]![0] as [number, number]
    expect(await findCommuneAt(database.knex, west - 0.01, south + 0.03)).toBe('79001')
    expect(await findCommuneAt(database.knex, west - 0.05, south + 0.03)).toBeNull()
    expect(await findCommuneAt(database.knex, -30, 40)).toBeNull()
  })

  test('events are kept in the order of recording; the same request twice is one', async () => {
    const batch = [newEvent('N2', 'C4'), newEvent('N1', 'C4', { statut: 'reduced' })]
    expect(await appendStatusEvents(database, batch)).toEqual(['N2', 'N1'])
    expect(await appendStatusEvents(database, batch)).toEqual([])
    const kept = await listEvents(database.knex, 'C4')
    expect(kept.map(({ id }) => id)).toEqual(['E06', 'N2', 'N1'])
    expect(kept[2]).toMatchObject({ ...newEvent('N1', 'C4', { statut: 'reduced' }) })
    expect((await findRoster(database.knex))!.lastSequence).toBe(kept[2]!.sequence)
  })

  test('an event on a cabinet that nobody knows records nothing of its batch', async () => {
    const before = await listEvents(database.knex)
    const failure = await appendStatusEvents(database, [newEvent('N3', 'C1'), newEvent('N4', 'C99')]).catch(
      (e: unknown) => e,
    )
    expect(failure).toBeInstanceOf(SqlFailure)
    expect(failure).toMatchObject({ code: '23503' })
    expect(await listEvents(database.knex)).toEqual(before)
  })

  test.each([
    'UPDATE status_events SET reason = NULL',
    'DELETE FROM status_events',
    'TRUNCATE status_events CASCADE',
  ])('history cannot be rewritten: %s', async (sql) => {
    await expect(database.knex.raw(sql)).rejects.toThrow(/append-only/)
  })

  test('a report is kept once, and refused on an unknown cabinet', async () => {
    const report = { id: 'S1', cabinetId: 'C1', kind: 'ferme', comment: null }
    expect(await saveSignalement(database.knex, report)).toBe(true)
    expect(await saveSignalement(database.knex, report)).toBe(true)
    expect(await saveSignalement(database.knex, { ...report, id: 'S2', cabinetId: 'C99' })).toBe(false)
  })

  test('acknowledged events outlive a restart', async () => {
    const before = await listEvents(database.knex)
    await database.release()
    const again = await connect(database.options)
    expect(await listEvents(again.knex)).toEqual(before)
    await again.close()
  })
})

describe.each(databases)('rosters on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database?.close())

  const real = cabinets.map((cabinet) => ({ ...cabinet, demonstration: false, nom: `Cabinet ${cabinet.id}` }))

  test('the same demonstration twice changes nothing', async () => {
    expect(await loadRoster(database, { demonstration: true, cabinets, events })).toBe('unchanged')
  })

  test('a roster with a broken event changes nothing at all', async () => {
    const broken = loadRoster(database, {
      demonstration: false,
      cabinets: real,
      events: [newEvent('R1', 'C1'), newEvent('R2', 'C99')],
    })
    await expect(broken).rejects.toBeInstanceOf(SqlFailure)
    expect(await listCabinets(database.knex)).toEqual(cabinets)
    expect((await findRoster(database.knex))!.demonstration).toBe(true)
  })

  test('a real roster retires the demonstration, which cannot come back', async () => {
    expect(
      await loadRoster(database, { demonstration: false, cabinets: real, events: [newEvent('R1', 'C1')] }),
    ).toBe('loaded')
    expect(await listCabinets(database.knex)).toEqual(real)
    expect((await listEvents(database.knex)).map(({ id }) => id)).toEqual(['R1'])
    expect(await loadRoster(database, { demonstration: true, cabinets, events })).toBe('kept-real')
    expect(await listCabinets(database.knex)).toEqual(real)
  })

  test('a real roster updates itself: who is no longer named leaves, who comes back has their history', async () => {
    const fewer = real
      .filter(({ id }) => id !== 'C1')
      .map((cabinet) => ({ ...cabinet, etp: cabinet.etp + 0.1 }))
    expect(await loadRoster(database, { demonstration: false, cabinets: fewer, events: [] })).toBe('loaded')
    expect(await listCabinets(database.knex)).toEqual(fewer)
    expect(await loadRoster(database, { demonstration: false, cabinets: real, events: [] })).toBe('loaded')
    expect(await listCabinets(database.knex)).toEqual(real)
    expect((await listEvents(database.knex, 'C1')).map(({ id }) => id)).toEqual(['R1'])
  })
})
