/** What a cabinet is called in the national registers. */
export const up = `
ALTER TABLE cabinets
  ADD COLUMN finess text,
  ADD COLUMN siret text,
  ADD COLUMN id_structure_rpps text;
`
