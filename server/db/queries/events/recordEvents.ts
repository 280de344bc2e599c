import { randomUUID } from 'node:crypto'
import type { StatusEvent } from '../../../domain/model.ts'
import type { Action, Author } from '../../../domain/stewards/roles.ts'
import type { Database } from '../../database.ts'
import { run, statement, transact, type Db } from '../../statement.ts'
import { WriteRefused } from '../../write-refused.ts'
import { appendAudit } from '../stewards/appendAudit.ts'
import { insertStatusEvents, journalEvents, type NewStatusEvent } from './appendStatusEvents.ts'
import { laterThan } from './laterThan.ts'
import { holdCabinets } from '../roster/holdCabinets.ts'

/** What a steward says of a cabinet. Dates ISO. */
export interface Statement extends Pick<
  StatusEvent,
  'cabinetId' | 'statut' | 'effectiveOn' | 'reportedOn' | 'evidence' | 'reason' | 'maxAgeDays'
> {
  readonly note: string | null
  /** The same key from the same author is recorded once. */
  readonly idempotencyKey: string
}

/** An event as acknowledged. `repeated`: it was recorded by an earlier request with the same key. */
export interface Acknowledged {
  readonly id: string
  readonly cabinetId: string
  readonly sequence: number
  readonly recordedAt: string
  readonly repeated: boolean
}

const NEWEST = statement(
  'findNewestRecordedAt',
  `SELECT max(recorded_at) AS newest FROM status_events
   WHERE roster = :roster AND cabinet_id IN (SELECT json_array_elements_text(CAST(:ids AS json)))`,
)
const FIND = statement(
  'findRecordedEvents',
  `SELECT id, cabinet_id AS "cabinetId", sequence, recorded_at AS "recordedAt", idempotency_key AS key, statut,
          effective_on AS "effectiveOn", reported_on AS "reportedOn", evidence, reason, note, max_age_days AS "maxAgeDays"
   FROM status_events
   WHERE roster = :roster AND idempotency_key IN (SELECT json_array_elements_text(CAST(:keys AS json)))`,
)

type Recorded = Omit<Acknowledged, 'repeated'> & Statement & { readonly key: string }

/**
 * Records what an author says, all or nothing, with the audit trail; the answer is in the order of `statements`. Once it resolves
 * nothing is lost by a crash. Events of one cabinet have rising `recordedAt` and `sequence`, whoever writes at once.
 * @throws WriteRefused; nothing is recorded then.
 */
export async function recordEvents(
  database: Database,
  author: Author,
  statements: readonly Statement[],
  action: Extract<Action, 'record' | 'moderate'> = 'record',
): Promise<readonly Acknowledged[]> {
  const recorded = await transact(database.knex, (trx) => recordEventsIn(trx, author, statements, action))
  await journalEvents(database, recorded.events, recorded.demonstration)
  return recorded.acknowledged
}

/** What `recordEventsIn` leaves to be journalled once its transaction is committed. */
export interface RecordedInTransaction {
  readonly acknowledged: readonly Acknowledged[]
  readonly events: readonly NewStatusEvent[]
  readonly demonstration: boolean
}

/** `recordEvents` inside a transaction of the caller, who journals `events` after the commit. */
export async function recordEventsIn(
  trx: Db,
  author: Author,
  statements: readonly Statement[],
  action: Extract<Action, 'record' | 'moderate'>,
): Promise<RecordedInTransaction> {
  const cabinetIds = statements.map(({ cabinetId }) => cabinetId)
  const { roster, departements } = await holdCabinets(trx, author, action, cabinetIds)
  const ids = JSON.stringify([...new Set(cabinetIds)])
  const [last] = await run<{ newest: string | null }>(trx, NEWEST, { roster: roster.id, ids })
  const recordedAt = laterThan(last?.newest ?? null)
  const events = statements.map((said): NewStatusEvent => ({
    ...said,
    id: randomUUID(),
    recordedAt,
    author: author.label,
    role: author.role,
    idempotencyKey: `${author.tokenId ?? 'cli'}:${said.idempotencyKey}`,
  }))
  const fresh = new Set(await insertStatusEvents(trx, roster.id, events))
  const keys = JSON.stringify(events.map(({ idempotencyKey }) => idempotencyKey))
  const stored = new Map(
    (await run<Recorded>(trx, FIND, { roster: roster.id, keys })).map((event) => [event.key, event]),
  )
  const acknowledged = events.map((event, at): Acknowledged => {
    const { id, cabinetId, sequence, recordedAt: when, ...kept } = stored.get(event.idempotencyKey!)!
    if (!sameStatement(statements[at]!, { ...kept, cabinetId }))
      throw new WriteRefused('key-reused', statements[at]!.idempotencyKey)
    return { id, cabinetId, sequence, recordedAt: when, repeated: !fresh.has(event.idempotencyKey!) }
  })
  await appendAudit(
    trx,
    author,
    acknowledged
      .filter(({ repeated }) => !repeated)
      .map(({ id, cabinetId }) => ({
        action: 'record-event',
        subject: cabinetId,
        departement: departements.get(cabinetId) ?? null,
        detail: {
          event: id,
          statut: stored.get(events.find((event) => event.id === id)!.idempotencyKey!)!.statut,
        },
      })),
  )
  // What an earlier request recorded is journalled under the id that it was given then.
  const journalled = events.map((event, at) => ({
    ...event,
    id: acknowledged[at]!.id,
    recordedAt: acknowledged[at]!.recordedAt,
  }))
  return { acknowledged, events: journalled, demonstration: roster.demonstration }
}

const COMPARED = [
  'cabinetId',
  'statut',
  'effectiveOn',
  'reportedOn',
  'evidence',
  'reason',
  'note',
  'maxAgeDays',
] as const

const sameStatement = (a: Statement, b: Pick<Statement, (typeof COMPARED)[number]>): boolean =>
  COMPARED.every((key) => a[key] === b[key])
