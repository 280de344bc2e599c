import type { Preuve, Statut, StatusEvent } from '../model.ts'
import type { RosterRow } from './roster-row.ts'

/** An event to be recorded: everything but what recording gives it (id, instant, author, role). Dates ISO. */
export interface EventDraft {
  readonly cabinetId: string
  readonly statut: Statut
  readonly effectiveOn: string
  readonly reportedOn: string
  readonly evidence: Preuve
  readonly reason: string | null
  readonly note: string | null
  readonly maxAgeDays: number
  /** The same statement made twice has the same key and is recorded once. */
  readonly idempotencyKey: string
}

/** What an import says of itself where a line is silent. */
export interface EventDefaults {
  /** ISO date of the import. */
  readonly today: string
  readonly evidence: Preuve
  readonly maxAgeDays: number
}

/** The event in force last: latest effective, then reported, then recorded. */
export function lastEvent(events: readonly StatusEvent[]): StatusEvent | null {
  const order = (event: StatusEvent) =>
    `${event.effectiveOn}|${event.reportedOn}|${event.recordedAt}|${event.id}`
  return events.reduce<StatusEvent | null>(
    (last, event) => (last === null || order(event) > order(last) ? event : last),
    null,
  )
}

/**
 * The event that a line adds to what is known of its cabinet, or null. A line that repeats an event adds nothing; one without
 * dates adds something only when the status differs from the last known, so that the same file twice changes nothing.
 */
export function planEvent(
  row: RosterRow & { readonly id: string },
  known: readonly StatusEvent[],
  { today, evidence, maxAgeDays }: EventDefaults,
): EventDraft | null {
  if (row.statut === null) return null
  const dated = row.statutDepuis !== null || row.confirmeLe !== null
  if (!dated && lastEvent(known)?.statut === row.statut) return null
  const effectiveOn = row.statutDepuis ?? row.confirmeLe ?? today
  const repeats = known.some(
    (event) =>
      event.statut === row.statut &&
      event.effectiveOn === effectiveOn &&
      (row.confirmeLe === null || event.reportedOn === row.confirmeLe) &&
      (row.preuve === null || event.evidence === row.preuve),
  )
  if (repeats) return null
  return draft(row.id, row.statut, effectiveOn, {
    reportedOn: row.confirmeLe ?? today,
    evidence: row.preuve ?? evidence,
    reason: row.motif,
    note: row.note,
    maxAgeDays,
  })
}

/** The event that closes a cabinet which a whole roster no longer names; null when it is already known as stopped. */
export function planClosure(
  cabinetId: string,
  known: readonly StatusEvent[],
  { today, evidence, maxAgeDays }: EventDefaults,
): EventDraft | null {
  if (lastEvent(known)?.statut === 'stopped') return null
  return draft(cabinetId, 'stopped', today, {
    reportedOn: today,
    evidence,
    reason: 'absent de la liste importée',
    note: null,
    maxAgeDays,
  })
}

function draft(
  cabinetId: string,
  statut: Statut,
  effectiveOn: string,
  rest: Pick<EventDraft, 'reportedOn' | 'evidence' | 'reason' | 'note' | 'maxAgeDays'>,
): EventDraft {
  const idempotencyKey = ['import', cabinetId, statut, effectiveOn, rest.reportedOn, rest.evidence].join(':')
  return { cabinetId, statut, effectiveOn, ...rest, idempotencyKey }
}
