import type { PublicStatus, Statut } from '../model.ts'
import { claimedStatus } from './claimedStatus.ts'

/** A public report as an alert counts it. */
export interface CountedReport {
  readonly cabinetId: string
  readonly kind: string
  /** ISO instant. */
  readonly createdAt: string
}

/** A cabinet of which several reports say another status than its sources. */
export interface Contradiction {
  readonly cabinetId: string
  readonly known: Statut
  readonly claimed: Statut
  readonly reports: number
  readonly firstAt: string
  readonly lastAt: string
}

/** Reports that together are worth a call; one or two are for the queue. */
const ENOUGH_REPORTS = 3

const RUNS: Readonly<Record<Statut, boolean | null>> = {
  active: true,
  reduced: true,
  suspended: false,
  stopped: false,
  unknown: null,
}

/**
 * Cabinets whose known status (the last one known when it has expired) says that follow-up runs while at least three open
 * reports say that it does not, or the reverse; most reports first. Reports older than the last confirmation count for nothing.
 */
export function contradictions(
  reports: readonly CountedReport[],
  statusOf: (cabinetId: string) => PublicStatus | null,
): readonly Contradiction[] {
  const groups = new Map<string, { claimed: Map<Statut, number>; dates: string[]; known: Statut }>()
  for (const { cabinetId, kind, createdAt } of reports) {
    const claimed = claimedStatus(kind)
    const status = statusOf(cabinetId)
    const known = status?.lastKnown ?? status?.value ?? 'unknown'
    if (claimed === null || RUNS[known] === null || RUNS[known] === RUNS[claimed]) continue
    if (status?.confirmedOn && createdAt.slice(0, 10) < status.confirmedOn) continue
    const group = groups.get(cabinetId) ?? { claimed: new Map<Statut, number>(), dates: [], known }
    group.claimed.set(claimed, (group.claimed.get(claimed) ?? 0) + 1)
    group.dates.push(createdAt)
    groups.set(cabinetId, group)
  }
  return [...groups]
    .filter(([, { dates }]) => dates.length >= ENOUGH_REPORTS)
    .map(([cabinetId, { claimed, dates, known }]) => {
      const sorted = [...dates].sort()
      const [mostClaimed] = [...claimed].sort((a, b) => b[1] - a[1])[0]!
      return {
        cabinetId,
        known,
        claimed: mostClaimed,
        reports: dates.length,
        firstAt: sorted[0]!,
        lastAt: sorted.at(-1)!,
      }
    })
    .sort((a, b) => b.reports - a.reports || (a.cabinetId < b.cabinetId ? -1 : 1))
}
