import { Sum } from '../sum.ts'
import type { Membership } from './membership.ts'

/** Sums of a commune column by area, split communes by their shares; NaN terms count nothing. */
export function sumByArea(membership: Membership, column: ArrayLike<number>): Float64Array {
  return Float64Array.from(membership.codes, (_, a) => {
    const total = new Sum()
    for (let k = membership.start[a]!; k < membership.start[a + 1]!; k++) {
      const value = column[membership.commune[k]!]!
      if (!Number.isNaN(value)) total.add(value * membership.share[k]!)
    }
    return total.value
  })
}

/**
 * Means of a commune column by area, weighted by the commune column `weights`; communes whose value is not finite are
 * left out of both sums; NaN where nothing weighs.
 */
export function meanByArea(
  membership: Membership,
  column: ArrayLike<number>,
  weights: ArrayLike<number>,
): Float64Array {
  return Float64Array.from(membership.codes, (_, a) => {
    const total = new Sum()
    const weight = new Sum()
    for (let k = membership.start[a]!; k < membership.start[a + 1]!; k++) {
      const i = membership.commune[k]!
      if (!Number.isFinite(column[i]!) || !(weights[i]! > 0)) continue
      total.add(column[i]! * weights[i]! * membership.share[k]!)
      weight.add(weights[i]! * membership.share[k]!)
    }
    return weight.value > 0 ? total.value / weight.value : NaN
  })
}
