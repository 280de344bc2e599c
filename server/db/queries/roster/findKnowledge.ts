import { run, statement, type Db } from '../../statement.ts'

/** What was known at an instant: the roster then in force, and a text that is the same while nothing was recorded. */
export interface Knowledge {
  readonly roster: number
  readonly key: string
}

const FIND = statement(
  'findKnowledge',
  `SELECT r.id AS roster,
          concat_ws('-', r.id,
            (SELECT count(*) FROM status_events e WHERE e.roster = r.id AND e.recorded_at <= CAST(:at AS timestamptz)),
            (SELECT count(*) FROM status_event_retractions x
             WHERE x.roster = r.id AND x.recorded_at <= CAST(:at AS timestamptz)),
            (SELECT count(*) FROM cabinet_versions v WHERE v.roster = r.id AND v.recorded_at <= CAST(:at AS timestamptz)),
            (SELECT count(*) FROM cabinets c WHERE c.roster = r.id AND c.removed_at <= CAST(:at AS timestamptz))) AS key
   FROM rosters r
   WHERE r.retired_at IS NULL OR r.retired_at > CAST(:at AS timestamptz)
   ORDER BY r.id LIMIT 1`,
)

/** What was known at an ISO instant; null before the first load of a roster. Before that load, the first roster counts. */
export const findKnowledge = async (db: Db, at: string): Promise<Knowledge | null> =>
  (await run<Knowledge>(db, FIND, { at }))[0] ?? null
