import { run, statement, type Db } from '../../statement.ts'

/** A delivery that was given up. Instants ISO. */
export interface DeadDelivery {
  readonly id: string
  readonly webhookId: string
  readonly url: string
  readonly createdAt: string
  readonly deadAt: string
  readonly attempts: number
  readonly lastError: string | null
}

const LIST = statement(
  'listDeadDeliveries',
  `SELECT d.id, w.id AS "webhookId", w.url, d.created_at AS "createdAt", d.dead_at AS "deadAt", d.attempts,
          d.last_error AS "lastError"
   FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id
   WHERE d.dead_at IS NOT NULL ORDER BY d.created_at, d.id`,
)

/** The deliveries that were given up, oldest first. */
export const listDeadDeliveries = (db: Db): Promise<DeadDelivery[]> => run<DeadDelivery>(db, LIST)
