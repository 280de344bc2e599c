/** Questions that nobody has read in the Journal officiel have no page, one has no day; all have a title and a state on a known day. */
export const up = `
ALTER TABLE questions
  ALTER COLUMN date DROP NOT NULL,
  ALTER COLUMN page_jo DROP NOT NULL,
  ADD COLUMN type text,
  ADD COLUMN titre text,
  ADD COLUMN ministere text,
  ADD COLUMN statut text,
  ADD COLUMN statut_le date,
  ADD COLUMN auteur_id text,
  ADD COLUMN groupe text;

ALTER TABLE sources ADD COLUMN date text;
`
