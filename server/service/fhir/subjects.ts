import type { View } from '../../country/views/view.ts'
import { listCabinetTimes } from '../../db/queries/roster/listCabinetTimes.ts'
import type { Cabinet, PublicStatus, StatusEvent } from '../../domain/model.ts'
import { addDays } from '../../domain/status/publicStatus.ts'
import type { HandlerDeps } from '../deps.ts'
import { fhirId } from './fhirId.ts'

/** A cabinet with all that its resources say. Instants ISO. */
export interface Subject {
  readonly id: string
  readonly cabinet: Cabinet
  readonly commune: string
  readonly departement: string
  readonly status: PublicStatus
  /** What stands for its place where nobody located it; null: a place of its own. */
  readonly approximatePlace: string | null
  /** When its description changed last. */
  readonly describedAt: string
  /** When its status, or what is known of it, changed last: by a record or by a date that passed. */
  readonly statusAt: string
}

type Deps = Pick<HandlerDeps, 'atlas' | 'database' | 'now' | 'today'>

/** By the statuses of the day, which a new roster, a record and midnight replace. */
const kept = new WeakMap<View, Promise<readonly Subject[]>>()

/** Every cabinet, in the order of the ids. */
export function subjectsOf(deps: Deps): Promise<readonly Subject[]> {
  const view = deps.atlas.views.at(deps.today())
  const known = kept.get(view)
  if (known) return known
  const subjects = readSubjects(deps, view)
  kept.set(view, subjects)
  // What could not be read is asked for again.
  subjects.catch(() => kept.delete(view))
  return subjects
}

async function readSubjects(
  { atlas, database, now, today }: Deps,
  { statuses }: View,
): Promise<readonly Subject[]> {
  // Taken before anything is waited for: a roster that comes meanwhile has its own view.
  const { cabinets, communes } = atlas
  const events = recordsOf(atlas.everyEvent())
  const described = new Map((await listCabinetTimes(database.reads)).map((row) => [row.id, row]))
  const at = now().toISOString()
  return cabinets.map((cabinet): Subject => {
    const commune = communes.get(cabinet.codeCommune)
    const status = statuses.get(cabinet.id)!
    const { describedAt = at, precision = null } = described.get(cabinet.id) ?? {}
    const approximatePlace =
      atlas.placeKnown(cabinet)?.nom ??
      (precision === 'commune' ? (commune?.nom ?? cabinet.codeCommune) : null)
    return {
      ...{ id: fhirId(cabinet.id), cabinet, status, approximatePlace, describedAt },
      ...{ commune: commune?.nom ?? cabinet.codeCommune, departement: commune?.departement ?? '' },
      statusAt: latest(describedAt, events.get(cabinet.id) ?? '', dayChange(status, today(), at)),
    }
  })
}

/** The last record or withdrawal about each cabinet. */
function recordsOf(events: readonly StatusEvent[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>()
  for (const { cabinetId, recordedAt, retractedAt } of events) {
    const at = retractedAt ?? recordedAt
    if (at > (last.get(cabinetId) ?? '')) last.set(cabinetId, at)
  }
  return last
}

/**
 * When a date alone changed what is shown: the day on which the status began or lapsed, told at midnight UTC, which is after
 * midnight in Paris, and never later than now: whoever asks for what changed since his last question does not miss it.
 */
function dayChange({ since, expiresOn }: PublicStatus, today: string, now: string): string {
  const lapsed = expiresOn === null ? null : addDays(expiresOn, 1)
  const days = [since, lapsed].flatMap((day) =>
    day !== null && day <= today ? [`${day}T00:00:00.000Z`] : [],
  )
  const last = days.sort().at(-1) ?? ''
  return last > now ? now : last
}

const latest = (...instants: readonly string[]): string => [...instants].sort().at(-1)!
