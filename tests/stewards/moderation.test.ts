import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptReport } from '../../server/db/queries/reports/acceptReport.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { listReports } from '../../server/db/queries/reports/listReports.ts'
import { mergeReports } from '../../server/db/queries/reports/mergeReports.ts'
import { rejectReports } from '../../server/db/queries/reports/rejectReports.ts'
import { saveSignalement } from '../../server/db/queries/reports/saveSignalement.ts'
import type { Author } from '../../server/domain/stewards/roles.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { giveToken } from './people.ts'

const CLOSED = {
  statut: 'stopped',
  effectiveOn: '2026-09-28',
  reportedOn: '2026-10-01',
  reason: 'fermeture constatée',
  note: 'appel au secrétariat',
  maxAgeDays: 60,
} as const

describe.each(databases)('moderation on the $name database', ({ open }) => {
  let database: TestDatabase
  let moderator: Author
  beforeAll(async () => {
    database = await open({ world: true })
    moderator = (
      await giveToken(database, { label: 'Modération 79', role: 'moderator', departements: ['79'] })
    ).author
    for (const [id, cabinetId] of [
      ['r1', 'C1'],
      ['r2', 'C1'],
      ['r3', 'C1'],
      ['r4', 'C2'],
      ['r5', 'C4'],
    ] as const)
      await saveSignalement(database.knex, {
        id,
        cabinetId,
        kind: 'ferme',
        comment: id === 'r2' ? 'Mme Durand est partie' : `dit par ${id}`,
      })
  })
  afterAll(() => database.close())

  const states = async () =>
    Object.fromEntries((await listReports(database.knex)).map(({ id, state }) => [id, state]))

  test('the queue shows the open reports of one’s départements, oldest first', async () => {
    const queue = await listReports(database.knex, { state: 'nouveau', departements: ['79'] })
    expect(queue.map(({ id, cabinet }) => [id, cabinet])).toEqual([
      ['r1', 'Cabinet fictif n° 1'],
      ['r2', 'Cabinet fictif n° 1'],
      ['r3', 'Cabinet fictif n° 1'],
      ['r4', 'Cabinet fictif n° 2'],
    ])
  })

  test('reports of another département or about another cabinet change nothing', async () => {
    const before = await states()
    const accept = (reportId: string, duplicates: string[]) =>
      acceptReport(database, moderator, { reportId, duplicates, statement: CLOSED })
    await expect(accept('r5', [])).rejects.toMatchObject({ why: 'outside-territory' })
    await expect(accept('r1', ['r4'])).rejects.toMatchObject({ why: 'another-cabinet', subject: 'r4' })
    await expect(accept('r9', [])).rejects.toMatchObject({ why: 'unknown-report' })
    await expect(rejectReports(database.knex, moderator, ['r4', 'r5'], 'faux')).rejects.toMatchObject({
      why: 'outside-territory',
    })
    expect(await states()).toEqual(before)
  })

  test('an accepted report becomes an event with its evidence, and its doubles are closed with it', async () => {
    await mergeReports(database.knex, moderator, 'r1', ['r3'])
    const event = await acceptReport(database, moderator, {
      reportId: 'r1',
      duplicates: ['r2'],
      statement: CLOSED,
    })
    expect((await listEvents(database.knex, 'C1')).at(-1)).toMatchObject({
      id: event.id,
      statut: 'stopped',
      evidence: 'signalement-verifie',
      effectiveOn: '2026-09-28',
    })
    expect(await states()).toMatchObject({ r1: 'accepte', r2: 'doublon', r3: 'doublon', r4: 'nouveau' })
    const comments = new Map((await listReports(database.knex)).map(({ id, comment }) => [id, comment]))
    expect([comments.get('r1'), comments.get('r2')]).toEqual(['dit par r1', null])
    expect(await listAudit(database.knex, { subject: 'r1' })).toMatchObject([
      { action: 'accept-report', author: 'Modération 79', detail: { event: event.id, duplicates: ['r2'] } },
      { action: 'merge-reports' },
    ])
  })

  test('a report is decided once, by whoever comes first', async () => {
    const decisions = await Promise.allSettled([
      acceptReport(database, moderator, { reportId: 'r4', duplicates: [], statement: CLOSED }),
      rejectReports(database.knex, moderator, ['r4'], 'le cabinet répond'),
    ])
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = decisions.find((decision) => decision.status === 'rejected')
    expect(refused?.reason).toMatchObject({ why: 'already-decided' })
  })
})
