import type { MultiPolygon } from 'geojson'
import type { Cabinet, Inputs, PartCirconscription } from '../../domain/model.ts'
import { lazy } from '../lazy.ts'
import { outlinesOf } from './contours.ts'
import { createLocate } from './locate.ts'

/** The circonscription in which a cabinet stands; undefined when its commune is in none. */
export type SeatOf = (cabinet: Pick<Cabinet, 'codeCommune' | 'lon' | 'lat'>) => string | undefined

/**
 * Tells it by the commune, and in a split one by the point among the `circonscriptions` that share it (polygons by code), which
 * are asked for when the first such cabinet comes.
 */
export function createSeatOf(
  parts: readonly PartCirconscription[],
  circonscriptions: () => ReadonlyMap<string, MultiPolygon>,
): SeatOf {
  const locate = lazy(() => createLocate(outlinesOf(circonscriptions())))
  const partsOf = new Map<string, string[]>()
  for (const { codeCommune, circonscription } of parts)
    partsOf.set(codeCommune, [...(partsOf.get(codeCommune) ?? []), circonscription])
  return ({ codeCommune, lon, lat }) => {
    const among = partsOf.get(codeCommune) ?? []
    if (among.length <= 1) return among[0]
    const found = locate()(lon, lat)
    return found !== null && among.includes(found) ? found : among[0]
  }
}

/** The inputs of a calculation with the seat of each cabinet, so that its counts are those of the list by circonscription. */
export function withSeats(inputs: Inputs, seatOf: SeatOf): Inputs {
  const seats = inputs.cabinets.flatMap((cabinet) => {
    const seat = seatOf(cabinet)
    return seat === undefined ? [] : [[cabinet.id, seat] as const]
  })
  return { ...inputs, seats: new Map(seats) }
}
