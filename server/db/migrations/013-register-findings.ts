/**
 * What a national register said otherwise than the roster when somebody held one against the other. Things to check, never what is
 * true: no status and no figure reads them. A new check of a register takes the place of the one before.
 */
export const up = `
CREATE TABLE register_findings (
  roster integer NOT NULL,
  cabinet_id text NOT NULL,
  register text NOT NULL CHECK (register IN ('finess', 'rpps')),
  kind text NOT NULL CHECK (kind IN ('absent', 'elsewhere', 'other-siret', 'no-nurse')),
  ours text NOT NULL,
  theirs text,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (roster, cabinet_id, register, kind),
  FOREIGN KEY (roster, cabinet_id) REFERENCES cabinets (roster, id)
);
`
