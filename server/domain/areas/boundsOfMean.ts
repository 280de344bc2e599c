/** A range that holds a number: both ends may be reached, `high` may be Infinity. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** One member of a mean. */
export interface Weighed {
  /** Its weight, 0 or more. */
  readonly weight: Range
  readonly value: Range
}

/**
 * The narrowest range that holds the weighted mean of `members`, whatever each weight and value is inside its own range; null when every
 * weight is 0. The mean is highest where each value is at its top and weights are at their top for the highest values and at their
 * bottom for the others, wherever between the two the cut lies: so every cut is tried.
 */
export function boundsOfMean(members: readonly Weighed[]): Range | null {
  const weighing = members.filter(({ weight }) => weight.high > 0)
  if (weighing.length === 0) return null
  const highest = extreme(weighing.map(({ weight, value }) => ({ weight, value: value.high })))
  const lowest = extreme(weighing.map(({ weight, value }) => ({ weight, value: -value.low })))
  return { low: -lowest, high: highest }
}

/** The highest mean that weights inside their ranges can give. */
function extreme(members: { readonly weight: Range; readonly value: number }[]): number {
  const sorted = [...members].sort((a, b) => b.value - a.value)
  let weight = sorted.reduce((all, one) => all + one.weight.low, 0)
  let sum = sorted.reduce((all, one) => all + one.weight.low * one.value, 0)
  let most = weight > 0 ? sum / weight : -Infinity
  for (const { weight: own, value } of sorted) {
    // A weight without a top draws the mean to its own value.
    if (own.high === Infinity) return Math.max(most, value)
    weight += own.high - own.low
    sum += (own.high - own.low) * value
    if (weight > 0) most = Math.max(most, sum / weight)
  }
  return most
}
