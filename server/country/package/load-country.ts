import { loadInputs } from '../../db/queries/reference/loadInputs.ts'
import type { Db } from '../../db/statement.ts'
import type { LandInputs } from '../land/land.ts'
import type { GazetteerEntry } from '../places/places.ts'
import { loadReference, type Reference } from './reference.ts'

/** What the atlas takes from the database; polygons come from the data package, which is quicker to read. */
export type Country = Omit<LandInputs, 'contours' | 'zonage'>

/** Reads the country; its `reference` may have been read before. */
export async function loadCountry(db: Db, reference?: Reference): Promise<Country> {
  const known = reference ?? (await loadReference(db))
  const { departements, regions } = known
  return {
    inputs: await loadInputs(db, known),
    names: {
      departements: new Map(departements.map(({ code, nom }) => [code, nom])),
      regions: new Map(regions.map(({ code, nom }) => [code, nom])),
    },
    gazetteer: () => gazetteerOf(known),
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
  const namesOf = collect(anciennes.map(({ codeCommune, nom }) => [codeCommune, nom] as const))
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
              lon,
              lat,
              population,
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
