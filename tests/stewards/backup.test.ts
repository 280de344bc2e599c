import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authenticate } from '../../server/db/access/authenticate.ts'
import { restoreBackup } from '../../server/db/backup/restore-backup.ts'
import { writeBackup } from '../../server/db/backup/write-backup.ts'
import { replayJournal } from '../../server/db/replay-journal.ts'
import { savePackageFile } from '../../server/db/queries/packages/savePackageFile.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { listAudit } from '../../server/db/queries/stewards/listAudit.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { listReports } from '../../server/db/queries/reports/listReports.ts'
import { listTokens } from '../../server/db/queries/stewards/listTokens.ts'
import { mergeReports } from '../../server/db/queries/reports/mergeReports.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { retractEvents } from '../../server/db/queries/events/retractEvents.ts'
import { queueDelivery } from '../../server/db/queries/webhooks/queueDelivery.ts'
import { saveWebhook } from '../../server/db/queries/webhooks/saveWebhook.ts'
import { saveSignalement } from '../../server/db/queries/reports/saveSignalement.ts'
import type { Database } from '../../server/db/database.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { giveToken, operator, said } from './people.ts'

const stateOf = async ({ knex }: Pick<Database, 'knex'>) => ({
  cabinets: await listCabinets(knex),
  events: await listEvents(knex),
  reports: await listReports(knex),
  tokens: await listTokens(knex),
  audit: await listAudit(knex),
  webhooks: ((await knex.raw('SELECT * FROM webhooks')) as { rows: object[] }).rows,
  taken: ((await knex.raw('SELECT * FROM webhook_changes')) as { rows: object[] }).rows,
  packages: ((await knex.raw('SELECT * FROM packages ORDER BY sequence')) as { rows: object[] }).rows,
  packageFiles: ((await knex.raw('SELECT * FROM package_files')) as { rows: object[] }).rows,
  deliveries: ((await knex.raw('SELECT * FROM webhook_deliveries')) as { rows: object[] }).rows,
})

describe.each(databases)('backups of the $name database', ({ name, open }) => {
  let folder: string
  let database: TestDatabase
  let token: string
  let state: Awaited<ReturnType<typeof stateOf>>
  const path = () => join(folder, 'relais.backup')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'relais-backup-'))
    database = await open({ world: true })
    const given = await giveToken(database, { label: 'ARS', role: 'steward', departements: ['79'] })
    token = given.text
    const { tokenId } = given.author
    const createdAt = '2026-11-01T08:00:00.000Z'
    const webhook = { id: 'w1', tokenId, url: 'https://example.org/', secret: 'whsec_1', createdAt }
    await saveWebhook(database.knex, webhook, operator)
    const [first] = await recordEvents(database, operator, [
      said('C1'),
      said('C2', { statut: 'stopped', reason: 'fermé' }),
    ])
    await retractEvents(database, operator, { eventIds: [first!.id], reason: 'erreur' })
    // The duplicate comes first in the table: references within a table must not care.
    await saveSignalement(database.knex, {
      id: 'r1',
      cabinetId: 'C1',
      kind: 'stopped',
      comment: '« Fermé »\n\\ "définitivement"',
    })
    await saveSignalement(database.knex, { id: 'r2', cabinetId: 'C1', kind: 'stopped', comment: null })
    await mergeReports(database.knex, operator, 'r2', ['r1'])
    const told = { webhookId: 'w1', cabinets: ['C1', 'C2'], id: 'd1', now: createdAt, most: 2, hours: 72 }
    await queueDelivery(database.knex, { ...told, compose: (changes) => JSON.stringify(changes) })
    // Every byte there is: a file of a package is no text.
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await savePackageFile(database.knex, { sha256, bytes })
    await takePackage(database.knex, sha256)
    await writeBackup(database, path())
    state = await stateOf(database)
    expect([state.webhooks, state.taken, state.deliveries].map(({ length }) => length)).toEqual([1, 2, 1])
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('what was written after the backup is gone after a restore, and the journal does not bring it back', async () => {
    await recordEvents(database, operator, [said('C4', { idempotencyKey: 'a mistake' })])
    await expect(restoreBackup(database, path(), false)).rejects.toThrow('--replace')
    await restoreBackup(database, path(), true)
    await replayJournal(database)
    expect(await stateOf(database)).toEqual(state)
  })

  test('a file that is cut, changed or something else is refused before anything is touched', async () => {
    const bytes = readFileSync(path())
    const broken = join(folder, 'broken')
    for (const spoilt of [
      bytes.subarray(0, -40),
      Buffer.from(bytes.map((byte, at) => (at === 400 ? byte ^ 1 : byte))),
      Buffer.from('bonjour'),
      Buffer.alloc(0),
    ]) {
      writeFileSync(broken, spoilt)
      await expect(restoreBackup(database, broken, true)).rejects.toMatchObject({ name: 'BackupError' })
    }
    await expect(restoreBackup(database, join(folder, 'absent'), true)).rejects.toThrow('cannot be read')
    expect(await stateOf(database)).toEqual(state)
  })

  test.each(databases.filter((other) => other.name !== name))(
    'restored into a new $name database, everything is as it was and goes on from there',
    async (other) => {
      const target = await other.open({ world: true })
      try {
        await restoreBackup(target, path(), false)
        expect(await stateOf(target)).toEqual(state)
        expect(await authenticate(target.knex, token)).toHaveProperty('author')
        const [next] = await recordEvents(target, operator, [said('C3', { idempotencyKey: 'after' })])
        expect(next!.sequence).toBeGreaterThan(Math.max(...state.events.map(({ sequence }) => sequence)))
        await expect(target.knex.raw('DELETE FROM status_events')).rejects.toThrow('append-only')
      } finally {
        await target.close()
      }
    },
  )
})
