import type { Cabinet } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'
import { CABINET_SELECT_PUBLIC } from './cabinet-sql.ts'

/** A cabinet with what an export shows beside it: its département and what its position rests on. */
export interface PublicCabinet extends Omit<Cabinet, 'patientsDeclares'> {
  readonly departement: string
  readonly precision: string | null
}

const LIST = statement(
  'listPublicCabinets',
  `SELECT ${CABINET_SELECT_PUBLIC}, c.departement, c.geocodage AS precision, r.demonstration
   FROM cabinets c
   JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   WHERE c.removed_at IS NULL
   ORDER BY c.id COLLATE "C"`,
)

/** The cabinets in force as they may be published, by id: a caseload that somebody declared stays inside. */
export const listPublicCabinets = (db: Db): Promise<PublicCabinet[]> => run<PublicCabinet>(db, LIST)
