import { Sum } from '../sum.ts'
import { LEAST_SHOWN } from './round.ts'
import { COUNTED, type ByLevel, type Counted, type Tree } from './tree.ts'

/** 0 shown, 1 hidden because it is under 11, 2 hidden so that another one cannot be worked out. */
type Secret = 0 | 1 | 2

/** What may be published of one count on one day. */
export interface Suppressed {
  readonly secret: ByLevel<Uint8Array>
  /** The values to round and publish; they carry nothing of a cell under 11. */
  readonly values: ByLevel<Float64Array>
}

/** What a hidden cell counts for in the totals above it when too few are hidden to take their mean. */
const STAND_IN = 5
const ENOUGH_TO_AVERAGE = 5

/**
 * Hides the counts under 11 of `counts` (persons) and everything that would give one away:
 * - secondary suppression: an area with exactly one hidden part hides its next smallest part too, and a total hidden
 *   that way hides at least two of its own parts, down to the circonscriptions;
 * - protected totals: above a cell under 11, sums are made with a stand-in (the mean of all such cells of the
 *   country, or 5 when there are fewer than five), never with its value. Hiding alone would not hold between two days,
 *   when another part is hidden; a total that does not depend on the cell does.
 * Structural zeros (`impossible`: no cabinet of the status within reach) are no secret and neither hide nor are hidden.
 */
export function suppress(
  tree: Tree,
  counts: ByLevel<Float64Array>,
  impossible: ByLevel<Uint8Array>,
): Suppressed {
  const secret = byLevel((level) =>
    Uint8Array.from(counts[level], (count, a): Secret => {
      if (impossible[level][a]) return 0
      return count < LEAST_SHOWN ? 1 : 0
    }),
  )
  const hide = (level: Counted, a: number): void => {
    secret[level][a] ||= 2
    complete(level, a, 2)
  }
  const complete = (level: Counted, a: number, least: number): void => {
    const below = COUNTED[COUNTED.indexOf(level) - 1]
    if (!below) return
    const parts = tree.children[level][a]!.filter((part) => !impossible[below][part])
    const shown = parts
      .filter((part) => !secret[below][part])
      .sort((x, y) => counts[below][x]! - counts[below][y]! || x - y)
    let missing = Math.min(least, parts.length) - (parts.length - shown.length)
    for (const part of shown) if (missing-- > 0) hide(below, part)
  }
  // From the whole down: what a level hides is completed inside before the next level is looked at.
  for (const level of [...COUNTED].reverse()) {
    const below = COUNTED[COUNTED.indexOf(level) - 1]
    for (let a = 0; below && a < tree.size[level]; a++) {
      const hidden = tree.children[level][a]!.filter((part) => secret[below][part]).length
      if (hidden === 1) complete(level, a, 2)
    }
  }
  return { secret, values: protectedTotals(tree, counts, secret) }
}

/** `counts` summed again from the circonscriptions, with a stand-in for each cell under 11. */
function protectedTotals(
  tree: Tree,
  counts: ByLevel<Float64Array>,
  secret: ByLevel<Uint8Array>,
): ByLevel<Float64Array> {
  const hidden = counts.circonscription.filter((_, a) => secret.circonscription[a] === 1)
  const mean = hidden.reduce((sum, count) => sum + count, 0) / hidden.length
  const standIn = hidden.length >= ENOUGH_TO_AVERAGE ? mean : STAND_IN
  const change = byLevel((level) => new Float64Array(tree.size[level]))
  counts.circonscription.forEach((count, a) => {
    if (secret.circonscription[a] !== 1) return
    let above = tree.parent.circonscription[a]!
    for (const level of ['departement', 'region', 'france'] as const) {
      if (above < 0) return
      change[level][above]! += standIn - count
      above = tree.parent[level][above]!
    }
  })
  return byLevel((level) =>
    counts[level].map((count, a) => {
      const sum = new Sum()
      sum.add(count)
      sum.add(change[level][a]!)
      return sum.value
    }),
  )
}

function byLevel<T>(of: (level: Counted) => T): Record<Counted, T> {
  return {
    circonscription: of('circonscription'),
    departement: of('departement'),
    region: of('region'),
    france: of('france'),
  }
}
