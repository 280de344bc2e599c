import type { IntakeStatement } from '../../../domain/intake/intake.ts'
import { run, statement, type Db } from '../../statement.ts'

/** A statement as stewards see it: with who wrote it. */
export interface IntakeLine extends IntakeStatement {
  readonly sequence: number
  readonly author: string | null
  readonly role: string | null
}

const LIST = statement(
  'listIntakes',
  `SELECT i.sequence, i.id, i.cabinet_id AS "cabinetId", i.value, i.reported_on AS "reportedOn", i.recorded_at AS "recordedAt",
          i.evidence, i.max_age_days AS "maxAgeDays", i.author, i.role
   FROM intake_statements i JOIN rosters r ON r.id = i.roster AND r.retired_at IS NULL
   WHERE CAST(:cabinet AS text) IS NULL OR i.cabinet_id = :cabinet
   ORDER BY i.sequence`,
)

/** What was said of new patients in the roster in force, in the order of recording; of one cabinet when it is named. */
export const listIntakes = (db: Db, cabinetId: string | null = null): Promise<IntakeLine[]> =>
  run<IntakeLine>(db, LIST, { cabinet: cabinetId })
