/** Words on every column that a GIS finds in the schema `relais`; those of the layers come with their tables. */
export const up = `
COMMENT ON COLUMN relais.publications.couche IS 'Nom de la couche (table de ce schéma).';
COMMENT ON COLUMN relais.publications.contenu IS 'Empreinte de ce qu''elle contient : calcul, colonnes.';
COMMENT ON COLUMN relais.publications.publie_le IS 'Instant de sa dernière publication.';
`
