import type { Allocation } from '../allocate.ts'
import { affectedOf, etatsOf, followedByEtat } from '../communeColumns.ts'
import type { Niveau, Statut } from '../model.ts'
import type { DayStatuses } from '../status/dayStatuses.ts'
import { CENTRAL_INTERRUPTION, interruptionByEtat } from '../status/interruption.ts'
import { baselineOf, type Baseline } from './baseline.ts'
import { cabinetAreas } from './cabinetAreas.ts'
import { groundOf, type Ground } from './ground.ts'

/** Everything a scenario reads of one day; built once, played many times. */
export interface ScenarioWorld extends Ground {
  readonly asOf: string
  /** Public status of each cabinet on the day. */
  readonly statuts: readonly Statut[]
  /** What is known of each cabinet on the day, see `etatOf`, and whether the scheme is funded. */
  readonly etats: Uint8Array
  readonly funded: boolean
  /** p_j, how likely the follow-up of each cabinet is to be interrupted within three months, 0..1. */
  readonly weights: Float64Array
  /** Aff_i of the day by commune, persons, to the bit as the day's figures have it. */
  readonly affected: Float64Array
  /** Index of the area of each cabinet, -1 when it has none. */
  readonly cabinetAreas: Readonly<Record<Niveau, Int32Array>>
  /** The day before anything is closed, when cabinets of these statuses count as open; kept for the next play. */
  readonly baseline: (openStatuts: readonly Statut[]) => Baseline
}

export interface WorldOptions {
  /** ISO date of the statuses. */
  readonly asOf: string
  /**
   * Circonscription of each cabinet where the caller knows it (its point in the polygons); elsewhere the one where
   * most people of its commune live.
   */
  readonly circonscriptions?: readonly (string | null)[]
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
