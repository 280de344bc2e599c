/**
 * What was quoted of a calculation, as it was worded the day it was first quoted: a permalink answers the same bytes whatever
 * becomes of the code. At most one row for a stored run and a circonscription, so that nobody can fill the disk by asking.
 */
export const up = `
CREATE TABLE citations (
  run text NOT NULL REFERENCES runs,
  circonscription text NOT NULL CHECK (length(circonscription) <= 6),
  content text NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (run, circonscription)
);
CREATE TRIGGER citations_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON citations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`
