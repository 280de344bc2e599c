import { lazy } from '../../country/lazy.ts'
import { placeTables } from '../../country/package/place-tables.ts'
import { createResolver } from '../../domain/places/resolver.ts'
import { gazetteerInSteps, type Gazetteer, type Quarter } from '../../domain/roster/gazetteer.ts'
import { groupBy } from '../../domain/groupBy.ts'
import { inTurns } from '../../in-turns.ts'
import type { Reference } from '../../country/package/reference.ts'

/** The communes as a roster import looks them up: by code (former ones and arrondissements too), postcode and name; others are answered while it is made. */
export const packageGazetteer = (reference: Reference): Promise<Gazetteer> => inTurns(inSteps(reference))

function* inSteps(reference: Reference): Generator<void, Gazetteer> {
  const { communes, codesPostaux, anciennes, arrondissements } = reference
  const ofCommune = ({ codeCommune }: { readonly codeCommune: string }): string => codeCommune
  const postcodes = groupBy(codesPostaux, ofCommune)
  // Former communes without a name of their own still have a code that old lists give.
  const others = groupBy([...anciennes, ...arrondissements], ofCommune)
  const quarters = quartersOf(reference)
  yield
  const gazetteer = yield* gazetteerInSteps(
    communes.map(({ code, nom, departement, reseau, lon, lat }) => {
      const named = others.get(code) ?? []
      return {
        code,
        nom,
        departement,
        reseau,
        lon,
        lat,
        codesPostaux: [...new Set(postcodes.get(code)?.map(({ codePostal }) => codePostal))],
        otherCodes: named.map((other) => other.code),
        otherNames: named.map((other) => other.nom ?? ''),
        ...(quarters.has(code) && { quarters: quarters.get(code)! }),
      }
    }),
  )
  // Few lines need it, and it takes a third of a second.
  const resolver = lazy(() => createResolver(placeTables(reference)))
  return { ...gazetteer, resolve: (text, limit) => resolver().resolve(text, limit) }
}

function quartersOf({ arrondissements, codesPostaux }: Reference): ReadonlyMap<string, readonly Quarter[]> {
  const quarters = arrondissements.flatMap(({ code, nom, codeCommune, lon, lat }) =>
    lon === null || lat === null
      ? []
      : [
          {
            ...{ code, nom, codeCommune, lon, lat },
            codesPostaux: codesPostaux.flatMap((one) =>
              one.codeArrondissement === code ? [one.codePostal] : [],
            ),
          },
        ],
  )
  return groupBy(quarters, ({ codeCommune }) => codeCommune)
}
