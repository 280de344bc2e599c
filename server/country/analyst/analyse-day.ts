import type { Allocation } from '../../domain/allocate.ts'
import { intervals } from '../../domain/draws/intervals.ts'
import type { Draws } from '../../domain/draws/mergeDraws.ts'
import type { Inputs, Niveau } from '../../domain/model.ts'
import type { Intervals } from '../../domain/publish.ts'
import { riskParts } from '../../domain/risk/riskParts.ts'
import { sensitivity, type RankUncertainty } from '../../domain/risk/sensitivity.ts'
import { situate } from '../../domain/situate.ts'
import { dayStatuses } from '../../domain/status/dayStatuses.ts'

/** Levels whose areas are ranked among themselves; communes are shown as classes and not ranked. */
export const RANKED = ['circonscription', 'departement', 'region'] as const satisfies readonly Niveau[]

/** What is not known of a day's figures. */
export interface Analysis {
  readonly intervals: Intervals
  readonly ranks: Readonly<Record<(typeof RANKED)[number], RankUncertainty>>
}

/** Intervals from the draws and ranks under `sensitivityDraws` other choices, for the day `asOf` (ISO date). */
export function analyseDay(
  allocation: Allocation,
  draws: Draws,
  inputs: Pick<Inputs, 'events' | 'financement'>,
  asOf: string,
  sensitivityDraws: number,
): Analysis {
  const situation = situate(allocation, inputs, asOf)
  const day = dayStatuses(allocation, inputs, asOf)
  const ranks = Object.fromEntries(
    RANKED.map((niveau) => [
      niveau,
      sensitivity(riskParts(allocation, situation, day, niveau), sensitivityDraws, draws.seed),
    ]),
  ) as Analysis['ranks']
  return { intervals: intervals(allocation, draws, situation, day), ranks }
}
