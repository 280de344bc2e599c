/**
 * Who may write, what was written, and how cabinets looked before. Tokens and sessions are kept as hashes; nothing says from where
 * somebody signed in. Versions, retractions and the audit trail are only ever added to.
 */
export const up = `
CREATE TABLE tokens (
  id text PRIMARY KEY,
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
  role text NOT NULL CHECK (role IN ('reader', 'moderator', 'steward', 'national')),
  departements text[] CHECK (role NOT IN ('steward', 'moderator') OR departements IS NULL OR cardinality(departements) > 0),
  salt text NOT NULL,
  hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_on date,
  revoked_at timestamptz,
  failures integer NOT NULL DEFAULT 0,
  failures_since timestamptz,
  locked_until timestamptz,
  CHECK (role <> 'steward' OR departements IS NOT NULL)
);

CREATE TABLE sessions (
  hash text PRIMARY KEY,
  token_id text NOT NULL REFERENCES tokens,
  csrf text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);

CREATE TABLE audit (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  token_id text,
  author text NOT NULL,
  role text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  departement text,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_subject ON audit (subject, sequence);
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE imports (
  id text PRIMARY KEY,
  roster integer NOT NULL REFERENCES rosters,
  imported_at timestamptz NOT NULL DEFAULT now(),
  author text NOT NULL,
  role text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  counts jsonb NOT NULL,
  options jsonb NOT NULL
);

CREATE TABLE cabinet_versions (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  roster integer NOT NULL,
  cabinet_id text NOT NULL,
  valid_from date NOT NULL,
  recorded_at timestamptz NOT NULL,
  author text NOT NULL,
  role text NOT NULL,
  import_id text REFERENCES imports,
  content jsonb NOT NULL,
  FOREIGN KEY (roster, cabinet_id) REFERENCES cabinets (roster, id)
);
CREATE INDEX cabinet_versions_cabinet ON cabinet_versions (roster, cabinet_id, sequence);
CREATE TRIGGER cabinet_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cabinet_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE status_event_retractions (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  roster integer NOT NULL,
  event_id text NOT NULL,
  recorded_at timestamptz NOT NULL,
  author text NOT NULL,
  role text NOT NULL,
  reason text NOT NULL,
  FOREIGN KEY (roster, event_id) REFERENCES status_events (roster, id),
  UNIQUE (roster, event_id)
);
CREATE TRIGGER status_event_retractions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON status_event_retractions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE signalements
  ADD COLUMN roster integer REFERENCES rosters,
  ADD COLUMN reviewed_at timestamptz,
  ADD COLUMN reviewed_by text,
  ADD COLUMN review_reason text,
  ADD COLUMN duplicate_of text REFERENCES signalements DEFERRABLE,
  ADD COLUMN event_id text;
CREATE INDEX signalements_cabinet ON signalements (cabinet_id, state);
`
