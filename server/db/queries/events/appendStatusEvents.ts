import type { StatusEvent } from '../../../domain/model.ts'
import type { Database } from '../../database.ts'
import { run, statement, type Db } from '../../statement.ts'
import { findRoster } from '../roster/findRoster.ts'

/** An event to record: who writes it, in which role, with a note for colleagues; the key makes a repeated request harmless. */
export interface NewStatusEvent extends StatusEvent {
  readonly author?: string | null
  readonly role?: string | null
  readonly note?: string | null
  /** Defaults to the event's id. */
  readonly idempotencyKey?: string
}

const INSERT = statement(
  'appendStatusEvents',
  `INSERT INTO status_events (id, roster, cabinet_id, statut, effective_on, reported_on, recorded_at, evidence, author, role,
                              reason, note, max_age_days, idempotency_key)
   SELECT r.id, :roster, r."cabinetId", r.statut, r."effectiveOn", r."reportedOn", r."recordedAt", r.evidence, r.author, r.role,
          r.reason, r.note, r."maxAgeDays", COALESCE(r."idempotencyKey", r.id)
   FROM json_to_recordset(CAST(:events AS json)) AS r (id text, "cabinetId" text, statut text,
        "effectiveOn" date, "reportedOn" date, "recordedAt" timestamptz, evidence text, author text, role text, reason text,
        note text, "maxAgeDays" integer, "idempotencyKey" text, place integer)
   ORDER BY r.place
   ON CONFLICT DO NOTHING
   RETURNING idempotency_key AS key`,
)

/** Inserts events into a roster and returns the keys that were new; all or none, SqlFailure `23503` for an unknown cabinet. */
export async function insertStatusEvents(
  db: Db,
  roster: number,
  events: readonly NewStatusEvent[],
): Promise<string[]> {
  const rows = await run<{ key: string }>(db, INSERT, {
    roster,
    events: JSON.stringify(events.map((event, place) => ({ ...event, place }))),
  })
  return rows.map(({ key }) => key)
}

/** An event as the journal keeps it: the kind of roster instead of its number, which a rebuilt database may give anew. */
export interface JournalEntry extends NewStatusEvent {
  readonly idempotencyKey: string
  readonly demonstration: boolean
}

const withoutKey = ({
  idempotencyKey: _key,
  ...event
}: NewStatusEvent): Omit<NewStatusEvent, 'idempotencyKey'> => event

// The key comes first in the line: the journal finds the start of an entry by it.
const journalEntry = (event: NewStatusEvent, demonstration: boolean): JournalEntry => ({
  idempotencyKey: event.idempotencyKey ?? event.id,
  demonstration,
  ...withoutKey(event),
})

/**
 * Records events on cabinets of the roster in force, in this order, and returns the keys that were new. When it resolves they
 * survive a crash, and a power cut too: the embedded database writes them to its journal before it answers.
 * @throws SqlFailure with code `23503` when a cabinet is unknown; nothing is recorded then.
 */
export async function appendStatusEvents(
  { knex, journal }: Database,
  events: readonly NewStatusEvent[],
): Promise<string[]> {
  const roster = await findRoster(knex)
  if (!roster) throw new Error('No roster of cabinets is loaded: load one before recording events.')
  const added = await insertStatusEvents(knex, roster.id, events)
  await journalEvents({ journal }, events, roster.demonstration)
  return added
}

/**
 * Writes events that are in the database to its journal, where it has one; what calls it answers afterwards. A repeated request
 * is journalled again: the first may have died between the database and the journal.
 */
export async function journalEvents(
  { journal }: Pick<Database, 'journal'>,
  events: readonly NewStatusEvent[],
  demonstration: boolean,
): Promise<void> {
  if (journal && events.length > 0)
    await journal.append(events.map((event) => journalEntry(event, demonstration)))
}
