import type { Cabinet } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

const LIST = statement(
  'listCabinets',
  `SELECT c.id, c.nom, c.adresse, c.code_commune AS "codeCommune", COALESCE(d.reseau, c.reseau) AS reseau, ST_X(c.point) AS lon, ST_Y(c.point) AS lat,
          c.etp, c.postes, c.patients_declares AS "patientsDeclares", c.telephone, c.horaires, r.demonstration
   FROM cabinets c JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   LEFT JOIN communes d ON d.code = c.code_commune
   WHERE c.removed_at IS NULL
   ORDER BY c.id COLLATE "C"`,
)

/** The cabinets of the current roster, by id; each on the network of its commune, which the data package may have corrected since. */
export const listCabinets = (db: Db): Promise<Cabinet[]> => run<Cabinet>(db, LIST)
