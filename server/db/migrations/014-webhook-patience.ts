/**
 * Until when a delivery is tried: three days from when it was queued or sent again. What waits from before gets as many from now.
 */
export const up = `
ALTER TABLE webhook_deliveries ADD COLUMN try_until timestamptz;
UPDATE webhook_deliveries SET try_until = now() + INTERVAL '72 hours';
ALTER TABLE webhook_deliveries
  ALTER COLUMN try_until SET NOT NULL,
  ALTER COLUMN try_until SET DEFAULT now() + INTERVAL '72 hours';
`
