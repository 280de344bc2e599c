import type { Allocation } from '../allocate.ts'
import { affectedOf, etatsOf, followedByEtat } from '../communeColumns.ts'
import type { DayStatuses } from '../status/dayStatuses.ts'
import { CENTRAL_INTERRUPTION, interruptionByEtat } from '../status/interruption.ts'
import type { Baseline, ScenarioWorld } from './world.ts'
import { baselineOf } from './baseline.ts'
import { cabinetAreas } from './cabinetAreas.ts'
import { groundOf } from './ground.ts'

export interface WorldOptions {
  /** ISO date of the statuses. */
  readonly asOf: string
  /**
   * Circonscriptions of each cabinet where the caller knows them (its point in the polygons); elsewhere the one where
   * most people of its commune live.
   */
  readonly circonscriptions?: readonly (readonly string[])[]
}

/** Prepares `allocation` on a day whose statuses are aligned on `allocation.cabinets` (ascending by id). */
export function scenarioWorld(
  allocation: Allocation,
  day: DayStatuses,
  { asOf, circonscriptions }: WorldOptions,
): ScenarioWorld {
  const p = interruptionByEtat(CENTRAL_INTERRUPTION, day.funded)
  const etats = etatsOf(day)
  const baselines = new Map<string, Baseline>()
  const world: ScenarioWorld = {
    ...groundOf(allocation),
    asOf,
    statuts: day.statuts,
    etats,
    funded: day.funded,
    weights: Float64Array.from(etats, (etat) => p[etat]!),
    affected: affectedOf(followedByEtat(allocation, etats), p),
    cabinetAreas: cabinetAreas(allocation, circonscriptions ?? []),
    baseline: (openStatuts) => {
      const key = openStatuts.join()
      const known = baselines.get(key) ?? baselineOf(world, new Set(openStatuts))
      baselines.set(key, known)
      return known
    },
  }
  return world
}
