import { run, statement, type Db } from '../../statement.ts'

export type ReportState = 'nouveau' | 'accepte' | 'rejete' | 'doublon'

/** A public report as a moderator sees it. Instants ISO. */
export interface Report {
  readonly id: string
  readonly cabinetId: string
  readonly cabinet: string
  readonly departement: string | null
  readonly kind: string
  readonly comment: string | null
  readonly createdAt: string
  readonly state: ReportState
  readonly reviewedAt: string | null
  readonly reviewedBy: string | null
  readonly reviewReason: string | null
  readonly duplicateOf: string | null
  readonly eventId: string | null
}

const LIST = statement(
  'listReports',
  `SELECT s.id, s.cabinet_id AS "cabinetId", c.nom AS cabinet, d.departement, s.kind, s.comment, s.created_at AS "createdAt",
          s.state, s.reviewed_at AS "reviewedAt", s.reviewed_by AS "reviewedBy", s.review_reason AS "reviewReason",
          s.duplicate_of AS "duplicateOf", s.event_id AS "eventId"
   FROM signalements s
   JOIN rosters r ON r.id = s.roster AND r.retired_at IS NULL
   JOIN cabinets c ON c.roster = s.roster AND c.id = s.cabinet_id
   LEFT JOIN communes d ON d.code = c.code_commune
   WHERE (CAST(:state AS text) IS NULL OR s.state = :state)
     AND (CAST(:cabinet AS text) IS NULL OR s.cabinet_id = :cabinet)
     AND (CAST(:departements AS json) IS NULL
          OR d.departement IN (SELECT json_array_elements_text(CAST(:departements AS json))))
   ORDER BY s.created_at, s.id`,
)

export interface ReportFilter {
  readonly state?: ReportState
  readonly cabinetId?: string
  /** Null or left out: all. */
  readonly departements?: readonly string[] | null
}

/** Public reports on the roster in force, oldest first. Never for the public: an unverified count is a rumour. */
export const listReports = (db: Db, filter: ReportFilter = {}): Promise<Report[]> =>
  run<Report>(db, LIST, {
    state: filter.state ?? null,
    cabinet: filter.cabinetId ?? null,
    departements: filter.departements ? JSON.stringify(filter.departements) : null,
  })
