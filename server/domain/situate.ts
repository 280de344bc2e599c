import type { Allocation } from './allocate.ts'
import { levelColumns } from './areas/levelColumns.ts'
import { columnOf } from './columnOf.ts'
import { communeColumns } from './communeColumns.ts'
import { NIVEAUX, type Inputs, type Niveau } from './model.ts'
import type { LevelColumns, Situation } from './situation.ts'
import { dayStatuses } from './status/dayStatuses.ts'
import { statusWeight } from './status/statusWeight.ts'

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
  const { statuts, funded } = dayStatuses(allocation, inputs, asOf, knownAt)
  const weights = columnOf(statuts, (statut) => statusWeight(statut, funded))
  const columns = communeColumns(allocation, statuts, weights)
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
