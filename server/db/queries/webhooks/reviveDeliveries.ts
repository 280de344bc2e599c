import { run, statement, type Db } from '../../statement.ts'

const REVIVE = statement(
  'reviveDeliveries',
  `UPDATE webhook_deliveries
   SET dead_at = NULL, next_at = CAST(:now AS timestamptz), try_until = CAST(:now AS timestamptz)
   WHERE webhook_id = :webhookId AND dead_at IS NOT NULL`,
)

/** Gives what a webhook had given up one more attempt, due at `now` (ISO instant): its receiver answers again. */
export const reviveDeliveries = async (
  db: Db,
  wanted: { readonly webhookId: string; readonly now: string },
): Promise<void> => void (await run(db, REVIVE, wanted))
