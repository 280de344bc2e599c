import type { Author } from '../../../domain/stewards/roles.ts'
import type { Database } from '../../database.ts'
import { transact } from '../../statement.ts'
import { WriteRefused } from '../../write-refused.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { journalEvents } from '../events/appendStatusEvents.ts'
import { decideReports } from './decideReports.ts'
import { holdReports } from './holdReports.ts'
import { recordEventsIn, type Acknowledged, type Statement } from '../events/recordEvents.ts'

/** A report found true: what it becomes. */
export interface Acceptance {
  readonly reportId: string
  /** Other reports that say the same: closed as its duplicates. */
  readonly duplicates: readonly string[]
  /** The event; its evidence is that of a verified report, its key that of the report. */
  readonly statement: Omit<Statement, 'evidence' | 'idempotencyKey' | 'cabinetId'>
}

/**
 * Turns a report into an event with the evidence `signalement-verifie`, closes the reports that say the same, and says so in the
 * audit trail, in one transaction.
 * @throws WriteRefused
 */
export async function acceptReport(
  database: Database,
  author: Author,
  { reportId, duplicates, statement }: Acceptance,
): Promise<Acknowledged> {
  const recorded = await transact(database.knex, async (trx) => {
    const [report, ...others] = await holdReports(trx, author, [reportId, ...duplicates])
    const stranger = others.find(({ cabinetId }) => cabinetId !== report!.cabinetId)
    if (stranger) throw new WriteRefused('another-cabinet', stranger.id)
    const said: Statement = {
      ...statement,
      cabinetId: report!.cabinetId,
      evidence: 'signalement-verifie',
      idempotencyKey: `report:${reportId}`,
    }
    const result = await recordEventsIn(trx, author, [said], 'moderate')
    const eventId = result.acknowledged[0]!.id
    await decideReports(trx, author, { ids: [reportId], state: 'accepte', reason: statement.reason, eventId })
    await decideReports(trx, author, {
      ids: duplicates,
      state: 'doublon',
      reason: null,
      duplicateOf: reportId,
      eventId,
    })
    await appendAudit(trx, author, [
      {
        action: 'accept-report',
        subject: reportId,
        departement: report!.departement,
        detail: { cabinet: report!.cabinetId, event: eventId, duplicates },
      },
    ])
    return result
  })
  await journalEvents(database, recorded.events, recorded.demonstration)
  return recorded.acknowledged[0]!
}
