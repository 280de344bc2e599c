import { run, statement, type Db } from '../../statement.ts'

/** The book of cabinets in force. */
export interface Roster {
  readonly id: number
  readonly demonstration: boolean
  readonly sha256: string
  readonly loadedAt: string
  /** Number of the newest event: what depends on events is fresh while it stands. */
  readonly lastSequence: number
}

const FIND = statement(
  'findRoster',
  `SELECT r.id, r.demonstration, r.sha256, r.loaded_at AS "loadedAt",
          COALESCE((SELECT max(e.sequence) FROM status_events e WHERE e.roster = r.id), 0) AS "lastSequence"
   FROM rosters r WHERE r.retired_at IS NULL`,
)

/** The roster in force, null before the first load. */
export const findRoster = async (db: Db): Promise<Roster | null> => (await run<Roster>(db, FIND))[0] ?? null
