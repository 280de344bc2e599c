/**
 * The country is read from the data package: its tables go, and what was written keeps what it needs of them. An INSEE code begins
 * with that of its département, so a cabinet says its own. `packages` says which package was in force since when.
 */
export const up = `
ALTER TABLE cabinets ADD COLUMN departement text GENERATED ALWAYS AS
  (left(code_commune, CASE WHEN code_commune LIKE '97%' THEN 3 ELSE 2 END)) STORED;

CREATE TABLE packages (
  sequence integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256 text NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO packages (sha256, taken_at) SELECT sha256, loaded_at FROM datasets WHERE id = 'package';

DROP TABLE regions, departements, communes, arrondissements, codes_postaux, communes_anciennes, apl, circonscriptions,
  circonscription_communes, deputes, sources, chiffres, chronologie, questions, financement, datasets;
`
