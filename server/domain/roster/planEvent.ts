import type { Preuve, Statut, StatusEvent } from '../model.ts'
import { publicStatus } from '../status/publicStatus.ts'
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
function lastEvent(events: readonly StatusEvent[]): StatusEvent | null {
  const order = (event: StatusEvent) =>
    `${event.effectiveOn}|${event.reportedOn}|${event.recordedAt}|${event.id}`
  return events.reduce<StatusEvent | null>(
    (last, event) => (last === null || order(event) > order(last) ? event : last),
    null,
  )
}

/** What the public is told on a day, and what stood last where its term has ended; null: nothing is known. */
export function statusInForce(
  events: readonly StatusEvent[],
  today: string,
): { readonly shown: Statut; readonly last: Statut } | null {
  const { value, lastKnown, confirmedOn } = publicStatus(events, today)
  return confirmedOn === null ? null : { shown: value, last: lastKnown ?? value }
}

/**
 * The event that a line adds to what is known of its cabinet, or null when the public is told that already: after the import the
 * status in force is the one of the line, whatever was said in between (a closure by mistake, say). A line that repeats an
 * event adds nothing, so that the same file twice changes nothing; one whose status begins later leaves today as it is.
 */
export function planEvent(
  row: RosterRow & { readonly id: string },
  known: readonly StatusEvent[],
  { today, evidence, maxAgeDays }: EventDefaults,
): EventDraft | null {
  const { statut } = row
  if (statut === null) return null
  const now = statusInForce(known, today)
  const effectiveOn = row.statutDepuis ?? row.confirmeLe ?? today
  const said = { evidence: row.preuve ?? evidence, reason: row.motif, note: row.note, maxAgeDays }
  const asWritten = draft(row.id, statut, effectiveOn, { ...said, reportedOn: row.confirmeLe ?? today })
  const dated = row.statutDepuis !== null || row.confirmeLe !== null
  const repeats = known.some(
    (event) =>
      event.statut === statut &&
      event.effectiveOn === effectiveOn &&
      (row.confirmeLe === null || event.reportedOn === row.confirmeLe) &&
      (row.preuve === null || event.evidence === row.preuve),
  )
  if (effectiveOn > today) return repeats ? null : asWritten
  if (now?.last === statut) {
    if (dated ? !repeats : now.shown !== statut) return asWritten
    // What the list confirms by itself is confirmed on the day of its import; a date that it gives is not made newer.
    return now.shown === statut || row.confirmeLe !== null
      ? null
      : draft(row.id, statut, effectiveOn, { ...said, reportedOn: today })
  }
  if (!repeats && statusInForce([...known, asIfRecorded(asWritten)], today)?.last === statut) return asWritten
  return draft(row.id, statut, today, { ...said, reportedOn: today }, lastEvent(known))
}

const asIfRecorded = (event: EventDraft): StatusEvent => ({
  ...event,
  id: event.idempotencyKey,
  recordedAt: '9999-12-31T00:00:00.000Z',
})

/** The event that closes a cabinet which a whole roster no longer names; null when it is already known as stopped. */
export function planClosure(
  cabinetId: string,
  known: readonly StatusEvent[],
  { today, evidence, maxAgeDays }: EventDefaults,
): EventDraft | null {
  if (statusInForce(known, today)?.last === 'stopped') return null
  const said = { evidence, reason: 'absent de la liste importée', note: null, maxAgeDays }
  return draft(cabinetId, 'stopped', today, { ...said, reportedOn: today }, lastEvent(known))
}

function draft(
  cabinetId: string,
  statut: Statut,
  effectiveOn: string,
  rest: Pick<EventDraft, 'reportedOn' | 'evidence' | 'reason' | 'note' | 'maxAgeDays'>,
  /** What it sets aside: closed, opened and closed again within a day are three statements. */
  over: StatusEvent | null = null,
): EventDraft {
  const parts = ['import', cabinetId, statut, effectiveOn, rest.reportedOn, rest.evidence]
  const idempotencyKey = (over ? [...parts, over.id] : parts).join(':')
  return { cabinetId, statut, effectiveOn, ...rest, idempotencyKey }
}
