/** What the public reports, until a moderator looks at it. Nothing about who reports: no name, no address, no IP. */
export const up = `
CREATE TABLE signalements (
  id text PRIMARY KEY,
  cabinet_id text NOT NULL,
  kind text NOT NULL,
  comment text CHECK (length(comment) <= 1000),
  created_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'nouveau' CHECK (state IN ('nouveau', 'accepte', 'rejete', 'doublon'))
);
CREATE INDEX signalements_queue ON signalements (state, created_at);
`
