import { listArrondissements } from '../db/queries/listArrondissements.ts'
import { listCodesPostaux } from '../db/queries/listCodesPostaux.ts'
import { listCommunesAnciennes } from '../db/queries/listCommunesAnciennes.ts'
import { listDepartements } from '../db/queries/listDepartements.ts'
import { listRegions } from '../db/queries/listRegions.ts'
import { loadInputs } from '../db/queries/loadInputs.ts'
import type { Db } from '../db/statement.ts'
import type { LandInputs } from './land.ts'
import type { GazetteerEntry } from './places.ts'

/** What the atlas takes from the database; polygons come from the data package, which is quicker to read. */
export type Country = Omit<LandInputs, 'contours' | 'zonage'>

/** Reads the country, one statement after the other: the embedded pool holds one connection. */
export async function loadCountry(db: Db): Promise<Country> {
  const inputs = await loadInputs(db)
  const codesPostaux = await listCodesPostaux(db)
  const anciennes = await listCommunesAnciennes(db)
  const arrondissements = await listArrondissements(db)
  const departements = await listDepartements(db)
  const regions = await listRegions(db)

  const postcodesOf = collect(
    codesPostaux.flatMap(({ codePostal, codeCommune, codeArrondissement }) => [
      [codeCommune, codePostal] as const,
      ...(codeArrondissement === null ? [] : [[codeArrondissement, codePostal] as const]),
    ]),
  )
  const namesOf = collect(anciennes.map(({ codeCommune, nom }) => [codeCommune, nom] as const))
  const communes = new Map(inputs.communes.map((commune) => [commune.code, commune]))
  const gazetteer: GazetteerEntry[] = [
    ...inputs.communes.map(({ code, nom, departement, lon, lat, population }) => ({
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
      const commune = communes.get(codeCommune)
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
  return {
    inputs,
    gazetteer,
    names: {
      departements: new Map(departements.map(({ code, nom }) => [code, nom])),
      regions: new Map(regions.map(({ code, nom }) => [code, nom])),
    },
  }
}

/** Values by key, each once, in order. */
function collect(pairs: readonly (readonly [key: string, value: string])[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, Set<string>>()
  for (const [key, value] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(value))
  return new Map([...groups].map(([key, values]) => [key, [...values]]))
}
