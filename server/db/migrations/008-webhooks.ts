/**
 * Who is told of changes, what has been taken for them, and what is still to be delivered. A secret must sign, so it is stored as
 * it is; nothing lists it. A change is taken once for each webhook, whatever the order in which transactions end.
 */
export const up = `
CREATE TABLE webhooks (
  id text PRIMARY KEY,
  token_id text NOT NULL REFERENCES tokens,
  url text NOT NULL CHECK (length(url) <= 500),
  secret text NOT NULL,
  created_at timestamptz NOT NULL,
  taken_to timestamptz NOT NULL
);

CREATE TABLE webhook_changes (
  webhook_id text NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  change_id text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (webhook_id, change_id)
);

CREATE TABLE webhook_deliveries (
  id text PRIMARY KEY,
  webhook_id text NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL,
  last_error text,
  dead_at timestamptz
);
CREATE INDEX webhook_deliveries_queue ON webhook_deliveries (webhook_id, created_at);
`
