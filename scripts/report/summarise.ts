import { quantile } from '../../server/domain/quantile.ts'

/** A column in five numbers; `missing` values are not finite. */
export interface Summary {
  readonly count: number
  readonly missing: number
  readonly p5: number
  readonly q1: number
  readonly median: number
  readonly q3: number
  readonly p95: number
}

/** The 5 %, 25 %, 50 %, 75 % and 95 % quantiles of the finite `values` (NaN when there are none). */
export function summarise(values: ArrayLike<number>): Summary {
  const sorted = Float64Array.from(Array.from(values).filter(Number.isFinite)).sort()
  return {
    count: sorted.length,
    missing: values.length - sorted.length,
    p5: quantile(sorted, 0.05),
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
    p95: quantile(sorted, 0.95),
  }
}
