/**
 * What a GIS reads straight from the database. The tables of the layers are made when they are filled, from the list of attributes
 * that `/ogc` publishes: here is the room, and the note of what was last published.
 */
export const up = `
CREATE SCHEMA relais;
COMMENT ON SCHEMA relais IS 'Couches publiques de Relais, pour un SIG : réécrites par Relais, à lire seulement.';

CREATE TABLE relais.publications (
  couche text PRIMARY KEY,
  contenu text NOT NULL,
  publie_le timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE relais.publications IS 'Contenu de chaque couche (empreinte) et instant de sa publication.';
`
