/** Every commit that changes what is public is told on the channel `relais`: other processes look at once instead of at their next turn. */
const TOLD = ['rosters', 'cabinet_versions', 'status_events', 'status_event_retractions', 'intake_statements']

export const up = `
CREATE FUNCTION tell_relais() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY relais;
  RETURN NULL;
END $$;
${TOLD.map(
  (table) =>
    `CREATE TRIGGER ${table}_told AFTER INSERT OR UPDATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION tell_relais();`,
).join('\n')}
`
