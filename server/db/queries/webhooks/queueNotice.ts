import { run, statement, type Db } from '../../statement.ts'
import { TOKEN_VALID } from '../stewards/listTokens.ts'

/** What is told beside the changes. */
export interface Notice {
  /** Names it: the same one is queued once for each webhook. */
  readonly id: string
  readonly body: string
  /** ISO instant. */
  readonly now: string
  /** How long it is tried. */
  readonly hours: number
}

const QUEUE = statement(
  'queueNotice',
  `INSERT INTO webhook_deliveries (id, webhook_id, body, created_at, next_at, try_until)
   SELECT concat_ws('-', CAST(:id AS text), w.id), w.id, :body, CAST(:now AS timestamptz), CAST(:now AS timestamptz),
          CAST(:now AS timestamptz) + make_interval(hours => :hours)
   FROM webhooks w JOIN tokens t ON t.id = w.token_id
   WHERE t.departements IS NULL AND ${TOKEN_VALID}
   ON CONFLICT DO NOTHING
   RETURNING id`,
)

/** Queues a notice, due at once, for each webhook of the whole country whose token is in force; for how many it was not queued yet. */
export const queueNotice = async (db: Db, notice: Notice): Promise<number> =>
  (await run(db, QUEUE, { ...notice })).length
