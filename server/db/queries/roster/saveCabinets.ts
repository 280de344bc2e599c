import type { Knex } from 'knex'
import type { IdentifiedRow } from '../../../domain/roster/roster-ids.ts'
import type { Author } from '../../../domain/stewards/roles.ts'
import { run, statement } from '../../statement.ts'
import { CABINET_CONTENT, CABINET_RECORDS, UPSERT_CABINETS } from './cabinet-sql.ts'

/** The frame in which cabinets are written. */
export interface CabinetWriting {
  readonly roster: number
  /** The first import of a roster describes cabinets as they have been since the scheme began. */
  readonly first: boolean
  readonly importId: string
  /** ISO instant. */
  readonly recordedAt: string
  readonly author: Author
}

/** Asalée was created in June 2004 (method §1): before any roster, a cabinet is what its first one says. */
const SCHEME_BEGAN = '2004-06-01'

/** A cabinet that a version already describes changes on the day of the import; a new one has been there since its status began. */
const ADD_VERSIONS = statement(
  'addCabinetVersions',
  `INSERT INTO cabinet_versions (roster, cabinet_id, valid_from, recorded_at, author, role, import_id, content)
   SELECT :roster, r.id,
          CASE WHEN EXISTS (SELECT 1 FROM cabinet_versions v WHERE v.roster = :roster AND v.cabinet_id = r.id)
               THEN CAST(:today AS date)
               WHEN :first THEN CAST('${SCHEME_BEGAN}' AS date)
               ELSE least(r."statutDepuis", CAST(:today AS date)) END,
          CAST(:recordedAt AS timestamptz), :author, :role, :importId,
          ${CABINET_CONTENT}
   FROM ${CABINET_RECORDS}`,
)

/** Writes cabinets as they are now and adds what they were made into as versions, in the transaction of an import. */
export async function saveCabinets(
  trx: Knex.Transaction,
  rows: readonly IdentifiedRow[],
  { roster, first, importId, recordedAt, author }: CabinetWriting,
): Promise<void> {
  if (rows.length === 0) return
  const json = JSON.stringify(rows)
  await run(trx, UPSERT_CABINETS, { roster, rows: json })
  await run(trx, ADD_VERSIONS, {
    roster,
    rows: json,
    first,
    today: recordedAt.slice(0, 10),
    recordedAt,
    importId,
    author: author.label,
    role: author.role,
  })
}
