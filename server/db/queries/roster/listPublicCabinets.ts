import type { Cabinet } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A cabinet with what an export shows beside it: its département and what its position rests on. */
export interface PublicCabinet extends Omit<Cabinet, 'patientsDeclares'> {
  readonly departement: string
  readonly precision: string | null
}

const LIST = statement(
  'listPublicCabinets',
  `SELECT c.id, c.nom, c.adresse, c.code_commune AS "codeCommune", c.departement, c.reseau,
          ST_X(c.point) AS lon, ST_Y(c.point) AS lat, c.geocodage AS precision, c.etp, c.postes, c.telephone, c.horaires,
          r.demonstration
   FROM cabinets c
   JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   WHERE c.removed_at IS NULL
   ORDER BY c.id COLLATE "C"`,
)

/** The cabinets in force as they may be published, by id: a caseload that somebody declared stays inside. */
export const listPublicCabinets = (db: Db): Promise<PublicCabinet[]> => run<PublicCabinet>(db, LIST)
