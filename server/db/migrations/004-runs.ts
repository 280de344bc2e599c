/** Calculations, kept for ever as they were published: a permalink answers the same bytes. */
export const up = `
CREATE TABLE runs (
  id text PRIMARY KEY,
  as_of date NOT NULL,
  inputs jsonb NOT NULL,
  parameters jsonb NOT NULL,
  code_version text NOT NULL,
  seed bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  duration_ms double precision NOT NULL,
  warnings jsonb NOT NULL,
  demonstration boolean NOT NULL,
  intervals text NOT NULL CHECK (intervals IN ('ready', 'none')),
  sha256 text NOT NULL
);
CREATE INDEX runs_newest ON runs (created_at DESC, id);

CREATE TABLE run_levels (
  run text NOT NULL REFERENCES runs,
  niveau text NOT NULL CHECK (niveau IN ('commune', 'circonscription', 'departement', 'region', 'france')),
  content text NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (run, niveau)
);

CREATE TRIGGER runs_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON runs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_levels_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON run_levels
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`
