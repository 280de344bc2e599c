import type { PublicStatus, StatusEvent } from '../model.ts'
import { compareText } from '../compareText.ts'

const NOTHING_KNOWN: PublicStatus = {
  value: 'unknown',
  since: null,
  confirmedOn: null,
  expiresOn: null,
  evidence: null,
  lastKnown: null,
}

const DAY = 86_400_000

/** The ISO date `days` after the ISO date `date`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/**
 * What the public sees of one cabinet on the day `asOf` (ISO date), from its events in any order.
 *
 * The event in force is the one with the latest `effectiveOn` not after `asOf`; among equals the latest reported,
 * then recorded, so that a confirmation repeats the status with a newer `reportedOn`. `since` goes back over the
 * unbroken run of the same status, `confirmedOn` is the newest report of that run. After `expiresOn` (the report plus
 * its maximum age, that day included) the value is `unknown` and the last one known stays beside it.
 * With `knownAt` (ISO instant) only what Relais had recorded, and not yet withdrawn, by then counts: the view that was shown that
 * day; without it, what is known today about `asOf`.
 */
export function publicStatus(events: readonly StatusEvent[], asOf: string, knownAt?: string): PublicStatus {
  const past = events.filter((event) => event.effectiveOn <= asOf && isKnown(event, knownAt)).sort(byForce)
  const last = past.at(-1)
  if (!last) return NOTHING_KNOWN
  let since = last.effectiveOn
  let confirmed = last
  for (let k = past.length - 2; k >= 0 && past[k]!.statut === last.statut; k--) {
    since = past[k]!.effectiveOn
    if (past[k]!.reportedOn > confirmed.reportedOn) confirmed = past[k]!
  }
  const expiresOn = addDays(confirmed.reportedOn, confirmed.maxAgeDays)
  const known = { confirmedOn: confirmed.reportedOn, expiresOn, evidence: confirmed.evidence }
  if (asOf <= expiresOn) return { value: last.statut, since, ...known, lastKnown: null }
  return { value: 'unknown', since: addDays(expiresOn, 1), ...known, lastKnown: last.statut }
}

function isKnown({ recordedAt, retractedAt }: StatusEvent, knownAt: string | undefined): boolean {
  if (knownAt === undefined) return retractedAt === undefined
  return recordedAt <= knownAt && (retractedAt === undefined || retractedAt > knownAt)
}

function byForce(a: StatusEvent, b: StatusEvent): number {
  return (
    compareText(a.effectiveOn, b.effectiveOn) ||
    compareText(a.reportedOn, b.reportedOn) ||
    compareText(a.recordedAt, b.recordedAt) ||
    compareText(a.id, b.id)
  )
}
