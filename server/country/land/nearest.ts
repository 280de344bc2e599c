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

/** Which cabinets are asked for. */
export interface Wanted {
  readonly limit: number
  /** Only those within so many minutes by road. */
  readonly maxMinutes?: number | undefined
  /** 1 for each cabinet that counts; all of them when left out. */
  readonly wanted?: Uint8Array | undefined
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
  { limit, maxMinutes, wanted }: Wanted,
): { readonly near: readonly Near[]; readonly matched: number } {
  const home = places[indicesByCode(places).get(from.codeCommune)?.[0] ?? -1]
  if (!home) return { near: [], matched: 0 }
  const journeys = nearestFrom(places, cabinets, from, {
    limit: maxMinutes === undefined ? limit : Infinity,
    ...(maxMinutes !== undefined && { maxMinutes }),
    ...(wanted && { keep: (j) => wanted[j] === 1 }),
  })
  const byRoad = journeys.map(({ cabinet, kilometres, minutes, journey }): Near => ({
    cabinet: cabinets[cabinet]!,
    kilometres,
    road: { minutes, kilometres: roadKilometres(journey) },
    access: null,
  }))
  if (maxMinutes !== undefined) return { near: byRoad.slice(0, limit), matched: byRoad.length }
  const { across, matched } = reachableFrom(places, cabinets, home, wanted)
  const others = byRoad.length < limit ? across : []
  return {
    near: [
      ...byRoad,
      ...others.map((cabinet) => withoutRoad(places, from, home, cabinet)).sort(byDistance),
    ].slice(0, limit),
    matched,
  }
}

/** Whom a land may reach: those across the water or without a road, and how many with those by road. */
interface Reachable {
  readonly across: readonly Cabinet[]
  readonly matched: number
}

/** By the cabinets, or those of them that count; then by network and land. */
const reachable = new WeakMap<object, Map<string, Reachable>>()

/** Counted once for a land: it is the same wherever on it one asks. */
function reachableFrom(
  places: readonly Commune[],
  cabinets: readonly Cabinet[],
  home: Commune,
  wanted: Uint8Array | undefined,
): Reachable {
  const byLand = reachable.get(wanted ?? cabinets) ?? new Map<string, Reachable>()
  reachable.set(wanted ?? cabinets, byLand)
  const land = `${home.reseau} ${mainNetwork(home.departement)}`
  const known = byLand.get(land)
  if (known) return known
  const sameNetwork = (cabinet: Cabinet): boolean => cabinet.reseau === home.reseau
  const all = cabinets.filter(
    (cabinet, j) => wanted?.[j] !== 0 && (sameNetwork(cabinet) || isAcross(places, home, cabinet)),
  )
  const found = { across: all.filter((cabinet) => !sameNetwork(cabinet)), matched: all.length }
  byLand.set(land, found)
  return found
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
