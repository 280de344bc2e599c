import { quantile } from './quantile.ts'

/** What a published figure says of its own precision; null where it has no value or no interval. */
interface Told {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** Half of each published interval beside its value, and of these the median; null when no figure has an interval. */
export function medianHalfWidth(
  figures: readonly Told[],
): { readonly median: number; readonly areas: number } | null {
  const widths = figures.flatMap(({ value, low, high }) =>
    value && low !== null && high !== null ? [(high - low) / 2 / value] : [],
  )
  return widths.length === 0
    ? null
    : { median: quantile(Float64Array.from(widths).sort(), 0.5), areas: widths.length }
}
