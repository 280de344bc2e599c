import type { Inputs } from '../../../domain/model.ts'
import type { Db } from '../../statement.ts'
import { listCabinets } from '../roster/listCabinets.ts'
import { listEvents } from '../events/listEvents.ts'
import { listFinancement } from './listFinancement.ts'
import { loadTerritoryInputs, type TerritoryInputs } from './loadTerritoryInputs.ts'

/** Everything one calculation reads: the `territories`, at the newest edition of the APL by default, and what is written here. */
export async function loadInputs(db: Db, territories?: TerritoryInputs): Promise<Inputs> {
  const { communes, arrondissements, parts, circonscriptions, aplMillesime } =
    territories ?? (await loadTerritoryInputs(db))
  // One after the other: the embedded pool holds one connection.
  return {
    communes,
    ...(arrondissements && { arrondissements }),
    parts,
    circonscriptions,
    aplMillesime,
    cabinets: await listCabinets(db),
    events: (await listEvents(db)).map(({ sequence: _sequence, ...event }) => event),
    financement: await listFinancement(db),
  }
}
