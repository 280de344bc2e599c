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
          e.max_age_days AS "maxAgeDays"
   FROM status_events e JOIN rosters r ON r.id = e.roster AND r.retired_at IS NULL
   WHERE CAST(:cabinet AS text) IS NULL OR e.cabinet_id = :cabinet
   ORDER BY e.sequence`,
)

/** Events of the current roster in the order of recording; of one cabinet when it is named. */
export const listEvents = (db: Db, cabinetId: string | null = null): Promise<RecordedEvent[]> =>
  run<RecordedEvent>(db, LIST, { cabinet: cabinetId })
