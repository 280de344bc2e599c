/** Counts under this many persons are never shown. */
export const LEAST_SHOWN = 11

/** A count of persons as it may be shown: to the nearest 10, to the nearest 100 above 1,000. */
export function roundCount(count: number): number {
  const step = count > 1000 ? 100 : 10
  return Math.round(count / step) * step
}

/** `value` to `digits` decimals; negative digits round to tens, hundreds. */
export function roundTo(value: number, digits: number): number {
  let unit = 1
  for (let d = Math.abs(digits); d > 0; d--) unit *= 10
  return digits >= 0 ? Math.round(value * unit) / unit : Math.round(value / unit) * unit
}
