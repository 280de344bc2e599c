import { smoothDecay } from '../access/decay.ts'
import { halfMinutes, type Allocation } from '../allocate.ts'
import { columnOf } from '../columnOf.ts'
import { NIVEAUX, type Niveau, type Statut } from '../model.ts'
import { total } from '../patients/demand.ts'
import { statusWeight } from '../status/statusWeight.ts'
import { communeRows, type Rows } from './rows.ts'
import { cabinetAreas } from './cabinetAreas.ts'
import { baselineOf, type Baseline } from './baseline.ts'

/** Everything a scenario reads of one day; built once (some tens of milliseconds), played many times. */
export interface ScenarioWorld {
  readonly asOf: string
  readonly allocation: Allocation
  /** Public status of each cabinet on the day. */
  readonly statuts: readonly Statut[]
  /** s_j, share of a cabinet's patients counted as affected on the day. */
  readonly weights: Float64Array
  /** Followed patients of each cabinet, Σ_i T_ij, persons. */
  readonly followed: Float64Array
  /** Nurse time of each cabinet, etp; 0 where the roster's is no positive number. */
  readonly etp: Float64Array
  /** Total population of each commune, persons. */
  readonly people: Float64Array
  /** The pairs seen from the communes. */
  readonly rows: Rows
  /** f(t) of commune i, without unit. */
  readonly decay: (commune: number, minutes: number) => number
  readonly communeIndex: ReadonlyMap<string, number>
  readonly cabinetIndex: ReadonlyMap<string, number>
  /** Index of the area of each cabinet, -1 when it has none. */
  readonly cabinetAreas: Readonly<Record<Niveau, Int32Array>>
  readonly areaIndex: Readonly<Record<Niveau, ReadonlyMap<string, number>>>
  /** The day before anything is closed, when cabinets of these statuses count as open; kept for the next play. */
  readonly baseline: (openStatuts: readonly Statut[]) => Baseline
}

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
  const { communes, cabinets, areas, parameters, pairs, flows } = allocation
  const half = halfMinutes(communes, parameters)
  const decays = new Map([...new Set(half)].map((t50) => [t50, smoothDecay(t50, parameters.gamma, Infinity)]))
  const decay = (commune: number, minutes: number): number => decays.get(half[commune]!)!(minutes)
  const followed = new Float64Array(cabinets.length)
  for (let j = 0; j < cabinets.length; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) followed[j]! += flows[p]!
  const baselines = new Map<string, Baseline>()
  const world: ScenarioWorld = {
    asOf,
    allocation,
    statuts,
    weights: columnOf(statuts, (statut) => statusWeight(statut, funded)),
    followed,
    etp: columnOf(cabinets, ({ etp }) => (etp > 0 && etp < Infinity ? etp : 0)),
    people: columnOf(communes, total),
    rows: communeRows(allocation, decay),
    decay,
    communeIndex: new Map(communes.map(({ code }, i) => [code, i])),
    cabinetIndex: new Map(cabinets.map(({ id }, j) => [id, j])),
    cabinetAreas: cabinetAreas(allocation, circonscriptions ?? []),
    areaIndex: Object.fromEntries(
      NIVEAUX.map((niveau) => [niveau, new Map(areas[niveau].codes.map((code, a) => [code, a]))]),
    ) as Record<Niveau, Map<string, number>>,
    baseline: (openStatuts) => {
      const key = openStatuts.join()
      const known = baselines.get(key) ?? baselineOf(world, new Set(openStatuts))
      baselines.set(key, known)
      return known
    },
  }
  return world
}
