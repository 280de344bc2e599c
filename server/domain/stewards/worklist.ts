import type { PublicStatus, Statut } from '../model.ts'
import { compareText } from '../compareText.ts'
import { addDays } from '../status/publicStatus.ts'

/** A cabinet as the worklist weighs it. */
export interface WorklistCabinet {
  readonly id: string
  readonly departement: string
  /** Followed patients, persons: declared, or estimated from the nurse time. */
  readonly patients: number
  readonly status: PublicStatus
}

/** Why a cabinet is on the list: its status has expired, expires within the week, or was never known. */
type WorklistReason = 'expired' | 'expiring' | 'never-known'

export interface WorklistItem {
  readonly id: string
  readonly reason: WorklistReason
  /** What a confirmation would confirm; null when nothing was ever known. */
  readonly lastKnown: Statut | null
  readonly confirmedOn: string | null
  readonly expiresOn: string | null
  readonly patients: number
}

const WEEK = 7

/**
 * The cabinets to reconfirm in the week from `today` (ISO date), those with most patients first: what is not confirmed becomes
 * `unknown` and counts half of them as affected. Stopped cabinets are left in peace; `departements` null: the whole country.
 */
export function worklist(
  cabinets: readonly WorklistCabinet[],
  today: string,
  departements: readonly string[] | null,
): readonly WorklistItem[] {
  const until = addDays(today, WEEK)
  return cabinets
    .filter(({ departement }) => departements === null || departements.includes(departement))
    .flatMap(({ id, patients, status }): WorklistItem[] => {
      const reason = reasonOf(status, until)
      const lastKnown = status.lastKnown ?? (status.value === 'unknown' ? null : status.value)
      if (reason === null || lastKnown === 'stopped') return []
      return [
        { id, reason, lastKnown, confirmedOn: status.confirmedOn, expiresOn: status.expiresOn, patients },
      ]
    })
    .sort((a, b) => b.patients - a.patients || (a.id < b.id ? -1 : 1))
}

/**
 * The first status to expire after the week from `today` (ISO date), stopped cabinets left in peace; of several on one day that
 * of most patients. Null when nothing expires.
 */
export function nextExpiry(
  cabinets: readonly WorklistCabinet[],
  today: string,
  departements: readonly string[] | null,
): { readonly id: string; readonly expiresOn: string } | null {
  const until = addDays(today, WEEK)
  const [first] = cabinets
    .filter(({ departement }) => departements === null || departements.includes(departement))
    .flatMap(({ id, patients, status: { value, expiresOn } }) =>
      value === 'unknown' || value === 'stopped' || expiresOn === null || expiresOn < until
        ? []
        : [{ id, patients, expiresOn }],
    )
    .sort(
      (a, b) => compareText(a.expiresOn, b.expiresOn) || b.patients - a.patients || compareText(a.id, b.id),
    )
  return first ? { id: first.id, expiresOn: first.expiresOn } : null
}

function reasonOf(status: PublicStatus, until: string): WorklistReason | null {
  if (status.value === 'unknown') return status.lastKnown === null ? 'never-known' : 'expired'
  return status.expiresOn !== null && status.expiresOn < until ? 'expiring' : null
}
