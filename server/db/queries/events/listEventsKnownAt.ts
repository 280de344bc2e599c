import type { StatusEvent } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'
import { EVENT_COLUMNS } from './listEvents.ts'

const LIST = statement(
  'listEventsKnownAt',
  `SELECT ${EVENT_COLUMNS}
   FROM status_events e
   WHERE e.roster = :roster AND e.recorded_at <= CAST(:at AS timestamptz)
     AND NOT EXISTS (SELECT 1 FROM status_event_retractions x
                     WHERE x.roster = e.roster AND x.event_id = e.id AND x.recorded_at <= CAST(:at AS timestamptz))
   ORDER BY e.sequence`,
)

/** The events of a roster that were recorded, and not yet withdrawn, at an ISO instant. */
export const listEventsKnownAt = (db: Db, roster: number, at: string): Promise<StatusEvent[]> =>
  run<StatusEvent>(db, LIST, { roster, at })
