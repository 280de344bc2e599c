/**
 * Quotations that are answered no more because they exposed somebody. Their text stays where it is, unpublished, under the hash that
 * is kept here. No reference to `runs` or `citations`: a withdrawal holds also where these were lost, and before anybody asks again.
 */
export const up = `
CREATE TABLE citation_withdrawals (
  run text NOT NULL CHECK (run ~ '^[0-9a-f]{64}$'),
  circonscription text NOT NULL CHECK (length(circonscription) <= 6),
  sha256 text,
  withdrawn_at timestamptz NOT NULL,
  author text NOT NULL,
  role text NOT NULL,
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  PRIMARY KEY (run, circonscription)
);
CREATE TRIGGER citation_withdrawals_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON citation_withdrawals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`
