import type { z } from 'zod'
import type { nearestStructures } from '../../contract/structures.ts'
import type { Start } from '../../domain/travel/nearestFrom.ts'
import type { HandlerDeps } from '../deps.ts'
import { journeyTo } from './journeyTo.ts'

/** How many are told: the cabinets are what was asked for. */
const TOLD = 3
const SOURCE = 'finess'

/** The maisons and centres de santé nearest to a point, none of a point outside; whether they are loaded is always told. */
export function structuresNear(
  { atlas, facts }: Pick<HandlerDeps, 'atlas' | 'facts'>,
  from: Start | null,
): z.input<typeof nearestStructures> {
  const near = from ? atlas.nearestHouses(from, TOLD) : []
  return {
    loaded: atlas.structures.loaded,
    source: SOURCE,
    vintage: facts.sources.find(({ id }) => id === SOURCE)?.jeu?.date ?? null,
    items: near.map(({ site: { structure }, ...way }) => {
      const { finess, kind, nom, adresse, codePostal, codeCommune, telephone, lon, lat } = structure
      const commune = atlas.communes.get(codeCommune)?.nom ?? codeCommune
      return {
        structure: {
          ...{ finess, kind, name: nom, address: adresse, postcode: codePostal },
          ...{ codeCommune, commune, telephone },
          ...(lon === null || lat === null
            ? { lon: null, lat: null, approximatePlace: commune }
            : { lon, lat, approximatePlace: null }),
        },
        ...journeyTo(way),
      }
    }),
  }
}
