import { mayDoIn, type Author } from '../../../domain/stewards/roles.ts'
import type { Database } from '../../database.ts'
import { run, statement, transact, type Db } from '../../statement.ts'
import { WriteRefused } from '../../write-refused.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { findRoster } from '../roster/findRoster.ts'

/** Events withdrawn as mistakes. */
export interface Retraction {
  readonly eventIds: readonly string[]
  readonly reason: string
  /** Only the author's own events of the last `seconds`: the undo of a slip. Left out: any event of the territory. */
  readonly withinSeconds?: number
}

/** A retraction as stored. */
export interface StoredRetraction {
  readonly eventId: string
  readonly recordedAt: string
  readonly author: string
  readonly role: string
  readonly reason: string
}

/** A line of the journal that withdraws an event; lines about events have no `retraction`. */
export interface JournalledRetraction {
  readonly idempotencyKey: string
  readonly retraction?: StoredRetraction
}

const FIND = statement(
  'findEventsToRetract',
  `SELECT e.id, e.cabinet_id AS "cabinetId", e.author, d.departement,
          e.recorded_at >= now() - make_interval(secs => :seconds) AS recent,
          EXISTS (SELECT 1 FROM status_event_retractions x WHERE x.roster = e.roster AND x.event_id = e.id) AS retracted
   FROM status_events e
   JOIN cabinets c ON c.roster = e.roster AND c.id = e.cabinet_id
   LEFT JOIN communes d ON d.code = c.code_commune
   WHERE e.roster = :roster AND e.id IN (SELECT json_array_elements_text(CAST(:ids AS json)))`,
)
const INSERT = statement(
  'insertRetractions',
  `INSERT INTO status_event_retractions (roster, event_id, recorded_at, author, role, reason)
   SELECT e.roster, e.id, r."recordedAt", r.author, r.role, r.reason
   FROM json_to_recordset(CAST(:retractions AS json))
        AS r ("eventId" text, "recordedAt" timestamptz, author text, role text, reason text)
   JOIN status_events e ON e.roster = :roster AND e.id = r."eventId"
   ON CONFLICT DO NOTHING`,
)

/** Stores retractions of events of a roster; those of unknown events and repeated ones are left out. */
export async function insertRetractions(
  db: Db,
  roster: number,
  retractions: readonly StoredRetraction[],
): Promise<void> {
  if (retractions.length > 0) await run(db, INSERT, { roster, retractions: JSON.stringify(retractions) })
}

interface Found {
  readonly id: string
  readonly cabinetId: string
  readonly author: string | null
  readonly departement: string | null
  readonly recent: boolean
  readonly retracted: boolean
}

/**
 * Withdraws events, all or nothing, with the audit trail: they stay in the history and in every view of the time when they were
 * believed. Withdrawing twice changes nothing.
 * @throws WriteRefused
 */
export async function retractEvents(
  database: Database,
  author: Author,
  { eventIds, reason, withinSeconds }: Retraction,
): Promise<void> {
  const retractions = await transact(database.knex, async (trx) => {
    const roster = await findRoster(trx)
    if (!roster) throw new WriteRefused('no-roster', '')
    const ids = JSON.stringify(eventIds)
    const found = await run<Found>(trx, FIND, { roster: roster.id, ids, seconds: withinSeconds ?? 0 })
    const byId = new Map(found.map((event) => [event.id, event]))
    for (const id of eventIds) {
      const event = byId.get(id)
      if (!event) throw new WriteRefused('unknown-event', id)
      if (!mayDoIn(author, 'record', event.departement)) throw new WriteRefused('outside-territory', id)
      if (withinSeconds !== undefined && event.author !== author.label)
        throw new WriteRefused('not-yours', id)
      if (withinSeconds !== undefined && !event.recent) throw new WriteRefused('too-late', id)
    }
    const fresh = found.filter(({ retracted }) => !retracted)
    const recordedAt = new Date().toISOString()
    const stored = fresh.map(({ id: eventId }): StoredRetraction => ({
      ...{ eventId, recordedAt, author: author.label, role: author.role, reason },
    }))
    await insertRetractions(trx, roster.id, stored)
    await appendAudit(
      trx,
      author,
      fresh.map(({ id, cabinetId, departement }) => ({
        ...{
          action: 'retract-event' as const,
          subject: cabinetId,
          departement,
          detail: { event: id, reason },
        },
      })),
    )
    return stored
  })
  if (database.journal && retractions.length > 0)
    await database.journal.append(
      retractions.map((retraction): JournalledRetraction => ({
        idempotencyKey: `retraction:${retraction.eventId}`,
        retraction,
      })),
    )
}
