import type { StatusEvent } from '../../../domain/model.ts'
import type { CurrentCabinet, CurrentRoster } from '../../../domain/roster/current-roster.ts'
import { run, statement, type Db } from '../../statement.ts'
import { CABINET_SELECT } from './cabinet-sql.ts'
import { findRoster } from './findRoster.ts'
import { findRosterRevision } from './findRosterRevision.ts'
import { groupBy } from '../../../domain/groupBy.ts'
import { listIntakes } from '../intake/listIntakes.ts'
import { listEvents } from '../events/listEvents.ts'

const LIST = statement(
  'listCurrentCabinets',
  `SELECT ${CABINET_SELECT}, c.departement, COALESCE(c.geocodage, 'fichier') AS precision
   FROM cabinets c
   WHERE c.roster = :roster AND c.removed_at IS NULL
   ORDER BY c.id COLLATE "C"`,
)

/** The roster in force as an import compares with it; before the first load, an empty demonstration. */
export async function loadCurrentRoster(db: Db): Promise<CurrentRoster> {
  const roster = await findRoster(db)
  const revision = await findRosterRevision(db)
  if (!roster || roster.demonstration)
    return { demonstration: roster !== null, revision, cabinets: [], events: new Map(), intakes: new Map() }
  const events = new Map<string, StatusEvent[]>()
  for (const { sequence: _sequence, retractedAt, ...event } of await listEvents(db)) {
    if (retractedAt !== undefined) continue
    const own = events.get(event.cabinetId)
    if (own) own.push(event)
    else events.set(event.cabinetId, [event])
  }
  const cabinets = await run<CurrentCabinet>(db, LIST, { roster: roster.id })
  const intakes = groupBy(await listIntakes(db), ({ cabinetId }) => cabinetId)
  return { demonstration: false, revision, cabinets, events, intakes }
}
