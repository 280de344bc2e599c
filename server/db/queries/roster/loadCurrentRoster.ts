import type { StatusEvent } from '../../../domain/model.ts'
import type { CurrentCabinet, CurrentRoster } from '../../../domain/roster/currentRoster.ts'
import { run, statement, type Db } from '../../statement.ts'
import { findRoster } from './findRoster.ts'
import { findRosterRevision } from './findRosterRevision.ts'
import { listEvents } from '../events/listEvents.ts'

const LIST = statement(
  'listCurrentCabinets',
  `SELECT c.id, c.nom, c.adresse, c.code_commune AS "codeCommune", COALESCE(d.reseau, c.reseau) AS reseau, ST_X(c.point) AS lon, ST_Y(c.point) AS lat,
          c.etp, c.postes, c.patients_declares AS "patientsDeclares", c.telephone, c.horaires,
          COALESCE(d.departement, '') AS departement, COALESCE(c.geocodage, 'fichier') AS precision
   FROM cabinets c LEFT JOIN communes d ON d.code = c.code_commune
   WHERE c.roster = :roster AND c.removed_at IS NULL
   ORDER BY c.id COLLATE "C"`,
)

/** The roster in force as an import compares with it; before the first load, an empty demonstration. */
export async function loadCurrentRoster(db: Db): Promise<CurrentRoster> {
  const roster = await findRoster(db)
  const revision = await findRosterRevision(db)
  if (!roster || roster.demonstration)
    return { demonstration: roster !== null, revision, cabinets: [], events: new Map() }
  const events = new Map<string, StatusEvent[]>()
  for (const { sequence: _sequence, retractedAt, ...event } of await listEvents(db)) {
    if (retractedAt !== undefined) continue
    const own = events.get(event.cabinetId)
    if (own) own.push(event)
    else events.set(event.cabinetId, [event])
  }
  const cabinets = await run<CurrentCabinet>(db, LIST, { roster: roster.id })
  return { demonstration: false, revision, cabinets, events }
}
