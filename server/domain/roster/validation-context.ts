import type { Gazetteer } from './gazetteer.ts'

/** What lines are checked against. */
export interface ValidationContext {
  /** ISO date of the day on which the import is made. */
  readonly today: string
  readonly gazetteer: Gazetteer
  /** Code of the commune at a point (degrees); left out, a line with only lon and lat is refused. */
  readonly communeAt?: (lon: number, lat: number) => string | null
}
