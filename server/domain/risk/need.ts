import type { Commune } from '../model.ts'
import { columnOf } from '../columnOf.ts'
import { standardised, total } from '../patients/demand.ts'
import type { Goalposts } from './goalposts.ts'
import { norm0 } from './norm0.ts'

/**
 * N of each commune, 0..1: the mean of what is known among the standardised/total ratio of its population and the share aged
 * 75 and over, each on its frozen scale; NaN where neither is. Context beside the risk, not a part of it: need raises what an
 * interruption costs, not how likely it is.
 */
export function needOf(communes: readonly Commune[], { ageRatio, share75 }: Goalposts): Float64Array {
  return columnOf(communes, (commune) => {
    const ratio = commune.populationStandardisee === null ? NaN : standardised(commune) / total(commune)
    const parts = [
      norm0(ratio, ageRatio.from, ageRatio.to),
      norm0(commune.share75 ?? NaN, share75.from, share75.to),
    ].filter((part) => !Number.isNaN(part))
    return parts.length > 0 ? parts.reduce((sum, part) => sum + part, 0) / parts.length : null
  })
}
