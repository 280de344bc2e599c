import { randomUUID } from 'node:crypto'
import type { IntakeStatement } from '../../../domain/intake/intake.ts'
import type { Author } from '../../../domain/stewards/roles.ts'
import type { Database } from '../../database.ts'
import { run, statement, transact, type Db } from '../../statement.ts'
import { laterThan } from '../events/laterThan.ts'
import { holdCabinets } from '../roster/holdCabinets.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { insertIntakes, journalIntakes, type NewIntake } from './insertIntakes.ts'

/** What somebody says of new patients. */
export interface IntakeSaid extends Pick<
  IntakeStatement,
  'cabinetId' | 'value' | 'reportedOn' | 'evidence' | 'maxAgeDays'
> {
  /** The same key from the same author is recorded once. */
  readonly idempotencyKey: string
}

const NEWEST = statement(
  'findNewestIntake',
  `SELECT max(recorded_at) AS newest FROM intake_statements
   WHERE roster = :roster AND cabinet_id IN (SELECT json_array_elements_text(CAST(:ids AS json)))`,
)

/** What `recordIntakesIn` leaves to be journalled once its transaction is committed. */
interface RecordedIntakes {
  readonly intakes: readonly NewIntake[]
  readonly demonstration: boolean
}

/**
 * Records what an author says of new patients, all or nothing, with the audit trail. Once it resolves nothing is lost by a crash.
 * @throws WriteRefused; nothing is recorded then.
 */
export async function recordIntakes(
  database: Database,
  author: Author,
  said: readonly IntakeSaid[],
): Promise<void> {
  const { intakes, demonstration } = await transact(database.knex, (trx) =>
    recordIntakesIn(trx, author, said),
  )
  await journalIntakes(database, intakes, demonstration)
}

/** `recordIntakes` inside a transaction of the caller, who journals what it returns after the commit. */
export async function recordIntakesIn(
  trx: Db,
  author: Author,
  said: readonly IntakeSaid[],
): Promise<RecordedIntakes> {
  const { roster, departements } = await holdCabinets(
    trx,
    author,
    'record',
    said.map(({ cabinetId }) => cabinetId),
  )
  const ids = JSON.stringify(said.map(({ cabinetId }) => cabinetId))
  const [last] = await run<{ newest: string | null }>(trx, NEWEST, { roster: roster.id, ids })
  const recordedAt = laterThan(last?.newest ?? null)
  const intakes = said.map((one): NewIntake => ({
    id: randomUUID(),
    ...one,
    recordedAt,
    author: author.label,
    role: author.role,
    idempotencyKey: `${author.tokenId ?? 'cli'}:${one.idempotencyKey}`,
  }))
  const fresh = await insertIntakes(trx, roster.id, intakes)
  const added = intakes.filter(({ idempotencyKey }) => fresh.includes(idempotencyKey))
  await appendAudit(
    trx,
    author,
    added.map(({ id, cabinetId, value }) => ({
      action: 'record-intake',
      subject: cabinetId,
      departement: departements.get(cabinetId) ?? null,
      detail: { statement: id, value },
    })),
  )
  return { intakes: added, demonstration: roster.demonstration }
}
