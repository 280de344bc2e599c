import type { Knex } from 'knex'
import { CHANGES, type ChangeRow } from '../events/listChanges.ts'
import { run, statement, transact, type Db } from '../../statement.ts'
import type { Alert } from './findAlert.ts'
import type { Letter } from './letter.ts'

const DUE = statement(
  'listDueAlerts',
  `SELECT id, niveau, code, locale, created_at AS "createdAt", confirmed_at AS "confirmedAt" FROM alerts
   WHERE confirmed_at IS NOT NULL AND (told_on IS NULL OR told_on < CAST(:day AS date))
     AND (CAST(:everyone AS boolean) OR taken_to < GREATEST(
       (SELECT max(recorded_at) FROM status_events WHERE recorded_at <= CAST(:until AS timestamptz)),
       (SELECT max(recorded_at) FROM status_event_retractions WHERE recorded_at <= CAST(:until AS timestamptz))))
   ORDER BY id`,
)
// Held while its changes are taken: two processes must not take the same ones.
const HOLD = statement(
  'holdAlert',
  `SELECT taken_to AS "takenTo" FROM alerts
   WHERE id = :id AND confirmed_at IS NOT NULL AND (told_on IS NULL OR told_on < CAST(:day AS date)) FOR UPDATE`,
)
// What is said first of a cabinet, or once more as it was, is news to nobody who waits for a change.
const BEFORE = `(SELECT p.statut FROM status_events p
  WHERE p.roster = c.roster AND p.cabinet_id = c.cabinet_id AND p.sequence < c.sequence
    AND NOT EXISTS (SELECT 1 FROM status_event_retractions x WHERE x.roster = p.roster AND x.event_id = p.id)
  ORDER BY p.sequence DESC LIMIT 1)`
const TAKE = statement(
  'listAlertChanges',
  `SELECT c.kind, c.event, c.cabinet_id AS "cabinetId", c.statut, c.effective_on AS "effectiveOn",
          c.reported_on AS "reportedOn", c.recorded_at AS "recordedAt", c.evidence, c.reason, c.role
   FROM (${CHANGES}) AS c
   JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   JOIN alerts a ON a.id = :id
   WHERE c.recorded_at > a.taken_to AND c.recorded_at <= CAST(:until AS timestamptz)
     AND c.cabinet_id IN (SELECT json_array_elements_text(CAST(:cabinets AS json)))
     AND (c.kind <> 'statut' OR c.statut <> ${BEFORE})
   ORDER BY array_position(ARRAY['stopped', 'suspended', 'reduced'], c.statut), c.recorded_at DESC, c.sequence DESC, c.kind`,
)
const NOTHING_NEW = statement(
  'alertLookedAt',
  'UPDATE alerts SET taken_to = GREATEST(taken_to, CAST(:until AS timestamptz)) WHERE id = :id',
)
const TOLD = statement(
  'alertTold',
  `UPDATE alerts SET taken_to = CAST(:until AS timestamptz), told_on = CAST(:day AS date) WHERE id = :id`,
)
const QUEUE = statement(
  'queueLetter',
  `INSERT INTO alert_letters (id, alert_id, kind, letter, created_at, next_at, try_until)
   VALUES (:letterId, :id, :kind, CAST(:letter AS json), CAST(:now AS timestamptz), CAST(:now AS timestamptz),
           CAST(:now AS timestamptz) + make_interval(hours => :hours))
   ON CONFLICT (id) DO NOTHING`,
)

/**
 * The alerts that were told nothing yet on a day (ISO date) and may have something to tell: since they were looked at last, something was
 * recorded before `until` (ISO instant). `everyone`: all of them, whose areas may be no more.
 */
export const listDueAlerts = (
  db: Db,
  asked: { readonly day: string; readonly until: string; readonly everyone: boolean },
): Promise<Alert[]> => run(db, DUE, asked)

/** What is to be queued. Instants ISO. */
export interface NewDigest {
  readonly id: string
  readonly day: string
  readonly now: string
  /** Changes recorded up to here: what is being written at this moment waits for the next letter. */
  readonly until: string
  /** Ids of the cabinets that count for its area; null: the area is no more, and the letter says so. */
  readonly cabinets: readonly string[] | null
  readonly hours: number
  readonly letterId: string
  /** The letter on changes, what stopped or was suspended first, then the newest. */
  readonly compose: (changes: readonly ChangeRow[]) => Letter
}

/** Queues the one letter of a day on what was recorded since the last one, or nothing where nothing was. Taken and queued at once or not at all. */
export const queueDigest = (
  knex: Knex,
  { id, day, now, until, cabinets, hours, letterId, compose }: NewDigest,
): Promise<void> =>
  transact(knex, async (trx) => {
    if ((await run(trx, HOLD, { id, day })).length === 0) return
    const changes =
      cabinets === null
        ? []
        : await run<ChangeRow>(trx, TAKE, { id, until, cabinets: JSON.stringify(cabinets) })
    if (cabinets !== null && changes.length === 0) {
      await run(trx, NOTHING_NEW, { id, until })
      return
    }
    await run(trx, TOLD, { id, until, day })
    const kind = cabinets === null ? 'farewell' : 'digest'
    await run(trx, QUEUE, { letterId, id, kind, letter: JSON.stringify(compose(changes)), now, hours })
  })
