import type { Ground } from '../places/ground.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Unproject } from './projected.ts'

/** What lines are checked against. */
export interface ValidationContext {
  /** ISO date of the day on which the import is made. */
  readonly today: string
  readonly gazetteer: Gazetteer
  /** From metres of a projection to degrees; left out, metres are in no commune. */
  readonly unproject?: Unproject
  /** Where points lie; left out, a line with only lon and lat is refused, and no point is held against what is written. */
  readonly ground?: Ground
}
