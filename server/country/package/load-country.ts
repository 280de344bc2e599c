import { listEvents } from '../../db/queries/events/listEvents.ts'
import { listCabinets } from '../../db/queries/roster/listCabinets.ts'
import type { Db } from '../../db/statement.ts'
import type { Inputs } from '../../domain/model.ts'
import { onNetworks } from '../../domain/travel/onNetworks.ts'
import type { LandInputs } from '../land/land.ts'
import type { Package } from './package.ts'
import { settlementsOf } from './place-tables.ts'

/** The cabinets in force and what was said of them. */
type Roster = Pick<Inputs, 'cabinets' | 'events'>

/** Reads what is written of the cabinets. */
export async function loadRosterInputs(db: Db): Promise<Roster> {
  // One after the other: the embedded pool holds one connection.
  const cabinets = await listCabinets(db)
  return { cabinets, events: (await listEvents(db)).map(({ sequence: _sequence, ...event }) => event) }
}

/** The country of a data package with its cabinets. */
export function countryOf(
  { reference, contours, districts, decoupages, zonage, tiles }: Package,
  roster: Roster,
): LandInputs {
  const { communes, arrondissements, parts, circonscriptions, aplMillesime, financement } = reference
  const { departements, regions, structures } = reference
  const cabinets = onNetworks(roster.cabinets, new Map(communes.map((commune) => [commune.code, commune])))
  return {
    inputs: {
      ...{ communes, arrondissements, parts, circonscriptions, aplMillesime, financement },
      ...{ cabinets, events: roster.events },
    },
    names: {
      departements: new Map(departements.map(({ code, nom }) => [code, nom])),
      regions: new Map(regions.map(({ code, nom }) => [code, nom])),
    },
    gazetteer: () => settlementsOf(reference),
    structures,
    // Each level is dissolved when it is first asked for.
    contours: {
      get communes() {
        return contours().commune
      },
      get circonscriptions() {
        return contours().circonscription
      },
      get departements() {
        return contours().departement
      },
      get regions() {
        return contours().region
      },
    },
    outlines: () => contours().outlines,
    districts,
    decoupages,
    grouped: (groupOf) => contours().grouped(groupOf),
    zonage,
    findTiles: tiles,
  }
}
