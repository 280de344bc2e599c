import { run, statement, type Db } from '../../statement.ts'
import { TOKEN_VALID } from '../stewards/listTokens.ts'

/** A delivery to be tried now. */
export interface ClaimedDelivery {
  readonly id: string
  readonly url: string
  readonly secret: string
  readonly body: string
  /** This one included. */
  readonly attempts: number
  /** It is the last attempt if it fails. */
  readonly last: boolean
}

/** When the next attempt is made: after `first` seconds, twice as long each time, at most `longest`; `jitter` times that. */
export interface Patience {
  readonly first: number
  readonly longest: number
  readonly jitter: number
}

const CLAIM = statement(
  'claimDelivery',
  `UPDATE webhook_deliveries d
   SET attempts = d.attempts + 1,
       next_at = LEAST(
         GREATEST(d.try_until, CAST(:now AS timestamptz)),
         CAST(:now AS timestamptz)
           + make_interval(secs => :jitter * LEAST(:longest, :first * power(2, LEAST(d.attempts, 20)))))
   FROM webhooks w JOIN tokens t ON t.id = w.token_id
   WHERE w.id = d.webhook_id AND ${TOKEN_VALID}
     AND d.id = (SELECT n.id FROM webhook_deliveries n
                 WHERE n.webhook_id = :webhookId AND n.dead_at IS NULL AND n.next_at <= CAST(:now AS timestamptz)
                 ORDER BY n.created_at, n.id LIMIT 1 FOR UPDATE SKIP LOCKED)
   RETURNING d.id, w.url, w.secret, d.body, d.attempts, d.try_until <= CAST(:now AS timestamptz) AS last`,
)

/**
 * The oldest delivery of a webhook that is due at `now` (ISO instant), null when there is none or its token is not in force. The
 * attempt counts from here, and the next one is set, the last of them when its time is over: a crash in the middle of it is an
 * attempt that failed.
 */
export const claimDelivery = async (
  db: Db,
  {
    webhookId,
    now,
    patience,
  }: { readonly webhookId: string; readonly now: string; readonly patience: Patience },
): Promise<ClaimedDelivery | null> =>
  (await run<ClaimedDelivery>(db, CLAIM, { webhookId, now, ...patience }))[0] ?? null
