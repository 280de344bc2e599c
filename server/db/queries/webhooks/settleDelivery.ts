import { run, statement, type Db } from '../../statement.ts'

const DELIVERED = statement('deliveryArrived', 'DELETE FROM webhook_deliveries WHERE id = :id')
const FAILED = statement(
  'deliveryFailed',
  `UPDATE webhook_deliveries SET last_error = :error, dead_at = CAST(:deadAt AS timestamptz) WHERE id = :id`,
)

/** Ends an attempt: `error` null when it arrived; `deadAt` (ISO instant) when it was the last one. */
export async function settleDelivery(
  db: Db,
  {
    id,
    error,
    deadAt,
  }: { readonly id: string; readonly error: string | null; readonly deadAt: string | null },
): Promise<void> {
  if (error === null) await run(db, DELIVERED, { id })
  else await run(db, FAILED, { id, error, deadAt })
}
