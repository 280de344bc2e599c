import type { Membership } from './membership.ts'

/**
 * Sums of a commune column by area, split communes by their shares; NaN terms count nothing. Neumaier's compensation
 * is written out (see `sum.ts`): this is the inner loop of every replayed day.
 */
export function sumByArea(membership: Membership, column: ArrayLike<number>): Float64Array {
  const { start, commune, share, codes } = membership
  const sums = new Float64Array(codes.length)
  for (let a = 0; a < sums.length; a++) {
    let total = 0
    let lost = 0
    for (let k = start[a]!; k < start[a + 1]!; k++) {
      const term = column[commune[k]!]! * share[k]!
      if (term !== term) continue
      const next = total + term
      lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total
      total = next
    }
    sums[a] = total + lost
  }
  return sums
}

/**
 * Means of a commune column by area, weighted by the commune column `weights`; communes whose value is not finite are
 * left out of both sums; NaN where nothing weighs.
 */
function meanByArea(
  membership: Membership,
  column: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float64Array {
  const { start, commune, share, codes } = membership
  const means = new Float64Array(codes.length)
  for (let a = 0; a < means.length; a++) {
    let total = 0
    let weight = 0
    for (let k = start[a]!; k < start[a + 1]!; k++) {
      const i = commune[k]!
      const w = weights[i]! * share[k]!
      if (!(w > 0) || !Number.isFinite(column[i]!)) continue
      total += column[i]! * w
      weight += w
    }
    means[a] = weight > 0 ? total / weight : NaN
  }
  return means
}

/** The `column` itself for communes (where nothing may weigh), `meanByArea` above; NaN for what is not finite. */
export function meanOf(membership: Membership, column: Float64Array, weights: Float64Array): Float64Array {
  if (membership.niveau !== 'commune') return meanByArea(membership, column, weights)
  return column.map((value) => (Number.isFinite(value) ? value : NaN))
}
