import type { Cabinet } from '../../../domain/model.ts'
import { run, statement, type Db } from '../../statement.ts'
import { CABINET_SELECT_VERSION } from './cabinet-sql.ts'

// A cabinet that no import ever described is as its roster was loaded.
const LIST = statement(
  'listCabinetsKnownAt',
  `SELECT ${CABINET_SELECT_VERSION},
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
