import type { Cabinet } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A cabinet with what an export shows beside it: its commune's name, its département and what its position rests on. */
export interface PublicCabinet extends Omit<Cabinet, 'patientsDeclares'> {
  readonly commune: string | null
  readonly departement: string | null
  readonly precision: string | null
}

const LIST = statement(
  'listPublicCabinets',
  `SELECT c.id, c.nom, c.adresse, c.code_commune AS "codeCommune", d.nom AS commune, d.departement,
          COALESCE(d.reseau, c.reseau) AS reseau,
          ST_X(c.point) AS lon, ST_Y(c.point) AS lat, c.geocodage AS precision, c.etp, c.postes, c.telephone, c.horaires,
          r.demonstration
   FROM cabinets c
   JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   LEFT JOIN communes d ON d.code = c.code_commune
   WHERE c.removed_at IS NULL
   ORDER BY c.id COLLATE "C"`,
)

/** The cabinets in force as they may be published, by id: a caseload that somebody declared stays inside. */
export const listPublicCabinets = (db: Db): Promise<PublicCabinet[]> => run<PublicCabinet>(db, LIST)
