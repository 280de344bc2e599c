/** What waits to be published no longer stands among the layers; this is what a process that was stopped meanwhile left there. */
export const up = `
DROP TABLE IF EXISTS relais.cabinets_prochaine, relais.zonage_prochaine, relais.patients_prochaine;
`
