import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, transact } from '../../statement.ts'
import { appendAudit } from '../stewards/appendAudit.ts'

const RETRY = statement(
  'retryDelivery',
  `UPDATE webhook_deliveries SET attempts = 0, dead_at = NULL, next_at = CAST(:now AS timestamptz)
   WHERE id = :id AND dead_at IS NOT NULL RETURNING webhook_id AS "webhookId"`,
)

/** Puts a dead letter back into the queue, due at `now` (ISO instant), with the audit trail; false when there is none. */
export const retryDelivery = (knex: Knex, id: string, now: string, author: Author): Promise<boolean> =>
  transact(knex, async (trx) => {
    const [retried] = await run<{ webhookId: string }>(trx, RETRY, { id, now })
    if (!retried) return false
    await appendAudit(trx, author, [
      { action: 'retry-webhook', subject: retried.webhookId, detail: { delivery: id } },
    ])
    return true
  })
