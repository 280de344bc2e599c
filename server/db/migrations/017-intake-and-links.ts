/**
 * Whether a cabinet takes new patients: dated statements of their own, only ever added. And the links by which a cabinet says itself
 * how it stands: what signs them, each link, and the one answer that it may give.
 */
export const up = `
CREATE TABLE intake_statements (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL,
  roster integer NOT NULL,
  cabinet_id text NOT NULL,
  value text NOT NULL CHECK (value IN ('yes', 'no', 'unknown')),
  reported_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  evidence text NOT NULL CHECK (evidence IN ('association', 'ars', 'cpts', 'cabinet', 'signalement-verifie')),
  author text,
  role text,
  max_age_days integer NOT NULL CHECK (max_age_days > 0),
  idempotency_key text NOT NULL,
  FOREIGN KEY (roster, cabinet_id) REFERENCES cabinets (roster, id),
  UNIQUE (roster, idempotency_key),
  UNIQUE (roster, id)
);
CREATE TRIGGER intake_statements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON intake_statements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE secrets (
  name text PRIMARY KEY,
  value text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE confirmation_links (
  id text PRIMARY KEY,
  roster integer NOT NULL,
  cabinet_id text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  expires_on date NOT NULL,
  revoked_at timestamptz,
  revoked_by text,
  FOREIGN KEY (roster, cabinet_id) REFERENCES cabinets (roster, id)
);
CREATE INDEX confirmation_links_cabinet ON confirmation_links (roster, cabinet_id);

CREATE TABLE confirmation_answers (
  link_id text PRIMARY KEY,
  roster integer NOT NULL,
  cabinet_id text NOT NULL,
  statut text NOT NULL CHECK (statut IN ('active', 'reduced', 'stopped')),
  intake text CHECK (intake IN ('yes', 'no')),
  answered_at timestamptz NOT NULL,
  answered_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('published', 'waiting', 'accepted', 'rejected')),
  why text,
  reviewed_at timestamptz,
  reviewed_by text,
  FOREIGN KEY (roster, cabinet_id) REFERENCES cabinets (roster, id)
);
`
