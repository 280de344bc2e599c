import { haversine } from '../../server/domain/travel/haversine.ts'
import { Stream, streamKey } from '../../server/domain/random/stream.ts'

/** What a fictitious cabinet needs of a commune. */
export interface Home {
  readonly code: string
  /** Commune of which it is an arrondissement; absent for a commune. */
  readonly codeCommune?: string
  readonly nom: string
  readonly departement: string
  readonly reseau: string
  readonly lon: number
  readonly lat: number
  readonly areaKm2: number
  readonly medecins: number
  /** The one small cabinet of its corner of the country. */
  readonly lonely?: boolean
}

/** Asalée began in Deux-Sèvres (2004) and is denser around it. */
const DENSER: Readonly<Record<string, number>> = { '79': 8, '86': 4, '16': 3, '17': 3 }
/**
 * Corners of the country where the scheme has only one small cabinet, nearest to a point and for the kilometres around it, so
 * that what is shipped holds constituencies with fewer than 11 followed patients and shows how they are hidden.
 */
const CORNERS = [
  { lon: 2.38, lat: 51.03, kilometres: 44 },
  { lon: 7.27, lat: 43.71, kilometres: 44 },
] as const

/** The network of a département, not that of an island or of a place that no road reaches. */
const isMain = (reseau: string): boolean => /^(metropole|corse|97\d)$/.test(reseau)
/** GPs of a commune without a road to the rest before a cabinet is drawn there, one at most: fewer people than it follows live there. */
const LEAST_ON_ISLAND = 4

/** Every overseas département and Corsica has some. */
const LEAST_PER_NETWORK = 4

/**
 * `count` homes drawn from communes with GPs, by their number (less than in proportion: Asalée is less a thing of great
 * cities), denser around Poitou, at most one cabinet for two GPs (and one). Sorted by commune.
 */
export function drawHomes(communes: readonly Home[], count: number, seed: number): Home[] {
  const withGps = communes.filter(
    ({ medecins, reseau }) => medecins >= (isMain(reseau) ? 1 : LEAST_ON_ISLAND),
  )
  const lonely = CORNERS.flatMap(({ lon, lat, kilometres }) => {
    const near = withGps
      .map((home) => ({ home, away: haversine(home.lon, home.lat, lon, lat) }))
      .filter(({ away }) => away < kilometres)
      .sort((a, b) => a.away - b.away)
    return near.slice(0, 1).map(({ home }): Home => ({ ...home, lonely: true }))
  })
  const able = withGps.filter(
    ({ lon, lat }) =>
      !CORNERS.some((corner) => haversine(lon, lat, corner.lon, corner.lat) < corner.kilometres),
  )
  const places = able.map(({ medecins, reseau }) => (isMain(reseau) ? Math.ceil(medecins / 2) : 1))
  const taken = new Int32Array(able.length)
  const weights = Float64Array.from(
    able,
    ({ medecins, departement }) => medecins ** 0.85 * (DENSER[departement] ?? 1),
  )
  const stream = new Stream(seed, 0, streamKey('places'))
  const take = (free: Float64Array): void => {
    const chosen = pick(free, stream)
    if (chosen < 0 || ++taken[chosen]! < places[chosen]!) return
    weights[chosen] = 0
    free[chosen] = 0
  }
  for (const reseau of [...new Set(able.map((home) => home.reseau))].filter(isMain).sort()) {
    const there = weights.map((weight, i) => (able[i]!.reseau === reseau ? weight : 0))
    for (let k = 0; k < LEAST_PER_NETWORK; k++) take(there)
  }
  for (let k = taken.reduce((sum, n) => sum + n, 0); k < count - lonely.length; k++) take(weights)
  return [...able.flatMap((home, i) => Array.from({ length: taken[i]! }, () => home)), ...lonely].sort(
    (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  )
}

/** An index with probability proportional to its weight; −1 when nothing weighs. */
function pick(weights: Float64Array, stream: Stream): number {
  let at = stream.uniform() * weights.reduce((sum, weight) => sum + weight, 0)
  for (let i = 0; i < weights.length; i++) if (weights[i]! > 0 && (at -= weights[i]!) < 0) return i
  return weights.findLastIndex((weight) => weight > 0)
}

/** A point within a third of the commune's radius (at most 1.2 km) of its own point, to five decimals (about 1 m). */
export function jitter({ lon, lat, areaKm2 }: Home, stream: Stream): { lon: number; lat: number } {
  const kilometres = Math.min(1.2, Math.sqrt(areaKm2 / Math.PI) / 3) * Math.sqrt(stream.uniform())
  const angle = 2 * Math.PI * stream.uniform()
  const north = (kilometres * Math.cos(angle)) / 111.195
  const east = (kilometres * Math.sin(angle)) / (111.195 * Math.cos((lat * Math.PI) / 180))
  const round = (x: number): number => Math.round(x * 1e5) / 1e5
  return { lon: round(lon + east), lat: round(lat + north) }
}
