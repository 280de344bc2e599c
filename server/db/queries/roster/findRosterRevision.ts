import { run, statement, type Db } from '../../statement.ts'

/**
 * The roster in force with what changes when it is written to. Events and retractions are counted, since both are only ever
 * added: two stewards who write at once may commit in the other order than they were numbered, which no highest number shows.
 */
export const HELD = `SELECT r.id AS roster, concat_ws('-', r.id, v.newest, r.sha256) AS cabinets, e.total, x.withdrawn, i.intakes,
            concat_ws('-', r.id, e.total, v.newest, x.withdrawn, i.intakes, r.sha256) AS revision
     FROM rosters r,
       LATERAL (SELECT count(*) AS total FROM status_events WHERE roster = r.id) e,
       LATERAL (SELECT max(sequence) AS newest FROM cabinet_versions WHERE roster = r.id) v,
       LATERAL (SELECT count(*) AS withdrawn FROM status_event_retractions WHERE roster = r.id) x,
       LATERAL (SELECT count(*) AS intakes FROM intake_statements WHERE roster = r.id) i
     WHERE r.retired_at IS NULL`

const FIND = statement('findRosterRevision', HELD)

/** A text that changes with everything written to the roster in force; `none` before the first load. */
export const findRosterRevision = async (db: Db): Promise<string> =>
  (await run<{ revision: string }>(db, FIND))[0]?.revision ?? 'none'
