import { compareText } from '../../domain/compareText.ts'
import type { Cabinet, Commune } from '../../domain/model.ts'
import { haversine } from '../../domain/travel/haversine.ts'
import { nearestFrom, type Start } from '../../domain/travel/nearestFrom.ts'
import { mainNetwork } from '../../domain/travel/mainNetwork.ts'
import { indicesByCode } from '../../domain/travel/roads.ts'
import { roadKilometres } from '../../domain/travel/travelMinutes.ts'

/** A cabinet and the way to it. */
export interface Near {
  readonly cabinet: Cabinet
  /** As the crow flies. */
  readonly kilometres: number
  /** By road, estimated; null where no road leads. */
  readonly road: { readonly minutes: number; readonly kilometres: number } | null
  /** What one takes where no road leads; null where one does. */
  readonly access: 'boat' | 'plane' | null
}

interface Wanted {
  readonly limit: number
  /** Only those within so many minutes by road. */
  readonly maxMinutes?: number | undefined
  readonly keep?: (cabinet: Cabinet) => boolean
}

/**
 * The cabinets nearest to a point by minutes (ties by distance, then by id), at most `limit`; after them, those of the same
 * département's land that no road leads to (islands without a fixed link, places deep in Guyane), by distance. `matched`
 * counts all that may be reached. `cabinets` are sorted by id, `places` an allocation's communes.
 */
export function nearest(
  places: readonly Commune[],
  cabinets: readonly Cabinet[],
  from: Start,
  { limit, maxMinutes, keep = () => true }: Wanted,
): { readonly near: readonly Near[]; readonly matched: number } {
  const home = places[indicesByCode(places).get(from.codeCommune)?.[0] ?? -1]
  if (!home) return { near: [], matched: 0 }
  const wanted = cabinets.map(keep)
  const journeys = nearestFrom(places, cabinets, from, {
    limit: maxMinutes === undefined ? limit : Infinity,
    ...(maxMinutes !== undefined && { maxMinutes }),
    keep: (j) => wanted[j]!,
  })
  const byRoad = journeys.map(({ cabinet, kilometres, minutes, journey }): Near => ({
    cabinet: cabinets[cabinet]!,
    kilometres,
    road: { minutes, kilometres: roadKilometres(journey) },
    access: null,
  }))
  if (maxMinutes !== undefined) return { near: byRoad.slice(0, limit), matched: byRoad.length }
  const sameNetwork = (cabinet: Cabinet): boolean => cabinet.reseau === home.reseau
  const reachable = cabinets.filter(
    (cabinet, j) => wanted[j]! && (sameNetwork(cabinet) || isAcross(places, home, cabinet)),
  )
  const across = byRoad.length < limit ? reachable.filter((cabinet) => !sameNetwork(cabinet)) : []
  return {
    near: [
      ...byRoad,
      ...across.map((cabinet) => withoutRoad(places, from, home, cabinet)).sort(byDistance),
    ].slice(0, limit),
    matched: reachable.length,
  }
}

/** Whether anything on the land of a place's département, or across the water from it, is among `cabinets`. */
export const isServed = (places: readonly Commune[], cabinets: readonly Cabinet[], home: Commune): boolean =>
  cabinets.some((cabinet) => cabinet.reseau === home.reseau || isAcross(places, home, cabinet))

const communeOf = (places: readonly Commune[], { codeCommune }: Cabinet): Commune | undefined =>
  places[indicesByCode(places).get(codeCommune)?.[0] ?? -1]

/** Whether a cabinet belongs to the same land as `home`, one of the two being where no road of that land leads. */
function isAcross(places: readonly Commune[], home: Commune, cabinet: Cabinet): boolean {
  const there = communeOf(places, cabinet)
  return there !== undefined && mainNetwork(there.departement) === mainNetwork(home.departement)
}

function withoutRoad(places: readonly Commune[], from: Start, home: Commune, cabinet: Cabinet): Near {
  const plane = home.acces === 'avion' || communeOf(places, cabinet)?.acces === 'avion'
  return {
    cabinet,
    kilometres: haversine(from.lon, from.lat, cabinet.lon, cabinet.lat),
    road: null,
    access: plane ? 'plane' : 'boat',
  }
}

const byDistance = (a: Near, b: Near): number =>
  a.kilometres - b.kilometres || compareText(a.cabinet.id, b.cabinet.id)
