import { compareText } from '../../domain/compareText.ts'
import type { Commune } from '../../domain/model.ts'
import { haversine } from '../../domain/travel/haversine.ts'
import { nearestFrom, type Start } from '../../domain/travel/nearestFrom.ts'
import { mainNetwork } from '../../domain/travel/mainNetwork.ts'
import type { Destination } from '../../domain/travel/pairs.ts'
import { indicesByCode } from '../../domain/travel/roads.ts'
import { roadKilometres } from '../../domain/travel/travelMinutes.ts'

/** Where somebody may go: a cabinet, a maison de santé. */
interface Site extends Destination {
  readonly id: string
}

/** The way to somewhere. */
export interface Way {
  /** As the crow flies. */
  readonly kilometres: number
  /** By road, estimated; null where no road leads. */
  readonly road: { readonly minutes: number; readonly kilometres: number } | null
  /** What one takes where no road leads; null where one does. */
  readonly access: 'boat' | 'plane' | null
}

/** A site and the way to it. */
export interface Near<To> extends Way {
  readonly site: To
}

/** Which sites are asked for. */
export interface Wanted {
  readonly limit: number
  /** Only those within so many minutes by road. */
  readonly maxMinutes?: number | undefined
  /** 1 for each site that counts; all of them when left out. */
  readonly wanted?: Uint8Array | undefined
}

/**
 * The sites nearest to a point by minutes (ties by distance, then by id), at most `limit`; after them, those of the same
 * département's land that no road leads to (islands without a fixed link, places deep in Guyane), by distance. `matched`
 * counts all that may be reached. `sites` are sorted by id, `places` an allocation's communes.
 */
export function nearest<To extends Site>(
  places: readonly Commune[],
  sites: readonly To[],
  from: Start,
  { limit, maxMinutes, wanted }: Wanted,
): { readonly near: readonly Near<To>[]; readonly matched: number } {
  const home = places[indicesByCode(places).get(from.codeCommune)?.[0] ?? -1]
  if (!home) return { near: [], matched: 0 }
  const journeys = nearestFrom(places, sites, from, {
    limit: maxMinutes === undefined ? limit : Infinity,
    ...(maxMinutes !== undefined && { maxMinutes }),
    ...(wanted && { wanted }),
  })
  const byRoad = journeys.map(({ cabinet, kilometres, minutes, journey }): Near<To> => ({
    site: sites[cabinet]!,
    kilometres,
    road: { minutes, kilometres: roadKilometres(journey) },
    access: null,
  }))
  if (maxMinutes !== undefined) return { near: byRoad.slice(0, limit), matched: byRoad.length }
  const { across, matched } = reachableFrom(places, sites, home, wanted)
  const others = byRoad.length < limit ? across : []
  return {
    near: [
      ...byRoad,
      ...others.map((site) => withoutRoad(places, from, home, sites[site]!)).sort(byDistance),
    ].slice(0, limit),
    matched,
  }
}

/** Whom a land may reach. */
interface Reachable {
  /** Indices of those across the water or without a road. */
  readonly across: readonly number[]
  /** How many, with those by road. */
  readonly matched: number
}

/** By the sites, or those of them that count; then by network and land. */
const reachable = new WeakMap<object, Map<string, Reachable>>()

/** Counted once for a land: it is the same wherever on it one asks. */
function reachableFrom(
  places: readonly Commune[],
  sites: readonly Site[],
  home: Commune,
  wanted: Uint8Array | undefined,
): Reachable {
  const byLand = reachable.get(wanted ?? sites) ?? new Map<string, Reachable>()
  reachable.set(wanted ?? sites, byLand)
  const land = `${home.reseau} ${mainNetwork(home.departement)}`
  const known = byLand.get(land)
  if (known) return known
  let byRoad = 0
  const across: number[] = []
  sites.forEach((site, j) => {
    if (wanted?.[j] === 0) return
    if (site.reseau === home.reseau) byRoad++
    else if (isAcross(places, home, site)) across.push(j)
  })
  const found = { across, matched: byRoad + across.length }
  byLand.set(land, found)
  return found
}

/** Whether anything on the land of a place's département, or across the water from it, is among `sites`. */
export const isServed = (places: readonly Commune[], sites: readonly Site[], home: Commune): boolean =>
  sites.some((site) => site.reseau === home.reseau || isAcross(places, home, site))

const communeOf = (places: readonly Commune[], { codeCommune }: Site): Commune | undefined =>
  places[indicesByCode(places).get(codeCommune)?.[0] ?? -1]

/** Whether a site belongs to the same land as `home`, one of the two being where no road of that land leads. */
function isAcross(places: readonly Commune[], home: Commune, site: Site): boolean {
  const there = communeOf(places, site)
  return there !== undefined && mainNetwork(there.departement) === mainNetwork(home.departement)
}

function withoutRoad<To extends Site>(
  places: readonly Commune[],
  from: Start,
  home: Commune,
  site: To,
): Near<To> {
  const plane = home.acces === 'avion' || communeOf(places, site)?.acces === 'avion'
  return {
    site,
    kilometres: haversine(from.lon, from.lat, site.lon, site.lat),
    road: null,
    access: plane ? 'plane' : 'boat',
  }
}

const byDistance = (a: Near<Site>, b: Near<Site>): number =>
  a.kilometres - b.kilometres || compareText(a.site.id, b.site.id)
