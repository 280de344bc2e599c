import type { Cabinet, Inputs } from '../../domain/model.ts'

/** The arrondissement or commune whose point stands for a cabinet's place; null where it has a place of its own. */
export type PlaceKnown = (
  cabinet: Pick<Cabinet, 'codeCommune' | 'lon' | 'lat'>,
) => { readonly code: string; readonly nom: string } | null

/** Positions are kept to a tenth of a metre: nobody works within it of the middle of a town. */
const SAME_DEGREES = 1e-6

/** Tells it by the point itself, so that it holds for whatever lists a cabinet: a file, a backup, a past day. */
export function createPlaceKnown({
  communes,
  arrondissements = [],
}: Pick<Inputs, 'communes' | 'arrondissements'>): PlaceKnown {
  const places = new Map<string, { code: string; nom: string; lon: number; lat: number }[]>()
  const add = (
    codeCommune: string,
    { code, nom, lon, lat }: (typeof communes | typeof arrondissements)[number],
  ) => places.set(codeCommune, [...(places.get(codeCommune) ?? []), { code, nom, lon, lat }])
  for (const district of arrondissements) add(district.codeCommune, district)
  for (const commune of communes) add(commune.code, commune)
  return ({ codeCommune, lon, lat }) => {
    const found = places
      .get(codeCommune)
      ?.find((place) => Math.abs(place.lon - lon) < SAME_DEGREES && Math.abs(place.lat - lat) < SAME_DEGREES)
    return found ? { code: found.code, nom: found.nom } : null
  }
}
