import type { Statut, StatusEvent } from '../model.ts'
import { addDays, publicStatus } from './publicStatus.ts'

/** From this ISO date on the public status of a cabinet is `value`. */
export interface StatusChange {
  readonly date: string
  readonly value: Statut
}

/**
 * The public statuses of one cabinet between two ISO dates, both included: the first change is at `from`. A status can
 * only change on a day an event takes effect or on the day after one expires, so that no other day is looked at.
 */
export function statusChanges(events: readonly StatusEvent[], from: string, to: string): StatusChange[] {
  const days = new Set([from])
  for (const { effectiveOn, reportedOn, maxAgeDays } of events)
    for (const day of [effectiveOn, addDays(reportedOn, maxAgeDays + 1)])
      if (day > from && day <= to) days.add(day)
  const changes: StatusChange[] = []
  for (const date of [...days].sort()) {
    const { value } = publicStatus(events, date)
    if (changes.at(-1)?.value !== value) changes.push({ date, value })
  }
  return changes
}
