import { run, statement, type Db } from '../statement.ts'

const FIND = statement(
  'findRosterRevision',
  `SELECT concat_ws('-', r.id,
            (SELECT max(sequence) FROM status_events e WHERE e.roster = r.id),
            (SELECT max(sequence) FROM cabinet_versions v WHERE v.roster = r.id),
            (SELECT max(sequence) FROM status_event_retractions x WHERE x.roster = r.id), r.sha256) AS revision
   FROM rosters r WHERE r.retired_at IS NULL`,
)

/** A text that changes with everything written to the roster in force; `none` before the first load. */
export const findRosterRevision = async (db: Db): Promise<string> =>
  (await run<{ revision: string }>(db, FIND))[0]?.revision ?? 'none'
