import type { Allocation } from '../allocate.ts'
import { columnOf } from '../columnOf.ts'
import { standardised, total } from '../patients/demand.ts'
import { weightedQuantile } from '../quantile.ts'
import { roundTo } from '../secrecy/round.ts'
import type { Goalposts } from './goalposts.ts'

/**
 * The goalposts of a reference run: P5 and P95 over the total population of the age ratio and of the share aged 75 and over. Rounded to three significant decimals, since
 * what is frozen should be legible.
 */
export function makeGoalposts(
  { communes }: Pick<Allocation, 'communes'>,
  { version, reference }: Pick<Goalposts, 'version' | 'reference'>,
): Goalposts {
  const people = columnOf(communes, total)
  const ratio = columnOf(communes, (commune) =>
    commune.populationStandardisee === null ? null : standardised(commune) / total(commune),
  )
  const share = columnOf(communes, (commune) => commune.share75)
  const scale = (column: Float64Array) => ({
    from: roundTo(weightedQuantile(column, people, 0.05), 3),
    to: roundTo(weightedQuantile(column, people, 0.95), 3),
  })
  return {
    version,
    reference,
    ageRatio: scale(ratio),
    share75: scale(share),
  }
}
