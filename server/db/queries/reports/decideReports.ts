import type { Author } from '../../../domain/stewards/roles.ts'
import { privateDataIn } from '../../../domain/roster/publicNote.ts'
import { run, statement, type Db } from '../../statement.ts'
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
          duplicate_of = CAST(:duplicateOf AS text), event_id = CAST(:eventId AS text),
          comment = CASE WHEN id IN (SELECT json_array_elements_text(CAST(:erased AS json))) THEN NULL ELSE comment END
   WHERE id IN (SELECT json_array_elements_text(CAST(:ids AS json)))`,
)

const COMMENTS = statement(
  'listComments',
  `SELECT id, comment FROM signalements
   WHERE comment IS NOT NULL AND id IN (SELECT json_array_elements_text(CAST(:ids AS json)))`,
)

/**
 * Writes a decision on reports, in the transaction that holds them. A comment that holds somebody's name, telephone or the like
 * is erased: it has served, and nobody should be found in the archives of a moderation.
 */
export async function decideReports(trx: Db, author: Author, decision: Decision): Promise<void> {
  if (decision.ids.length === 0) return
  const ids = JSON.stringify(decision.ids)
  const comments = await run<{ readonly id: string; readonly comment: string }>(trx, COMMENTS, { ids })
  const erased = comments.filter(({ comment }) => privateDataIn(comment) !== null)
  await run(trx, DECIDE, {
    ids,
    erased: JSON.stringify(erased.map(({ id }) => id)),
    state: decision.state,
    reason: decision.reason,
    author: author.label,
    duplicateOf: decision.duplicateOf ?? null,
    eventId: decision.eventId ?? null,
  })
}
