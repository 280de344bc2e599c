/**
 * Who asked to be told by e-mail of an area's changes, and the letters that wait to be sent. The one table that holds addresses of
 * people: they must be written to, so they are stored as they are; no backup carries either table.
 */
export const up = `
CREATE TABLE alerts (
  id text PRIMARY KEY,
  address text NOT NULL CHECK (length(address) <= 254),
  address_key text NOT NULL,
  niveau text NOT NULL,
  code text NOT NULL,
  locale text NOT NULL CHECK (locale IN ('fr', 'en')),
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  taken_to timestamptz NOT NULL,
  told_on date,
  UNIQUE (address_key, niveau, code)
);

CREATE TABLE alert_letters (
  id text PRIMARY KEY,
  alert_id text NOT NULL REFERENCES alerts ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('confirmation', 'digest', 'farewell')),
  letter json NOT NULL,
  created_at timestamptz NOT NULL,
  next_at timestamptz NOT NULL,
  try_until timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0
);
CREATE INDEX alert_letters_queue ON alert_letters (next_at);
CREATE INDEX alert_letters_alert ON alert_letters (alert_id);
`
