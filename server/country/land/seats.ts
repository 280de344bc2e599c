import type { MultiPolygon } from 'geojson'
import type { Cabinet, Inputs } from '../../domain/model.ts'
import { ARRONDISSEMENT_SEATS } from '../../domain/places/arrondissement-seats.ts'
import { lazy } from '../lazy.ts'
import { outlinesOf } from './contours.ts'
import { createLocate, kilometresOutside } from './locate.ts'
import type { PlaceKnown } from './place-known.ts'

/** The circonscriptions in which a cabinet counts, ascending: one where its place tells it, none where its commune is in none. */
export type SeatsOf = (cabinet: Pick<Cabinet, 'codeCommune' | 'lon' | 'lat'>) => readonly string[]

/**
 * Tells them by the commune, and in a split one by the point among the `circonscriptions` that share it (polygons by code, asked
 * for when the first such cabinet comes). A cabinet known by its arrondissement, or by a split commune alone, is in one of several
 * and nobody can say which: it counts in all that meet it, rather than in the one where a middle happens to lie.
 */
export function createSeatsOf(
  parts: Inputs['parts'],
  placeKnown: PlaceKnown,
  circonscriptions: () => ReadonlyMap<string, MultiPolygon>,
): SeatsOf {
  const polygons = lazy(circonscriptions)
  const locate = lazy(() => createLocate(outlinesOf(polygons())))
  const partsOf = new Map<string, string[]>()
  for (const { codeCommune, circonscription } of parts)
    partsOf.set(codeCommune, [...(partsOf.get(codeCommune) ?? []), circonscription])
  for (const own of partsOf.values()) own.sort()
  const known = new WeakMap<Parameters<SeatsOf>[0], readonly string[]>()
  return (cabinet) => {
    const own = known.get(cabinet) ?? find(cabinet)
    known.set(cabinet, own)
    return own
  }

  function find(cabinet: Parameters<SeatsOf>[0]): readonly string[] {
    const among = partsOf.get(cabinet.codeCommune) ?? []
    if (among.length <= 1) return among
    const place = placeKnown(cabinet)
    if (place !== null) return ARRONDISSEMENT_SEATS[place.code]?.split(' ').sort() ?? among
    const { lon, lat } = cabinet
    const found = locate()(lon, lat)
    if (found !== null && among.includes(found)) return [found]
    // Outside the commune that its list names: the nearest of the commune's own, and the first in order of none that has an outline.
    const away = (code: string): number => {
      const polygon = polygons().get(code)
      return polygon ? kilometresOutside(polygon, lon, lat) : Infinity
    }
    return [among.reduce((best, code) => (away(code) < away(best) ? code : best))]
  }
}

/** The inputs of a calculation with the seats of each cabinet, so that its counts are those of the list by circonscription. */
export function withSeats(inputs: Inputs, seatsOf: SeatsOf): Inputs {
  const seats = inputs.cabinets.flatMap((cabinet) => {
    const own = seatsOf(cabinet)
    return own.length === 0 ? [] : [[cabinet.id, own] as const]
  })
  return { ...inputs, seats: new Map(seats) }
}
