/** Where roads lead: networks, neighbours, and the arrondissements as places of their own. Filled by the next load of the data package. */
export const up = `
ALTER TABLE communes ADD COLUMN voisines text;
ALTER TABLE communes ADD COLUMN acces text CHECK (acces IN ('bateau', 'avion'));
ALTER TABLE arrondissements ADD COLUMN superficie_km2 double precision;

CREATE TABLE circonscription_arrondissements (
  code_circonscription text NOT NULL,
  code_arrondissement text NOT NULL,
  part double precision NOT NULL CHECK (part > 0 AND part <= 1),
  PRIMARY KEY (code_arrondissement, code_circonscription)
);
`
