import { run, statement, type Db } from '../statement.ts'
import { HELD } from './findRosterRevision.ts'
import type { RecordedEvent } from './listEvents.ts'

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
   SELECT held.*, heads.*, e.*
   FROM held
   CROSS JOIN (SELECT (SELECT COALESCE(max(sequence), 0) FROM status_events) AS "eventHead",
                      (SELECT COALESCE(max(sequence), 0) FROM status_event_retractions) AS "retractionHead") heads
   LEFT JOIN (
     SELECT s.* FROM changed, LATERAL (
       SELECT n.roster AS "ofRoster", n.sequence, n.id, n.cabinet_id AS "cabinetId", n.statut,
              n.effective_on AS "effectiveOn", n.reported_on AS "reportedOn", n.recorded_at AS "recordedAt", n.evidence,
              n.reason, n.max_age_days AS "maxAgeDays",
              (SELECT x.recorded_at FROM status_event_retractions x
               WHERE x.roster = n.roster AND x.event_id = n.id) AS "retractedAt"
       FROM status_events n WHERE n.sequence = changed.sequence LIMIT 1) s
   ) e ON e."ofRoster" = held.roster
   ORDER BY e.sequence`,
)

type Row = Omit<News, 'heads' | 'events'> & {
  readonly eventHead: number
  readonly retractionHead: number
} & (Omit<RecordedEvent, 'retractedAt'> & { readonly retractedAt: string | null })

/** What was written after `since`; null before the first roster. */
export async function listNews(db: Db, since: Heads): Promise<News | null> {
  const rows = await run<Row | (Row & { readonly id: null })>(db, LIST, { ...since })
  const [first] = rows
  if (!first) return null
  const { revision, cabinets, total, withdrawn, eventHead, retractionHead } = first
  return {
    ...{ revision, cabinets, total, withdrawn },
    heads: { event: eventHead, retraction: retractionHead },
    events: rows.flatMap((row) => (row.id === null ? [] : [eventOf(row)])),
  }
}

function eventOf({ retractedAt, ...row }: Row): RecordedEvent {
  const { id, cabinetId, statut, effectiveOn, reportedOn, recordedAt, evidence, reason, maxAgeDays } = row
  const event = {
    ...{
      sequence: row.sequence,
      id,
      cabinetId,
      statut,
      effectiveOn,
      reportedOn,
      recordedAt,
      evidence,
      reason,
    },
    maxAgeDays,
  }
  return retractedAt === null ? event : { ...event, retractedAt }
}
