import { Stream, streamKey } from '../../server/domain/random/stream.ts'

/** What a fictitious cabinet needs of a commune. */
export interface Home {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly reseau: string
  readonly lon: number
  readonly lat: number
  readonly areaKm2: number
  readonly medecins: number
}

/** Asalée began in Deux-Sèvres (2004) and is denser around it. */
const DENSER: Readonly<Record<string, number>> = { '79': 8, '86': 4, '16': 3, '17': 3 }
/** Every overseas département and Corsica has some. */
const LEAST_PER_NETWORK = 4

/**
 * `count` homes drawn from communes with GPs, by their number (less than in proportion: Asalée is less a thing of great
 * cities), denser around Poitou, at most one cabinet for two GPs (and one). Sorted by commune.
 */
export function drawHomes(communes: readonly Home[], count: number, seed: number): Home[] {
  const able = communes.filter(({ medecins }) => medecins > 0)
  const places = able.map(({ medecins }) => Math.ceil(medecins / 2))
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
  for (const reseau of [...new Set(able.map((home) => home.reseau))].sort()) {
    const there = weights.map((weight, i) => (able[i]!.reseau === reseau ? weight : 0))
    for (let k = 0; k < LEAST_PER_NETWORK; k++) take(there)
  }
  for (let k = taken.reduce((sum, n) => sum + n, 0); k < count; k++) take(weights)
  return able.flatMap((home, i) => Array.from({ length: taken[i]! }, () => home))
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
