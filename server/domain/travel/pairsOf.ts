import type { Pairs } from './pairs.ts'

/** One known travel time: indices of the commune and of the cabinet, minutes. */
export interface Trip {
  readonly commune: number
  readonly cabinet: number
  readonly minutes: number
}

/** Pairs from a list of trips in any order (a matrix of a routing engine, a replayed case). */
export function pairsOf(communes: number, cabinets: number, trips: readonly Trip[]): Pairs {
  const sorted = [...trips].sort((a, b) => a.cabinet - b.cabinet || a.commune - b.commune)
  const start = new Int32Array(cabinets + 1)
  for (const { cabinet } of sorted) start[cabinet + 1]!++
  for (let j = 0; j < cabinets; j++) start[j + 1]! += start[j]!
  return {
    communes,
    cabinets,
    start,
    commune: Int32Array.from(sorted, ({ commune }) => commune),
    minutes: Float64Array.from(sorted, ({ minutes }) => minutes),
  }
}
