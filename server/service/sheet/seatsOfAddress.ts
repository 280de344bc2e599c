import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { MultiPolygon } from 'geojson'
import { kilometresToEdge } from '../../country/land/locate.ts'
import type { FoundAddress } from '../find/addresses.ts'

/** The outlines are simplified, an address is known to a hundred metres: nearer than this to another circonscription, either may be its own. */
const MARGIN_KM = 0.5

interface Ground {
  /** Circonscriptions that share a commune (INSEE code), or meet a municipal arrondissement. */
  readonly seatsAt: (code: string) => readonly string[]
  /** Commune of a municipal arrondissement; its own code of a commune. */
  readonly communeOf: (code: string) => string
  readonly polygonOf: (circonscription: string) => MultiPolygon | undefined
}

/**
 * The circonscription of an address, or all that it may be in: `decided` only where its commune lies in one, or where a house stands
 * clear of every other that shares its commune. What is not decided is the list of those that meet its commune or arrondissement.
 */
export function seatsOfAddress(
  { code, lon, lat, house }: Pick<FoundAddress, 'code' | 'lon' | 'lat' | 'house'>,
  { seatsAt, communeOf, polygonOf }: Ground,
): { readonly decided: boolean; readonly circonscriptions: readonly string[] } {
  const among = seatsAt(communeOf(code))
  if (among.length <= 1) return { decided: among.length === 1, circonscriptions: among }
  const near = among.flatMap((seat) => {
    const polygon = polygonOf(seat)
    if (!polygon) return [{ seat, inside: false }]
    const inside = booleanPointInPolygon([lon, lat], polygon)
    return inside || kilometresToEdge(polygon, lon, lat) <= MARGIN_KM ? [{ seat, inside }] : []
  })
  if (house && near.length === 1 && near[0]!.inside)
    return { decided: true, circonscriptions: [near[0]!.seat] }
  // Of a house near a border, those it is near to, beside those that meet its arrondissement.
  const meet = seatsAt(code)
  return {
    decided: false,
    circonscriptions: [...meet, ...near.map(({ seat }) => seat).filter((seat) => !meet.includes(seat))],
  }
}
