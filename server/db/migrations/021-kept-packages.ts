/**
 * Data packages kept whole: each file once, by its hash. The description of a package names the hashes of its other files, and its own
 * names the package. `packages` tells, in order, which was named current; naming one is told to every process.
 */
export const up = `
CREATE TABLE package_files (
  sha256 text PRIMARY KEY,
  bytes bytea NOT NULL,
  CONSTRAINT package_files_whole CHECK (sha256 = encode(sha256(bytes), 'hex'))
);
CREATE TRIGGER packages_told AFTER INSERT OR UPDATE ON packages FOR EACH STATEMENT EXECUTE FUNCTION tell_relais();
`
