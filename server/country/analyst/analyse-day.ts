import type { Allocation } from '../../domain/allocate.ts'
import { analyse, type Analysis } from '../../domain/draws/analyse.ts'
import { drawDay, drawnDay } from '../../domain/draws/drawDay.ts'
import type { Draws } from '../../domain/draws/mergeDraws.ts'
import type { Inputs, Niveau } from '../../domain/model.ts'
import { situateDay } from '../../domain/situate.ts'
import { dayStatuses } from '../../domain/status/dayStatuses.ts'

/** Levels whose areas are ranked among themselves; communes are shown as classes and not ranked. */
export const RANKED = ['circonscription', 'departement', 'region'] as const satisfies readonly Niveau[]

/** Intervals, ranks and labels of the day `asOf` (ISO date), all from the same draws. */
export function analyseDay(
  allocation: Allocation,
  draws: Draws,
  inputs: Pick<Inputs, 'events' | 'financement' | 'aplMillesime'>,
  asOf: string,
): Analysis {
  const day = dayStatuses(allocation, inputs, asOf)
  const sums = drawDay(allocation, draws, drawnDay(allocation, day))
  return analyse(allocation, situateDay(allocation, day, asOf), sums, inputs.aplMillesime)
}
