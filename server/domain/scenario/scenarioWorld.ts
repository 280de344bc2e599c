import type { Allocation } from '../allocate.ts'
import { columnOf } from '../columnOf.ts'
import type { Statut } from '../model.ts'
import { statusWeight } from '../status/statusWeight.ts'
import type { Baseline, ScenarioWorld } from './world.ts'
import { baselineOf } from './baseline.ts'
import { cabinetAreas } from './cabinetAreas.ts'
import { groundOf } from './ground.ts'

export interface WorldOptions {
  /** ISO date of the statuses. */
  readonly asOf: string
  /** Whether the scheme is funded on the day (method §5). */
  readonly funded: boolean
  /**
   * Circonscription of each cabinet where the caller knows it (its point in the polygons); elsewhere the one where
   * most people of its commune live.
   */
  readonly circonscriptions?: readonly (string | null)[]
}

/** Prepares `allocation` on a day; `statuts` are aligned on `allocation.cabinets` (ascending by id). */
export function scenarioWorld(
  allocation: Allocation,
  statuts: readonly Statut[],
  { asOf, funded, circonscriptions }: WorldOptions,
): ScenarioWorld {
  const baselines = new Map<string, Baseline>()
  const world: ScenarioWorld = {
    ...groundOf(allocation),
    asOf,
    statuts,
    weights: columnOf(statuts, (statut) => statusWeight(statut, funded)),
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
