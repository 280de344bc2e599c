import type { Author } from '../../domain/stewards/roles.ts'
import { run, statement, type Db } from '../statement.ts'
import type { ReportState } from './listReports.ts'

/** A decision on reports that are held. */
export interface Decision {
  readonly ids: readonly string[]
  readonly state: Exclude<ReportState, 'nouveau'>
  readonly reason: string | null
  readonly duplicateOf?: string
  readonly eventId?: string
}

const DECIDE = statement(
  'decideReports',
  `UPDATE signalements SET state = :state, reviewed_at = now(), reviewed_by = :author, review_reason = CAST(:reason AS text),
          duplicate_of = CAST(:duplicateOf AS text), event_id = CAST(:eventId AS text)
   WHERE id IN (SELECT json_array_elements_text(CAST(:ids AS json)))`,
)

/** Writes a decision on reports, in the transaction that holds them. */
export async function decideReports(trx: Db, author: Author, decision: Decision): Promise<void> {
  if (decision.ids.length === 0) return
  await run(trx, DECIDE, {
    ids: JSON.stringify(decision.ids),
    state: decision.state,
    reason: decision.reason,
    author: author.label,
    duplicateOf: decision.duplicateOf ?? null,
    eventId: decision.eventId ?? null,
  })
}
