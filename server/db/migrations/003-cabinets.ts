/**
 * Cabinets and what is said of them. A roster is a book of cabinets: the demonstration's, which a real one retires. Cabinets
 * leave a roster by a date and stay; events are only ever added, so that any past view can be replayed.
 */
export const up = `
CREATE TABLE rosters (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  demonstration boolean NOT NULL,
  sha256 text NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);
CREATE UNIQUE INDEX rosters_one_current ON rosters ((true)) WHERE retired_at IS NULL;

CREATE TABLE cabinets (
  roster integer NOT NULL REFERENCES rosters,
  id text NOT NULL,
  nom text NOT NULL,
  adresse text,
  code_commune text NOT NULL,
  reseau text NOT NULL,
  point geometry(Point, 4326) NOT NULL,
  etp double precision NOT NULL CHECK (etp >= 0),
  postes integer NOT NULL CHECK (postes >= 0),
  patients_declares integer CHECK (patients_declares >= 0),
  telephone text,
  horaires text,
  geocodage text,
  removed_at timestamptz,
  PRIMARY KEY (roster, id)
);
CREATE INDEX cabinets_point ON cabinets USING gist ((point::geography));
CREATE INDEX cabinets_commune ON cabinets (code_commune);

CREATE TABLE status_events (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL,
  roster integer NOT NULL,
  cabinet_id text NOT NULL,
  statut text NOT NULL CHECK (statut IN ('active', 'reduced', 'suspended', 'stopped', 'unknown')),
  effective_on date NOT NULL,
  reported_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  evidence text NOT NULL CHECK (evidence IN ('association', 'ars', 'cpts', 'cabinet', 'signalement-verifie')),
  author text,
  role text,
  reason text,
  note text,
  max_age_days integer NOT NULL CHECK (max_age_days > 0),
  idempotency_key text NOT NULL,
  FOREIGN KEY (roster, cabinet_id) REFERENCES cabinets (roster, id),
  UNIQUE (roster, idempotency_key),
  UNIQUE (roster, id)
);
CREATE INDEX status_events_cabinet ON status_events (roster, cabinet_id, sequence);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: add a new row instead', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER status_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON status_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`
