import type { Operator } from '../figure.ts'
import { differenceOf } from './differenceOf.ts'

/**
 * What may be said of two values of one indicator: of two areas or of two days. `established` when the 5–95 % interval of their
 * difference, draw by draw, excludes 0 (method §6). `unknown`: they were not drawn together, so that nothing can be said.
 */
export type Verdict = 'same' | 'established' | 'not-established' | 'unknown'

/** A published value, and its samples where it was drawn. */
export interface Compared {
  readonly value: number | null
  readonly operator?: Operator | undefined
  readonly sample: Float64Array | null
}

/** How far two values differ, whichever is told first; null where either tells no value of its own. */
export function verdictOf(a: Compared, b: Compared): Verdict | null {
  if (a.value === null || b.value === null || a.operator || b.operator) return null
  if (a.value === b.value) return 'same'
  const difference = a.sample && b.sample && differenceOf(a.sample, b.sample)
  if (!difference) return 'unknown'
  // What is told is the sign of the published values: draws that say the other one establish nothing.
  const agrees = b.value > a.value ? difference.low > 0 : difference.high < 0
  return agrees ? 'established' : 'not-established'
}
