import type { RegisterFinding } from '../../../domain/registers/compareRegister.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A finding with the ISO instant of the check. */
export interface DatedFinding extends RegisterFinding {
  readonly checkedAt: string
}

const LIST = statement(
  'listFindings',
  `SELECT f.cabinet_id AS "cabinetId", f.register, f.kind, f.ours, f.theirs, f.checked_at AS "checkedAt"
   FROM register_findings f JOIN rosters r ON r.id = f.roster AND r.retired_at IS NULL
   ORDER BY f.cabinet_id COLLATE "C", f.register, f.kind`,
)

/** What the last check of each register found of the roster in force. */
export const listFindings = (db: Db): Promise<DatedFinding[]> => run<DatedFinding>(db, LIST)
