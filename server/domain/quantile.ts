/**
 * The `p`-quantile (0..1) of `sorted` ascending values by linear interpolation between order statistics
 * (Hyndman and Fan's type 7, the default of R and NumPy); NaN when there is none.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return NaN
  const at = p * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!)
}

/**
 * The smallest of `values` at or under which lies the share `p` of the total `weights`; values that are not
 * finite and weights that are not positive are left out; NaN when nothing remains.
 */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, p: number): number {
  const order: number[] = []
  let total = 0
  for (let k = 0; k < values.length; k++) {
    if (!Number.isFinite(values[k]!) || !(weights[k]! > 0)) continue
    order.push(k)
    total += weights[k]!
  }
  order.sort((a, b) => values[a]! - values[b]! || a - b)
  let reached = 0
  for (const k of order) {
    reached += weights[k]!
    if (reached >= p * total) return values[k]!
  }
  return order.length > 0 ? values[order[order.length - 1]!]! : NaN
}
