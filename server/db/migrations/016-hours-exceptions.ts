/** Exceptions to a cabinet's hours, as written. */
export const up = `
ALTER TABLE cabinets ADD COLUMN horaires_exceptionnels text;
`
