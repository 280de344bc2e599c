import { run, statement, type Db } from '../../statement.ts'
import { TOKEN_VALID } from '../stewards/listTokens.ts'

/** A webhook without its secret. Instants ISO. */
export interface Webhook {
  readonly id: string
  readonly url: string
  readonly createdAt: string
  readonly tokenId: string
  /** Who holds the token, and the départements it is told of; null: all. */
  readonly label: string
  readonly departements: readonly string[] | null
  /** Whether its token is in force: nothing is sent otherwise. */
  readonly valid: boolean
  /** Why its pending delivery failed last; null when none has. */
  readonly lastError: string | null
  /** Deliveries given up. */
  readonly dead: number
}

const LIST = statement(
  'listWebhooks',
  `SELECT w.id, w.url, w.created_at AS "createdAt", t.id AS "tokenId", t.label, t.departements, ${TOKEN_VALID} AS valid,
          (SELECT d.last_error FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.dead_at IS NULL
           ORDER BY d.created_at LIMIT 1) AS "lastError",
          (SELECT count(*)::int FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.dead_at IS NOT NULL) AS dead
   FROM webhooks w JOIN tokens t ON t.id = w.token_id ORDER BY w.created_at, w.id`,
)

/** Every webhook, oldest first, without secrets. */
export const listWebhooks = (db: Db): Promise<Webhook[]> => run<Webhook>(db, LIST)
