/**
 * The map of France and what official producers publish about it. Rewritten as a whole by each load of the data package;
 * no foreign keys between these tables, because the load verifies the references before it swaps.
 */
export const up = `
CREATE TABLE datasets (
  id text PRIMARY KEY,
  sha256 text NOT NULL,
  millesime text,
  row_count integer,
  loaded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE regions (
  code text PRIMARY KEY,
  nom text NOT NULL,
  ars_url text,
  geom geometry(MultiPolygon, 4326) CHECK (ST_IsValid(geom))
);
CREATE INDEX regions_geom ON regions USING gist (geom);

CREATE TABLE departements (
  code text PRIMARY KEY,
  nom text NOT NULL,
  region text NOT NULL,
  population_75_plus double precision,
  population_totale double precision,
  part_75 double precision,
  geom geometry(MultiPolygon, 4326) CHECK (ST_IsValid(geom))
);
CREATE INDEX departements_geom ON departements USING gist (geom);

CREATE TABLE communes (
  code text PRIMARY KEY,
  nom text NOT NULL,
  departement text NOT NULL,
  region text NOT NULL,
  reseau text NOT NULL,
  population integer NOT NULL,
  lon double precision NOT NULL,
  lat double precision NOT NULL,
  superficie_km2 double precision,
  source_point text,
  zonage text CHECK (zonage IN ('ZIP', 'ZAC', 'ZAR', 'HZ')),
  medecins_generalistes integer,
  point geometry(Point, 4326) NOT NULL,
  geom geometry(MultiPolygon, 4326) CHECK (ST_IsValid(geom))
);
CREATE INDEX communes_geom ON communes USING gist (geom);
CREATE INDEX communes_departement ON communes (departement);

CREATE TABLE arrondissements (
  code text PRIMARY KEY,
  nom text NOT NULL,
  code_commune text NOT NULL,
  population integer,
  lon double precision,
  lat double precision
);

CREATE TABLE codes_postaux (
  code_postal text NOT NULL,
  code_commune text NOT NULL,
  code_arrondissement text
);
CREATE INDEX codes_postaux_code ON codes_postaux (code_postal);

CREATE TABLE communes_anciennes (
  code text PRIMARY KEY,
  nom text,
  code_commune text NOT NULL
);

CREATE TABLE apl (
  code_commune text NOT NULL,
  annee integer NOT NULL,
  apl_mg double precision,
  apl_mg_65 double precision,
  apl_infirmier double precision,
  population_standardisee double precision,
  population_totale double precision,
  PRIMARY KEY (code_commune, annee)
);

CREATE TABLE circonscriptions (
  code text PRIMARY KEY,
  departement text NOT NULL,
  numero integer NOT NULL,
  libelle text NOT NULL,
  statut text NOT NULL CHECK (statut IN ('figures', 'collectivite-outre-mer', 'etranger')),
  explication text,
  explication_en text,
  population_2019 integer,
  geom geometry(MultiPolygon, 4326) CHECK (ST_IsValid(geom))
);
CREATE INDEX circonscriptions_geom ON circonscriptions USING gist (geom);

CREATE TABLE circonscription_communes (
  code_circonscription text NOT NULL,
  code_commune text NOT NULL,
  part double precision NOT NULL CHECK (part >= 0 AND part <= 1),
  regle text NOT NULL CHECK (regle IN ('entiere', 'ajustee', 'contours')),
  PRIMARY KEY (code_commune, code_circonscription)
);

CREATE TABLE deputes (
  code_circonscription text PRIMARY KEY,
  identifiant text NOT NULL,
  civilite text,
  nom text NOT NULL,
  prenom text NOT NULL,
  groupe text,
  groupe_abrege text,
  date_liste date NOT NULL
);
`
