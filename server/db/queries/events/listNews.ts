import { run, statement, type Db } from '../../statement.ts'
import { HELD } from '../roster/findRosterRevision.ts'
import { EVENT_COLUMNS, eventOf, type EventRow, type RecordedEvent } from './listEvents.ts'

/** The highest numbers given, of any roster: what is written later mostly has a higher one. */
interface Heads {
  readonly event: number
  readonly retraction: number
}

/** What was written to the roster in force after some heads, read in one instant. */
export interface News {
  /** `findRosterRevision` at this instant. */
  readonly revision: string
  /** A text that changes with the cabinets. */
  readonly cabinets: string
  /** How many events there are in all, and how many of them are withdrawn. */
  readonly total: number
  readonly withdrawn: number
  /** How many statements on new patients there are. */
  readonly intakes: number
  readonly heads: Heads
  /** Recorded or withdrawn since, in the order of recording. */
  readonly events: readonly RecordedEvent[]
}

// Looked up one by one: without statistics, as in an embedded database, a join would read all events to find a few.
const LIST = statement(
  'listNews',
  `WITH held AS MATERIALIZED (${HELD}), changed AS (
     SELECT sequence FROM status_events WHERE sequence > CAST(:event AS bigint)
     UNION
     SELECT (SELECT sequence FROM status_events e WHERE e.roster = x.roster AND e.id = x.event_id)
     FROM status_event_retractions x WHERE sequence > CAST(:retraction AS bigint)
   )
   SELECT held.*, heads.*, news.*
   FROM held
   CROSS JOIN (SELECT (SELECT COALESCE(max(sequence), 0) FROM status_events) AS "eventHead",
                      (SELECT COALESCE(max(sequence), 0) FROM status_event_retractions) AS "retractionHead") heads
   LEFT JOIN (
     SELECT s.* FROM changed, LATERAL (
       SELECT e.roster AS "ofRoster", e.sequence, ${EVENT_COLUMNS},
              (SELECT x.recorded_at FROM status_event_retractions x
               WHERE x.roster = e.roster AND x.event_id = e.id) AS "retractedAt"
       FROM status_events e WHERE e.sequence = changed.sequence LIMIT 1) s
   ) news ON news."ofRoster" = held.roster
   ORDER BY news.sequence`,
)

type Row = Omit<News, 'heads' | 'events'> & {
  readonly eventHead: number
  readonly retractionHead: number
} & EventRow

/** What was written after `since`; null before the first roster. */
export async function listNews(db: Db, since: Heads): Promise<News | null> {
  const rows = await run<Row | (Row & { readonly id: null })>(db, LIST, { ...since })
  const [first] = rows
  if (!first) return null
  const { revision, cabinets, total, withdrawn, intakes, eventHead, retractionHead } = first
  return {
    ...{ revision, cabinets, total, withdrawn, intakes },
    heads: { event: eventHead, retraction: retractionHead },
    events: rows.flatMap((row) => (row.id === null ? [] : [eventIn(row)])),
  }
}

/** The event of a row, without what else the row says. */
function eventIn(row: Row): RecordedEvent {
  const { sequence, id, cabinetId, statut, effectiveOn, reportedOn } = row
  const { recordedAt, evidence, reason, maxAgeDays, retractedAt } = row
  const said = { sequence, id, cabinetId, statut, effectiveOn, reportedOn, recordedAt, evidence, reason }
  return eventOf({ ...said, maxAgeDays, retractedAt })
}
