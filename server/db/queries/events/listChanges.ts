import type { StatusEvent } from '../../../domain/model.ts'
import type { Role } from '../../../domain/stewards/roles.ts'
import { run, statement, type Db } from '../../statement.ts'

/** Something recorded: an event, or the withdrawal of one, with the event's own words. Instants ISO. */
export interface ChangeRow extends Pick<
  StatusEvent,
  'cabinetId' | 'statut' | 'effectiveOn' | 'reportedOn' | 'recordedAt' | 'evidence' | 'reason'
> {
  readonly kind: 'statut' | 'retrait'
  /** Id of the event recorded or withdrawn. */
  readonly event: string
  readonly role: Role | null
}

/** Which changes are asked for. */
export interface ChangeQuery {
  /** Ids of cabinets; null: all of them. */
  readonly cabinets: readonly string[] | null
  /** ISO instant from which on they were recorded; null: from the beginning. */
  readonly since: string | null
  readonly limit: number
  readonly offset: number
}

/** Everything recorded, as a query: events and their withdrawals, of every roster. */
export const CHANGES = `
  SELECT 'statut' AS kind, e.id AS event, e.roster, e.cabinet_id, e.statut, e.effective_on, e.reported_on, e.recorded_at,
         e.evidence, e.reason, e.role, e.sequence
  FROM status_events e
  UNION ALL
  SELECT 'retrait', e.id, e.roster, e.cabinet_id, e.statut, e.effective_on, e.reported_on, x.recorded_at, e.evidence, x.reason,
         x.role, e.sequence
  FROM status_event_retractions x JOIN status_events e ON e.roster = x.roster AND e.id = x.event_id`
const WANTED = `
  FROM (${CHANGES}) AS c JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
  WHERE (CAST(:cabinets AS json) IS NULL OR c.cabinet_id IN (SELECT json_array_elements_text(CAST(:cabinets AS json))))
    AND (CAST(:since AS timestamptz) IS NULL OR c.recorded_at >= CAST(:since AS timestamptz))`

const LIST = statement(
  'listChanges',
  `SELECT c.kind, c.event, c.cabinet_id AS "cabinetId", c.statut, c.effective_on AS "effectiveOn",
          c.reported_on AS "reportedOn", c.recorded_at AS "recordedAt", c.evidence, c.reason, c.role
   ${WANTED}
   ORDER BY c.recorded_at DESC, c.sequence DESC, c.kind LIMIT :limit OFFSET :offset`,
)
const COUNT = statement('countChanges', `SELECT count(*)::int AS total ${WANTED}`)

/** What was recorded about the cabinets of the roster in force, newest first, and how much of it there is. */
export async function listChanges(
  db: Db,
  { cabinets, since, limit, offset }: ChangeQuery,
): Promise<{ readonly items: ChangeRow[]; readonly total: number }> {
  const wanted = { cabinets: cabinets ? JSON.stringify(cabinets) : null, since }
  const [count] = await run<{ total: number }>(db, COUNT, wanted)
  return { items: await run<ChangeRow>(db, LIST, { ...wanted, limit, offset }), total: count?.total ?? 0 }
}
