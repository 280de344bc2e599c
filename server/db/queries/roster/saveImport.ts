import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type { EventDraft } from '../../../domain/roster/planEvent.ts'
import type { ImportPlan, Outcome } from '../../../domain/roster/planImport.ts'
import type { Author } from '../../../domain/stewards/roles.ts'
import type { Database } from '../../database.ts'
import { run, statement, transact } from '../../statement.ts'
import { appendAudit, type AuditEntry } from '../stewards/appendAudit.ts'
import { insertStatusEvents, journalEvents, type NewStatusEvent } from '../events/appendStatusEvents.ts'
import { insertIntakes, journalIntakes, type NewIntake } from '../intake/insertIntakes.ts'
import type { IntakeDraft } from '../../../domain/roster/planIntake.ts'
import { findRoster } from './findRoster.ts'
import { findRosterRevision } from './findRosterRevision.ts'
import { saveCabinets } from './saveCabinets.ts'

/** An import to apply. */
export interface NewImport {
  readonly plan: ImportPlan
  readonly author: Author
  readonly fileName: string
  readonly sha256: string
  /** What the author asked for, for the record. */
  readonly options: Readonly<Record<string, unknown>>
  /** Called with what is written of all that will be. */
  readonly progress?: (done: number, of: number) => void
}

export interface SavedImport {
  readonly id: string
  readonly counts: Readonly<Record<Outcome, number>>
  readonly events: number
  readonly retiredDemonstration: boolean
}

/** The roster changed between the dry run and the import. */
export class StalePlan extends Error {
  override readonly name = 'StalePlan'
}

const LOCK = statement('lockRosters', 'LOCK TABLE rosters IN EXCLUSIVE MODE')
const RETIRE = statement('retireRoster', 'UPDATE rosters SET retired_at = now() WHERE retired_at IS NULL')
const OPEN = statement(
  'openRoster',
  'INSERT INTO rosters (demonstration, sha256) VALUES (false, :sha256) RETURNING id',
)
const SIGN = statement('signRoster', 'UPDATE rosters SET sha256 = :sha256 WHERE id = :roster')
const SAVE = statement(
  'saveImport',
  `INSERT INTO imports (id, roster, author, role, file_name, sha256, counts, options)
   VALUES (:id, :roster, :author, :role, :fileName, :sha256, CAST(:counts AS jsonb), CAST(:options AS jsonb))`,
)

/**
 * Applies a plan in one transaction: the demonstration is retired by the first real roster, cabinets and their versions are
 * written, events and audit added; or nothing at all. A plan that changes nothing writes nothing.
 * @throws StalePlan when somebody wrote to the roster since the plan was made.
 */
export async function saveImport(database: Database, wanted: NewImport): Promise<SavedImport> {
  const { plan, author, fileName, sha256 } = wanted
  if (!plan.applicable) throw new Error('A plan with refused lines cannot be applied.')
  const touched = plan.items.filter(({ outcome }) => outcome !== 'unchanged')
  const id = randomUUID()
  const recordedAt = new Date().toISOString()
  const recorded = touched.flatMap(({ event, departement }) =>
    event ? [{ event: toEvent(event, author, recordedAt), departement }] : [],
  )
  const events = recorded.map(({ event }) => event)
  const saved = {
    id,
    counts: plan.counts,
    events: events.length,
    retiredDemonstration: plan.retiresDemonstration,
  }
  if (touched.length === 0) return saved
  const said = touched.flatMap(({ intake, departement }) =>
    intake ? [{ intake: toIntake(intake, author, recordedAt), departement }] : [],
  )
  const intakes = said.map(({ intake }) => intake)

  await transact(database.knex, async (trx) => {
    await run(trx, LOCK)
    const { roster, first } = await rosterFor(trx, wanted)
    await run(trx, SAVE, {
      ...{ id, roster, author: author.label, role: author.role, fileName, sha256 },
      counts: JSON.stringify(plan.counts),
      options: JSON.stringify(wanted.options),
    })
    const rows = touched.flatMap(({ row }) => (row ? [row] : []))
    const audit = [
      { action: 'import-roster', subject: id, detail: { fileName, sha256, counts: plan.counts } } as const,
      ...recorded.map(({ event, departement }): AuditEntry => ({
        action: 'record-event',
        subject: event.cabinetId,
        departement,
        detail: { event: event.id, statut: event.statut, import: id },
      })),
      ...said.map(({ intake, departement }): AuditEntry => ({
        action: 'record-intake',
        subject: intake.cabinetId,
        departement,
        detail: { statement: intake.id, value: intake.value, import: id },
      })),
    ]
    const write = inParts(rows.length + events.length + intakes.length + audit.length, wanted.progress)
    await write(rows, (part) => saveCabinets(trx, part, { roster, first, importId: id, recordedAt, author }))
    await write(events, (part) => insertStatusEvents(trx, roster, part))
    await write(intakes, (part) => insertIntakes(trx, roster, part))
    await write(audit, (part) => appendAudit(trx, author, part))
  })
  await journalEvents(database, events, false)
  await journalIntakes(database, intakes, false)
  return saved
}

/** Rows of one statement: few enough that progress is heard of, many enough that it costs nothing. */
const PART = 2000

/** Writes lists part by part, in order, telling after each how many of `of` are written. */
function inParts(of: number, progress: (done: number, of: number) => void = () => {}) {
  let done = 0
  progress(done, of)
  return async <Row>(
    rows: readonly Row[],
    write: (part: readonly Row[]) => Promise<unknown>,
  ): Promise<void> => {
    for (let from = 0; from < rows.length; from += PART) {
      const part = rows.slice(from, from + PART)
      await write(part)
      progress((done += part.length), of)
    }
  }
}

async function rosterFor(
  trx: Knex.Transaction,
  { plan, sha256 }: NewImport,
): Promise<{ readonly roster: number; readonly first: boolean }> {
  if ((await findRosterRevision(trx)) !== plan.revision)
    throw new StalePlan('The roster changed since this plan was made: run the dry run again.')
  const current = await findRoster(trx)
  if (current && !current.demonstration) {
    await run(trx, SIGN, { roster: current.id, sha256 })
    return { roster: current.id, first: false }
  }
  await run(trx, RETIRE)
  const [opened] = await run<{ id: number }>(trx, OPEN, { sha256 })
  return { roster: opened!.id, first: true }
}

const toEvent = (draft: EventDraft, author: Author, recordedAt: string): NewStatusEvent => ({
  ...draft,
  id: randomUUID(),
  recordedAt,
  author: author.label,
  role: author.role,
})

const toIntake = (draft: IntakeDraft, author: Author, recordedAt: string): NewIntake => ({
  id: randomUUID(),
  ...draft,
  recordedAt,
  author: author.label,
  role: author.role,
})
