import { METHOD_NUMBERS as M } from './constants.ts'
import type { Cabinet, Home } from './shapes.ts'

interface Point {
  readonly lon: number
  readonly lat: number
}

/** Great-circle kilometres. */
function kilometres(a: Point, b: Point): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const north = Math.sin(radians(b.lat - a.lat) / 2)
  const east = Math.sin(radians(b.lon - a.lon) / 2)
  const h = north ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east ** 2
  return 2 * M.earthKilometres * Math.asin(Math.sqrt(h))
}

/** Minutes of a journey of so many kilometres as the crow flies. */
const minutesOf = (km: number): number => M.fixedMinutes + (60 * M.detour * km) / M.kilometresPerHour

interface Edge {
  readonly to: string
  readonly length: number
  readonly link: boolean
}

/** Homes joined by a border or a fixed link, each way; empty where no home names a neighbour. */
export type Roads = ReadonlyMap<string, readonly Edge[]>

/** The homes that a code stands for: itself, or the arrondissements of the city. */
function homesByCode(homes: readonly Home[]): Map<string, Home[]> {
  const found = new Map<string, Home[]>()
  const cities = new Set(homes.filter(({ code, city }) => code !== city).map(({ city }) => city))
  for (const home of homes) {
    if (!cities.has(home.code)) found.set(home.code, [...(found.get(home.code) ?? []), home])
    if (home.code !== home.city) found.set(home.city, [...(found.get(home.city) ?? []), home])
  }
  return found
}

/** The graph of method §2. */
export function roadsOf(homes: readonly Home[]): Roads {
  const byCode = homesByCode(homes)
  const edges = new Map<string, Map<string, Edge>>()
  const put = (from: Home, to: Home, link: boolean): void => {
    if (!edges.has(from.code)) edges.set(from.code, new Map())
    const known = edges.get(from.code)!.get(to.code)
    // A border counts before a link.
    if (known && !known.link) return
    const length = kilometres(from, to) * (link ? M.linkEdge : 1)
    edges.get(from.code)!.set(to.code, { to: to.code, length, link })
  }
  const join = (a: Home, b: Home, link: boolean): void => {
    if (a.code === b.code || a.reseau !== b.reseau) return
    put(a, b, link)
    put(b, a, link)
  }
  for (const home of homes) {
    for (const named of (home.voisines ?? '').split(' ').filter((text) => text !== '')) {
      const link = named.endsWith('+')
      for (const other of byCode.get(named.replace('+', '')) ?? []) join(home, other, link)
    }
    if (home.code !== home.city) for (const other of byCode.get(home.city) ?? []) join(home, other, false)
  }
  return new Map([...edges].map(([code, own]) => [code, [...own.values()]]))
}

/** The home in which a cabinet stands: in a city its nearest arrondissement; none when its commune is unknown or on another network. */
function standsIn(homes: readonly Home[], cabinet: Cabinet): Home | null {
  let best: Home | null = null
  for (const home of homesByCode(homes).get(cabinet.codeCommune) ?? [])
    if (best === null || kilometres(home, cabinet) < kilometres(best, cabinet)) best = home
  return best !== null && best.reseau === cabinet.reseau ? best : null
}

/**
 * Kilometres by the communes from a cabinet to every home that they lead to, by Dijkstra's algorithm as it is taught: take the
 * nearest place not yet visited, look at its neighbours. A cabinet is a great circle away from its own home and from those that share a border with it.
 */
function pathsFrom(
  cabinet: Cabinet,
  own: Home,
  roads: Roads,
  byCode: ReadonlyMap<string, Home>,
): Map<string, number> {
  const final = new Map<string, number>()
  const waiting = new Map<string, number>([[own.code, kilometres(own, cabinet)]])
  for (const { to, link } of roads.get(own.code) ?? [])
    if (!link) waiting.set(to, kilometres(byCode.get(to)!, cabinet))
  while (waiting.size > 0) {
    let [nearest, distance] = ['', Infinity]
    for (const [code, km] of waiting) if (km < distance) [nearest, distance] = [code, km]
    waiting.delete(nearest)
    final.set(nearest, distance)
    for (const { to, length } of roads.get(nearest) ?? [])
      if (!final.has(to) && distance + length < (waiting.get(to) ?? Infinity))
        waiting.set(to, distance + length)
  }
  return final
}

/** Minutes from a cabinet to every home on its network that can be driven to, at any distance (method §2). */
export function minutesFrom(cabinet: Cabinet, homes: readonly Home[], roads: Roads): Map<string, number> {
  const minutes = new Map<string, number>()
  const own = standsIn(homes, cabinet)
  if (roads.size === 0) {
    for (const home of homes)
      if (home.reseau === cabinet.reseau) minutes.set(home.code, minutesOf(kilometres(home, cabinet)))
  } else if (own) {
    const byCode = new Map(homes.map((home) => [home.code, home]))
    for (const [code, path] of pathsFrom(cabinet, own, roads, byCode)) {
      const straight = kilometres(byCode.get(code)!, cabinet)
      minutes.set(code, minutesOf(Math.max(straight, path / M.ordinaryDetour)))
    }
  }
  if (own) minutes.set(own.code, minutesOf(insideKilometres(own)))
  return minutes
}

/** Mean kilometres between two people of one commune. */
function insideKilometres({ areaKm2 }: Home): number {
  if (areaKm2 === null || !(areaKm2 > 0)) return M.intraDegenerate
  return Math.min(M.intraMost, M.intraShape * Math.sqrt(areaKm2))
}
