import { quantile } from '../quantile.ts'

/** Where the published value of an area stands among those of its level: 1 is the largest value, whatever that means. */
export interface AreaRank {
  /** Equal values share the first place. */
  readonly rank: number
  /** `tirages`: 5th–95th percentile of the rank over the draws, widened to contain it; `ex-aequo`: the places that equal values take. */
  readonly low: number
  readonly high: number
  readonly kind: 'tirages' | 'ex-aequo'
  /** How many areas are ranked. */
  readonly of: number
}

/** The ranks of a level, aligned on its codes. */
export interface LevelRanks {
  /** Null where an area has no value to rank, or where its rank would say nothing (see `ranksOf`). */
  readonly ranks: readonly (AreaRank | null)[]
  /** Areas that share their value with more than a fifth of the list. */
  readonly tied: readonly boolean[]
  /** Share of the draws in the top fifth and in the bottom two fifths, NaN where not ranked. */
  readonly top: Float64Array
  readonly bottom: Float64Array
}

/** Beyond this share of the list a range says nothing, and so many equal values are no order. */
const WIDEST = 1 / 2
const MOST_TIED = 1 / 5

/**
 * Ranks `values` **as they are published** (rounded; null: not ranked), so that who sorts the published table finds the same.
 * `sampleOf` gives the draws of an area (unrounded, NaN where it has none): the range is theirs among the same areas. No rank
 * where the range exceeds half of the list, nor where more than a fifth of it has the same value.
 */
export function ranksOf(
  values: readonly (number | null)[],
  sample?: (area: number) => Float64Array,
): LevelRanks {
  const listed = [...values.keys()].filter((a) => values[a] !== null)
  const n = listed.length
  const top = new Float64Array(values.length).fill(NaN)
  const bottom = new Float64Array(values.length).fill(NaN)
  const ranges = sample && rangesOf(listed, sample, top, bottom)
  const sorted = listed.map((a) => values[a]!).sort((x, y) => y - x)
  const first = new Map<number, number>()
  const tied = new Map<number, number>()
  sorted.forEach((value, place) => {
    if (!first.has(value)) first.set(value, place + 1)
    tied.set(value, (tied.get(value) ?? 0) + 1)
  })
  const isTied = values.map((value) => {
    const ties = value === null ? 1 : tied.get(value)!
    return ties > 1 && ties > n * MOST_TIED
  })
  const ranks = values.map((value, a): AreaRank | null => {
    if (value === null || isTied[a]) return null
    const [rank, ties] = [first.get(value)!, tied.get(value)!]
    const drawn = ranges?.get(a)
    const low = drawn ? Math.min(rank, drawn[0]) : rank
    const high = drawn ? Math.max(rank, drawn[1]) : rank + ties - 1
    if (high - low + 1 > n * WIDEST) return null
    return { rank, low, high, kind: drawn ? 'tirages' : 'ex-aequo', of: n }
  })
  return { ranks, tied: isTied, top, bottom }
}

/** The range of each listed area's rank over the draws; its shares in the top and at the bottom are written beside. */
function rangesOf(
  listed: readonly number[],
  sampleOf: (area: number) => Float64Array,
  top: Float64Array,
  bottom: Float64Array,
): ReadonlyMap<number, readonly [number, number]> {
  const n = listed.length
  const samples = listed.map(sampleOf)
  const draws = samples[0]?.length ?? 0
  const places = samples.map(() => new Float64Array(draws))
  const order = listed.map((_, k) => k)
  const value = (k: number, b: number): number => (Number.isNaN(samples[k]![b]) ? -Infinity : samples[k]![b]!)
  const high = new Float64Array(n)
  const low = new Float64Array(n)
  for (let b = 0; b < draws; b++) {
    order.sort((x, y) => value(y, b) - value(x, b) || x - y)
    let shared = 0
    order.forEach((k, place) => {
      if (place === 0 || value(order[place - 1]!, b) !== value(k, b)) shared = place + 1
      places[k]![b] = shared
      if (place < n / 5) high[k]!++
      if (place >= (3 * n) / 5) low[k]!++
    })
  }
  return new Map(
    listed.map((a, k) => {
      top[a] = high[k]! / draws
      bottom[a] = low[k]! / draws
      const sorted = places[k]!.sort()
      return [a, [Math.floor(quantile(sorted, 0.05)), Math.ceil(quantile(sorted, 0.95))]]
    }),
  )
}
