import type { Knex } from 'knex'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement, transact } from '../../statement.ts'
import { appendAudit } from '../stewards/appendAudit.ts'

const RETRY = statement(
  'retryDelivery',
  `UPDATE webhook_deliveries
   SET attempts = 0, dead_at = NULL, next_at = CAST(:now AS timestamptz),
       try_until = CAST(:now AS timestamptz) + make_interval(hours => :hours)
   WHERE (CAST(:id AS text) IS NULL OR id = :id) AND dead_at IS NOT NULL
   RETURNING id, webhook_id AS "webhookId"`,
)

/**
 * Puts a dead letter, or with null all of them, back into the queue, due at `now` (ISO instant) and tried for `hours`, with the
 * audit trail; how many there were.
 */
export const retryDeliveries = (
  knex: Knex,
  id: string | null,
  { now, hours }: { readonly now: string; readonly hours: number },
  author: Author,
): Promise<number> =>
  transact(knex, async (trx) => {
    const retried = await run<{ id: string; webhookId: string }>(trx, RETRY, { id, now, hours })
    await appendAudit(
      trx,
      author,
      retried.map((one) => ({
        ...{ action: 'retry-webhook' as const, subject: one.webhookId, detail: { delivery: one.id } },
      })),
    )
    return retried.length
  })
