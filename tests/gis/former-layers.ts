import type { Knex } from 'knex'
import { PATIENTS } from '../../server/service/gis/layers.ts'

/** Turns the schema `relais` into what the release before wrote: one table `patients` of all levels, which none of them had for itself. */
export async function toFormerRelease(knex: Knex): Promise<void> {
  const levels = PATIENTS.of.map(({ name }) => name)
  await knex.raw(`
    CREATE TABLE relais.formerly AS SELECT * FROM relais.patients;
    DROP VIEW relais.patients;
    ${levels.map((name) => `DROP TABLE relais.${name};`).join('\n')}
    ALTER TABLE relais.formerly RENAME TO patients;
    ALTER TABLE relais.patients ADD PRIMARY KEY (niveau, code);
    CREATE INDEX patients_geom ON relais.patients USING gist (geom);
    DELETE FROM relais.publications WHERE couche IN (${levels.map((name) => `'${name}'`).join(', ')});
    UPDATE relais.publications SET contenu = 'run 112 8' WHERE couche = 'patients'`)
}
