import type { StatusEvent } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

/** An event as recorded, with its place in the order of recording. */
export interface RecordedEvent extends StatusEvent {
  readonly sequence: number
}

/** A row of events: a withdrawal that is not is null, where the model leaves it out. */
export type EventRow = Omit<RecordedEvent, 'retractedAt'> & { readonly retractedAt: string | null }

/** The columns of `status_events e` as the model names them, and no other: what is hashed and published of an event. */
export const EVENT_COLUMNS = `e.id, e.cabinet_id AS "cabinetId", e.statut, e.effective_on AS "effectiveOn",
          e.reported_on AS "reportedOn", e.recorded_at AS "recordedAt", e.evidence, e.reason,
          e.max_age_days AS "maxAgeDays"`

const LIST = statement(
  'listEvents',
  `SELECT e.sequence, ${EVENT_COLUMNS}, x.recorded_at AS "retractedAt"
   FROM status_events e JOIN rosters r ON r.id = e.roster AND r.retired_at IS NULL
   LEFT JOIN status_event_retractions x ON x.roster = e.roster AND x.event_id = e.id
   WHERE CAST(:cabinet AS text) IS NULL OR e.cabinet_id = :cabinet
   ORDER BY e.sequence`,
)

/** Events of the current roster in the order of recording, withdrawn ones marked; of one cabinet when it is named. */
export async function listEvents(db: Db, cabinetId: string | null = null): Promise<RecordedEvent[]> {
  return (await run<EventRow>(db, LIST, { cabinet: cabinetId })).map(eventOf)
}

/** The event of a row: without `retractedAt` while it stands. */
export const eventOf = ({ retractedAt, ...event }: EventRow): RecordedEvent =>
  retractedAt === null ? event : { ...event, retractedAt }
