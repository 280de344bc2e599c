import type { StatusEvent } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'
import { EVENT_COLUMNS } from './listEvents.ts'

/** An event as stewards see it: who wrote it, the note for colleagues, and whether it was withdrawn. Instants ISO. */
export interface HistoryEvent extends Omit<StatusEvent, 'retractedAt'> {
  readonly sequence: number
  readonly author: string | null
  readonly role: string | null
  readonly note: string | null
  readonly retractedAt: string | null
  readonly retractedBy: string | null
}

const LIST = statement(
  'listHistory',
  `SELECT e.sequence, ${EVENT_COLUMNS}, e.author, e.role, e.note,
          x.recorded_at AS "retractedAt", x.author AS "retractedBy"
   FROM status_events e
   JOIN rosters r ON r.id = e.roster AND r.retired_at IS NULL
   LEFT JOIN status_event_retractions x ON x.roster = e.roster AND x.event_id = e.id
   WHERE e.cabinet_id IN (SELECT json_array_elements_text(CAST(:ids AS json)))
   ORDER BY e.sequence DESC`,
)

/** Everything said of some cabinets of the roster in force, newest recorded first, withdrawn events included. */
export const listHistory = (db: Db, cabinetIds: readonly string[]): Promise<HistoryEvent[]> =>
  run<HistoryEvent>(db, LIST, { ids: JSON.stringify(cabinetIds) })
