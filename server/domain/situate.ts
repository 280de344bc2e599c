import type { Allocation } from './allocate.ts'
import { levelColumns } from './areas/levelColumns.ts'
import { communeColumns } from './communeColumns.ts'
import { NIVEAUX, type Inputs, type Niveau } from './model.ts'
import type { LevelColumns, Situation } from './situation.ts'
import { dayStatuses, type DayStatuses } from './status/dayStatuses.ts'

/**
 * Every figure of the country on the day `asOf` (ISO date): the statuses of that day applied to an `allocation`.
 * Cheap (some tens of milliseconds), so any day can be replayed; with `knownAt` (ISO instant), as it was known then.
 */
export function situate(
  allocation: Allocation,
  inputs: Pick<Inputs, 'events' | 'financement'>,
  asOf: string,
  knownAt?: string,
): Situation {
  return situateDay(allocation, dayStatuses(allocation, inputs, asOf, knownAt), asOf)
}

/** The same when the statuses of the day are at hand: those of a scenario, or of a test. */
export function situateDay(allocation: Allocation, day: DayStatuses, asOf: string): Situation {
  const columns = communeColumns(allocation, day)
  const levels = Object.fromEntries(
    NIVEAUX.map((niveau) => [niveau, levelColumns(allocation, niveau, columns)]),
  ) as Record<Niveau, LevelColumns>
  return {
    asOf,
    levels,
    checks: {
      patientsTotal: levels.france.values['patients-suivis'][0] ?? 0,
      iterations: allocation.iterations,
      largestViolation: allocation.largestViolation,
    },
    warnings: allocation.warnings,
  }
}
