import { run, statement, type Db } from '../../statement.ts'

/** When a cabinet was last described (ISO instant), and what its position rests on; null: as its roster gave it. */
export interface CabinetTime {
  readonly id: string
  readonly describedAt: string
  readonly precision: string | null
}

const LIST = statement(
  'listCabinetTimes',
  `SELECT c.id, c.geocodage AS precision,
          COALESCE((SELECT max(v.recorded_at) FROM cabinet_versions v WHERE v.roster = c.roster AND v.cabinet_id = c.id),
                   r.loaded_at) AS "describedAt"
   FROM cabinets c JOIN rosters r ON r.id = c.roster AND r.retired_at IS NULL
   WHERE c.removed_at IS NULL`,
)

/** When each cabinet of the roster in force was last described. */
export const listCabinetTimes = (db: Db): Promise<CabinetTime[]> => run<CabinetTime>(db, LIST)
