import type { Membership } from './membership.ts'

/**
 * Sum of a commune column over one area, split communes by their shares; NaN terms count nothing. Neumaier's
 * compensation is written out (see `sum.ts`): this is the inner loop of every replayed day.
 */
export function sumOfArea(
  { start, commune, share }: Membership,
  column: ArrayLike<number>,
  area: number,
): number {
  let total = 0
  let lost = 0
  for (let k = start[area]!; k < start[area + 1]!; k++) {
    const term = column[commune[k]!]! * share[k]!
    if (term !== term) continue
    const next = total + term
    lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total
    total = next
  }
  return total + lost
}

/** The same of every area of the level. */
export function sumByArea(membership: Membership, column: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(membership.codes.length)
  for (let a = 0; a < sums.length; a++) sums[a] = sumOfArea(membership, column, a)
  return sums
}

/**
 * Mean of a commune column over one area, weighted by the commune column `weights`; communes whose value is not finite
 * are left out of both sums; NaN where nothing weighs.
 */
export function meanOfArea(
  { start, commune, share }: Membership,
  column: ArrayLike<number>,
  weights: ArrayLike<number>,
  area: number,
): number {
  let total = 0
  let weight = 0
  for (let k = start[area]!; k < start[area + 1]!; k++) {
    const i = commune[k]!
    const w = weights[i]! * share[k]!
    if (!(w > 0) || !Number.isFinite(column[i]!)) continue
    total += column[i]! * w
    weight += w
  }
  return weight > 0 ? total / weight : NaN
}

/** The `column` itself for communes in one piece (where nothing may weigh), the means of other areas; NaN for what is not finite. */
export function meanOf(membership: Membership, column: Float64Array, weights: Float64Array): Float64Array {
  const means = new Float64Array(membership.codes.length)
  for (let a = 0; a < means.length; a++)
    means[a] = isOnePiece(membership, a)
      ? finite(column[membership.commune[membership.start[a]!]!]!)
      : meanOfArea(membership, column, weights, a)
  return means
}

/** Whether an area is a commune that is one place of the allocation, not a city of arrondissements. */
export const isOnePiece = ({ niveau, start }: Membership, area: number): boolean =>
  niveau === 'commune' && start[area + 1]! - start[area]! === 1

/** `value` where it is finite, else NaN. */
export const finite = (value: number): number => (Number.isFinite(value) ? value : NaN)
