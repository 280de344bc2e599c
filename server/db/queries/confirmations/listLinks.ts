import { run, statement, type Db } from '../../statement.ts'
import type { AnswerState } from './answers.ts'

/** The newest link of a cabinet as its steward sees it. Instants and dates ISO. */
export interface LinkLine {
  readonly cabinetId: string
  readonly createdAt: string
  readonly createdBy: string
  readonly expiresOn: string
  readonly revokedAt: string | null
  readonly answeredAt: string | null
  readonly state: AnswerState | null
}

const LIST = statement(
  'listLinks',
  `SELECT DISTINCT ON (l.cabinet_id COLLATE "C") l.cabinet_id AS "cabinetId", l.created_at AS "createdAt",
          l.created_by AS "createdBy", l.expires_on AS "expiresOn", l.revoked_at AS "revokedAt",
          a.answered_at AS "answeredAt", a.state
   FROM confirmation_links l
   JOIN rosters r ON r.id = l.roster AND r.retired_at IS NULL
   JOIN cabinets c ON c.roster = l.roster AND c.id = l.cabinet_id AND c.removed_at IS NULL
   LEFT JOIN confirmation_answers a ON a.link_id = l.id
   WHERE CAST(:departements AS json) IS NULL
      OR c.departement IN (SELECT json_array_elements_text(CAST(:departements AS json)))
   ORDER BY l.cabinet_id COLLATE "C", l.created_at DESC, l.id`,
)

/** The newest link of each cabinet of some départements (null: all), by id of the cabinet. */
export const listLinks = (db: Db, departements: readonly string[] | null): Promise<LinkLine[]> =>
  run<LinkLine>(db, LIST, { departements: departements ? JSON.stringify(departements) : null })
