import type { StatusEvent } from '../../domain/model.ts'
import { run, statement, type Db } from '../statement.ts'

/** An event as recorded, with its place in the order of recording. */
export interface RecordedEvent extends StatusEvent {
  readonly sequence: number
}

const LIST = statement(
  'listEvents',
  `SELECT e.sequence, e.id, e.cabinet_id AS "cabinetId", e.statut, e.effective_on AS "effectiveOn",
          e.reported_on AS "reportedOn", e.recorded_at AS "recordedAt", e.evidence, e.reason,
          e.max_age_days AS "maxAgeDays", x.recorded_at AS "retractedAt"
   FROM status_events e JOIN rosters r ON r.id = e.roster AND r.retired_at IS NULL
   LEFT JOIN status_event_retractions x ON x.roster = e.roster AND x.event_id = e.id
   WHERE CAST(:cabinet AS text) IS NULL OR e.cabinet_id = :cabinet
   ORDER BY e.sequence`,
)

/** Events of the current roster in the order of recording, withdrawn ones marked; of one cabinet when it is named. */
export async function listEvents(db: Db, cabinetId: string | null = null): Promise<RecordedEvent[]> {
  const rows = await run<RecordedEvent & { retractedAt: string | null }>(db, LIST, { cabinet: cabinetId })
  return rows.map(({ retractedAt, ...event }) => (retractedAt === null ? event : { ...event, retractedAt }))
}
