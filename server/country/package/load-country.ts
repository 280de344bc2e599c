import { listEvents } from '../../db/queries/events/listEvents.ts'
import { listCabinets } from '../../db/queries/roster/listCabinets.ts'
import type { Db } from '../../db/statement.ts'
import type { Inputs } from '../../domain/model.ts'
import type { LandInputs } from '../land/land.ts'
import type { GazetteerEntry } from '../places/places.ts'
import type { Package } from './package.ts'
import type { Reference } from './reference.ts'

/** The cabinets in force and what was said of them. */
type Roster = Pick<Inputs, 'cabinets' | 'events'>

/** Reads what is written of the cabinets. */
export async function loadRosterInputs(db: Db): Promise<Roster> {
  // One after the other: the embedded pool holds one connection.
  const cabinets = await listCabinets(db)
  return { cabinets, events: (await listEvents(db)).map(({ sequence: _sequence, ...event }) => event) }
}

/** The country of a data package with its cabinets. */
export function countryOf({ reference, contours, decoupages, zonage }: Package, roster: Roster): LandInputs {
  const { communes, parts, circonscriptions, aplMillesime, financement, departements, regions } = reference
  return {
    inputs: { communes, parts, circonscriptions, aplMillesime, financement, ...roster },
    names: {
      departements: new Map(departements.map(({ code, nom }) => [code, nom])),
      regions: new Map(regions.map(({ code, nom }) => [code, nom])),
    },
    gazetteer: () => gazetteerOf(reference),
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
    decoupages,
    grouped: (groupOf) => contours().grouped(groupOf),
    zonage: zonage.all,
    zonageSteps: zonage.steps,
  }
}

/** The names under which people look for a place. */
function gazetteerOf({ communes, codesPostaux, anciennes, arrondissements }: Reference): GazetteerEntry[] {
  const postcodesOf = collect(
    codesPostaux.flatMap(({ codePostal, codeCommune, codeArrondissement }) => [
      [codeCommune, codePostal] as const,
      ...(codeArrondissement === null ? [] : [[codeArrondissement, codePostal] as const]),
    ]),
  )
  const namesOf = collect(
    anciennes.flatMap(({ codeCommune, nom }) => (nom === null ? [] : [[codeCommune, nom] as const])),
  )
  const byCode = new Map(communes.map((commune) => [commune.code, commune]))
  return [
    ...communes.map(({ code, nom, departement, lon, lat, population }) => ({
      code,
      nom,
      departement,
      lon,
      lat,
      population,
      codesPostaux: postcodesOf.get(code) ?? [],
      anciensNoms: namesOf.get(code) ?? [],
      commune: null,
    })),
    ...arrondissements.flatMap(({ code, nom, codeCommune, population, lon, lat }): GazetteerEntry[] => {
      const commune = byCode.get(codeCommune)
      return commune
        ? [
            {
              code,
              nom,
              departement: commune.departement,
              lon: lon ?? commune.lon,
              lat: lat ?? commune.lat,
              population: population ?? 0,
              codesPostaux: postcodesOf.get(code) ?? [],
              anciensNoms: [],
              commune: codeCommune,
            },
          ]
        : []
    }),
  ]
}

/** Values by key, each once, in order. */
function collect(pairs: readonly (readonly [key: string, value: string])[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, Set<string>>()
  for (const [key, value] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(value))
  return new Map([...groups].map(([key, values]) => [key, [...values]]))
}
