import { mayDoIn, type Author } from '../../../domain/stewards/roles.ts'
import { run, statement, type Db } from '../../statement.ts'
import { WriteRefused } from '../../write-refused.ts'
import type { ReportState } from './listReports.ts'

/** A report held for a decision. */
export interface HeldReport {
  readonly id: string
  readonly cabinetId: string
  readonly departement: string | null
  readonly state: ReportState
}

const HOLD = statement(
  'holdReports',
  `SELECT s.id, s.cabinet_id AS "cabinetId", s.state,
          (SELECT d.departement FROM cabinets c JOIN communes d ON d.code = c.code_commune
           WHERE c.roster = s.roster AND c.id = s.cabinet_id) AS departement
   FROM signalements s
   WHERE s.id IN (SELECT json_array_elements_text(CAST(:ids AS json)))
   ORDER BY s.id COLLATE "C" FOR UPDATE OF s`,
)

/**
 * Holds reports until the transaction ends, in the order asked for, so that two moderators decide one after the other.
 * @throws WriteRefused when one is unknown, decided already or outside the author's territory.
 */
export async function holdReports(
  trx: Db,
  author: Author,
  ids: readonly string[],
): Promise<readonly HeldReport[]> {
  const held = new Map(
    (await run<HeldReport>(trx, HOLD, { ids: JSON.stringify(ids) })).map((report) => [report.id, report]),
  )
  return ids.map((id) => {
    const report = held.get(id)
    if (!report) throw new WriteRefused('unknown-report', id)
    if (!mayDoIn(author, 'moderate', report.departement)) throw new WriteRefused('outside-territory', id)
    if (report.state !== 'nouveau') throw new WriteRefused('already-decided', id)
    return report
  })
}
