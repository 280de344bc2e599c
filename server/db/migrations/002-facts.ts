/** Public claims, dated facts and questions, each with its source: rows, never constants in code. Rewritten with the package. */
export const up = `
CREATE TABLE sources (
  id text PRIMARY KEY,
  titre text NOT NULL,
  producteur text NOT NULL,
  licence text NOT NULL,
  url text,
  millesime text NOT NULL,
  credit text NOT NULL,
  note text
);

CREATE TABLE chiffres (
  id text PRIMARY KEY,
  quantite text NOT NULL,
  libelle_fr text NOT NULL,
  libelle_en text NOT NULL,
  valeur text NOT NULL,
  unite text,
  operateur text,
  date text,
  source_id text NOT NULL,
  reference text,
  note text
);

CREATE TABLE chronologie (
  id text PRIMARY KEY,
  date date NOT NULL,
  precision text NOT NULL CHECK (precision IN ('annee', 'mois', 'jour')),
  titre_fr text NOT NULL,
  titre_en text NOT NULL,
  texte_fr text NOT NULL,
  texte_en text NOT NULL,
  source_id text NOT NULL
);

CREATE TABLE questions (
  numero text PRIMARY KEY,
  date date NOT NULL,
  page_jo text NOT NULL,
  auteur_nom text NOT NULL,
  code_circonscription text NOT NULL,
  url text NOT NULL,
  source_id text NOT NULL
);

CREATE TABLE financement (
  date_debut date PRIMARY KEY,
  finance boolean NOT NULL,
  source_id text NOT NULL,
  note text
);
`
