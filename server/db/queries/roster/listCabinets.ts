import type { Cabinet } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'
import { CABINET_SELECT } from './cabinet-sql.ts'

const LIST = statement(
  'listCabinets',
  `SELECT ${CABINET_SELECT}, r.demonstration
   FROM cabinets c JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   WHERE c.removed_at IS NULL
   ORDER BY c.id COLLATE "C"`,
)

/** The cabinets of the current roster, by id. */
export const listCabinets = (db: Db): Promise<Cabinet[]> => run<Cabinet>(db, LIST)
