import type { Knex } from 'knex'
import { run, statement, transact } from '../../statement.ts'
import { CHANGES, type ChangeRow } from '../events/listChanges.ts'

/** What is to be queued. */
export interface NewDelivery {
  readonly webhookId: string
  /** Ids of the cabinets it is told of. */
  readonly cabinets: readonly string[]
  readonly id: string
  /** ISO instant. */
  readonly now: string
  readonly most: number
  /** How long it is tried. */
  readonly hours: number
  /** The text to send of changes, oldest first. */
  readonly compose: (changes: readonly ChangeRow[]) => string
}

// Held while its changes are taken: two processes must not take the same ones.
const HOLD = statement(
  'holdWebhook',
  `SELECT EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.dead_at IS NULL) AS pending
   FROM webhooks w WHERE w.id = :webhookId FOR UPDATE`,
)
// A transaction that began earlier may end later: the day before the newest change taken is looked at again.
const TAKE = statement(
  'listUntakenChanges',
  `SELECT c.kind, c.event, c.cabinet_id AS "cabinetId", c.statut, c.effective_on AS "effectiveOn",
          c.reported_on AS "reportedOn", c.recorded_at AS "recordedAt", c.evidence, c.reason, c.role
   FROM (${CHANGES}) AS c
   JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   JOIN webhooks w ON w.id = :webhookId
   WHERE c.recorded_at >= GREATEST(w.created_at, w.taken_to - INTERVAL '1 day')
     AND c.cabinet_id IN (SELECT json_array_elements_text(CAST(:cabinets AS json)))
     AND NOT EXISTS (SELECT 1 FROM webhook_changes t
                     WHERE t.webhook_id = w.id AND t.change_id = concat_ws(':', c.event, nullif(c.kind, 'statut')))
   ORDER BY c.recorded_at, c.sequence, c.kind DESC LIMIT :most`,
)
const MARK = statement(
  'markTakenChanges',
  `INSERT INTO webhook_changes (webhook_id, change_id, recorded_at)
   SELECT :webhookId, concat_ws(':', c.event, nullif(c.kind, 'statut')), c."recordedAt"
   FROM json_to_recordset(CAST(:changes AS json)) AS c (event text, kind text, "recordedAt" timestamptz)`,
)
const ADVANCE = statement(
  'advanceWebhook',
  'UPDATE webhooks SET taken_to = GREATEST(taken_to, CAST(:takenTo AS timestamptz)) WHERE id = :webhookId',
)
const FORGET = statement(
  'forgetTakenChanges',
  `DELETE FROM webhook_changes t USING webhooks w
   WHERE w.id = :webhookId AND t.webhook_id = w.id AND t.recorded_at < w.taken_to - INTERVAL '2 days'`,
)
const QUEUE = statement(
  'queueDelivery',
  `INSERT INTO webhook_deliveries (id, webhook_id, body, created_at, next_at, try_until)
   VALUES (:id, :webhookId, :body, CAST(:now AS timestamptz), CAST(:now AS timestamptz),
           CAST(:now AS timestamptz) + make_interval(hours => :hours))`,
)

/**
 * Queues what was recorded since and not taken before, at most `most` changes, as one delivery. While one is pending nothing is
 * queued: the changes wait where they are recorded, and keep their order.
 */
export const queueDelivery = (
  knex: Knex,
  { webhookId, cabinets, id, now, most, hours, compose }: NewDelivery,
): Promise<void> =>
  transact(knex, async (trx) => {
    const [held] = await run<{ pending: boolean }>(trx, HOLD, { webhookId })
    if (!held || held.pending) return
    const wanted = { webhookId, cabinets: JSON.stringify(cabinets), most }
    const changes = await run<ChangeRow>(trx, TAKE, wanted)
    if (changes.length === 0) return
    await run(trx, MARK, { webhookId, changes: JSON.stringify(changes) })
    await run(trx, ADVANCE, { webhookId, takenTo: changes.at(-1)!.recordedAt })
    await run(trx, FORGET, { webhookId })
    await run(trx, QUEUE, { id, webhookId, now, hours, body: compose(changes) })
  })
