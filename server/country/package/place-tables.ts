import type { PlaceTables, Settlement } from '../../domain/places/model.ts'
import type { Reference } from './reference.ts'

/** All that the search of places reads of a package. */
export function placeTables(reference: Reference): PlaceTables {
  const { communes, departements, regions } = reference
  const regionOf = new Map(communes.map(({ departement, region }) => [departement, region]))
  return {
    settlements: settlementsOf(reference),
    departements: departements.map(({ code, nom }) => ({ code, nom, region: regionOf.get(code) ?? '' })),
    regions,
  }
}

/** The communes and municipal arrondissements, with the names and postcodes under which people look for them. */
export function settlementsOf({
  communes,
  codesPostaux,
  anciennes,
  arrondissements,
}: Reference): Settlement[] {
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
    ...arrondissements.flatMap(({ code, nom, codeCommune, population, lon, lat }): Settlement[] => {
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
