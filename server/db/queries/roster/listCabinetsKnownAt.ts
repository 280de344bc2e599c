import type { Cabinet } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

// A cabinet that no import ever described is as its roster was loaded.
const LIST = statement(
  'listCabinetsKnownAt',
  `SELECT c.id,
          COALESCE(v.content ->> 'nom', c.nom) AS nom,
          CASE WHEN v.content IS NULL THEN c.adresse ELSE v.content ->> 'adresse' END AS adresse,
          COALESCE(v.content ->> 'codeCommune', c.code_commune) AS "codeCommune",
          COALESCE((SELECT d.reseau FROM communes d WHERE d.code = COALESCE(v.content ->> 'codeCommune', c.code_commune)),
                   c.reseau) AS reseau,
          COALESCE(CAST(v.content ->> 'lon' AS double precision), ST_X(c.point)) AS lon,
          COALESCE(CAST(v.content ->> 'lat' AS double precision), ST_Y(c.point)) AS lat,
          COALESCE(CAST(v.content ->> 'etp' AS double precision), c.etp) AS etp,
          COALESCE(CAST(v.content ->> 'postes' AS integer), c.postes) AS postes,
          CASE WHEN v.content IS NULL THEN c.patients_declares
               ELSE CAST(v.content ->> 'patientsDeclares' AS integer) END AS "patientsDeclares",
          CASE WHEN v.content IS NULL THEN c.telephone ELSE v.content ->> 'telephone' END AS telephone,
          CASE WHEN v.content IS NULL THEN c.horaires ELSE v.content ->> 'horaires' END AS horaires,
          r.demonstration
   FROM cabinets c JOIN rosters r ON r.id = c.roster
   LEFT JOIN LATERAL (
     SELECT content FROM cabinet_versions v
     WHERE v.roster = c.roster AND v.cabinet_id = c.id AND v.recorded_at <= CAST(:at AS timestamptz)
     ORDER BY v.sequence DESC LIMIT 1) v ON true
   WHERE c.roster = :roster AND (c.removed_at IS NULL OR c.removed_at > CAST(:at AS timestamptz))
     AND (v.content IS NOT NULL
          OR NOT EXISTS (SELECT 1 FROM cabinet_versions w WHERE w.roster = c.roster AND w.cabinet_id = c.id))
   ORDER BY c.id COLLATE "C"`,
)

/** The cabinets of a roster as they were recorded at an ISO instant, by id. */
export const listCabinetsKnownAt = (db: Db, roster: number, at: string): Promise<Cabinet[]> =>
  run<Cabinet>(db, LIST, { roster, at })
