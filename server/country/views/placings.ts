import type { Niveau } from '../../domain/model.ts'
import type { Indicateur } from '../../domain/situation.ts'
import type { View } from './view.ts'

/** Where an area stands among its level by one figure: 1 is the largest value, whatever that means. */
export interface Placing {
  readonly indicator: Indicateur
  readonly rank: number
  /** Best and worst rank that the intervals leave open; null while there are none. */
  readonly low: number | null
  readonly high: number | null
  /** How many areas are told. */
  readonly of: number
  readonly label: null
}

/** What the sheet ranks by value; risk has a rank of its own, under other choices of method. */
const PLACED = [
  ...(['patients-suivis', 'patients-affectes', 'exposition', 'alternatives', 'besoin', 'etp'] as const),
  ...(['minutes-active', 'accessibilite-asalee', 'apl-mg', 'apl-mg65', 'apl-infirmier'] as const),
  ...(['part-sous-dense', 'part-zip', 'part-zac', 'part-75'] as const),
] satisfies readonly Indicateur[]

/** Figures that a draw of the method moves: without an interval yet, their range is not known. */
const DRAWN: ReadonlySet<Indicateur> = new Set(['patients-suivis', 'patients-affectes', 'exposition'])

const kept = new WeakMap<View, Map<Niveau, readonly Placing[][]>>()

/**
 * The placings of every area of a level, aligned on its codes, from public figures only: a hidden one is not ranked. The
 * range counts who is surely above (its low end over our high one) and surely below.
 */
export function placingsOf(view: View, niveau: Niveau): readonly (readonly Placing[])[] {
  const levels = kept.get(view) ?? new Map<Niveau, readonly Placing[][]>()
  kept.set(view, levels)
  const known = levels.get(niveau) ?? makePlacings(view, niveau)
  levels.set(niveau, known)
  return known
}

function makePlacings(view: View, niveau: Niveau): Placing[][] {
  const { codes, figure } = view.levels[niveau]
  const placings: Placing[][] = codes.map(() => [])
  for (const indicator of PLACED) {
    const told = codes.flatMap((_, index) => {
      const { value, low, high } = figure(index, indicator)
      if (value === null) return []
      return [
        { index, value, low: low ?? value, high: high ?? value, bounded: low !== null && high !== null },
      ]
    })
    const [values, lows, highs] = (['value', 'low', 'high'] as const).map((part) =>
      Float64Array.from(told, (one) => one[part]).sort(),
    ) as [Float64Array, Float64Array, Float64Array]
    for (const own of told) {
      const open = own.bounded || !DRAWN.has(indicator)
      placings[own.index]!.push({
        indicator,
        rank: 1 + told.length - upTo(values, own.value),
        low: open ? 1 + told.length - upTo(lows, own.high) : null,
        high: open ? told.length - under(highs, own.low) : null,
        of: told.length,
        label: null,
      })
    }
  }
  return placings
}

/** How many of `sorted` are at most `limit`. */
function upTo(sorted: Float64Array, limit: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]! <= limit) from = middle + 1
    else to = middle
  }
  return from
}

/** How many of `sorted` are less than `limit`. */
function under(sorted: Float64Array, limit: number): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]! < limit) from = middle + 1
    else to = middle
  }
  return from
}
