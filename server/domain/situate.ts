import type { Allocation } from './allocate.ts'
import { levelColumns } from './areas/levelColumns.ts'
import { communeColumns } from './communeColumns.ts'
import type { Inputs, Niveau } from './model.ts'
import { NIVEAUX } from './model.ts'
import type { LevelColumns, Situation } from './situation.ts'
import { publicStatuses } from './status/publicStatuses.ts'
import { isFunded, statusWeight } from './status/statusWeight.ts'

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
  const ids = allocation.cabinets.map(({ id }) => id)
  const statuts = publicStatuses(ids, inputs.events, asOf, knownAt).map(({ value }) => value)
  const funded = isFunded(inputs.financement, asOf)
  const weights = Float64Array.from(statuts, (statut) => statusWeight(statut, funded))
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
