import { meanOf, sumByArea } from '../areas/aggregate.ts'
import { NIVEAUX, type Niveau, type Statut } from '../model.ts'
import { nearestActive } from '../travel/nearestActive.ts'
import { beyondReach } from './beyondReach.ts'
import type { ScenarioWorld } from './scenarioWorld.ts'

/** What an area has before anything closes; arrays aligned on the codes of its level. */
interface LevelBefore {
  /** Followed patients, persons. */
  readonly followed: Float64Array
  /** Σ T_ij·s_j, persons. */
  readonly affected: Float64Array
  /** Mean minutes to the nearest open cabinet, weighted by total population. */
  readonly minutes: Float64Array
  /** People (total population) with no open cabinet within 20 minutes. */
  readonly beyond: Float64Array
}

/** The day before anything closes. */
export interface Baseline {
  /** 1 for the cabinets that count as open. */
  readonly open: Uint8Array
  /** Minutes from each commune to the nearest open cabinet; Infinity when its network has none. */
  readonly minutes: Float64Array
  /** Communes that no open cabinet is within reach of (`maxMinutes`), ascending. */
  readonly far: readonly number[]
  /** People (total population) of each commune with no open cabinet within 20 minutes. */
  readonly beyond: Float64Array
  /** Σ_j T_ij·s_j of each commune, persons. */
  readonly affected: Float64Array
  readonly levels: Readonly<Record<Niveau, LevelBefore>>
}

/** The baseline when cabinets of `openStatuts` count as open. */
export function baselineOf(world: ScenarioWorld, openStatuts: ReadonlySet<Statut>): Baseline {
  const { allocation, weights, people, statuts } = world
  const { communes, cabinets, pairs, flows, areas, followed, parameters } = allocation
  const open = Uint8Array.from(statuts, (statut) => (openStatuts.has(statut) ? 1 : 0))
  const minutes = nearestActive(pairs, communes, cabinets, open)
  const affected = new Float64Array(communes.length)
  // Cabinet by cabinet, as the situation of the day adds them up: the same bits.
  for (let j = 0; j < cabinets.length; j++)
    for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++)
      affected[pairs.commune[p]!]! += flows[p]! * weights[j]!
  const beyond = people.map((count, i) => (beyondReach(minutes[i]!) ? count : 0))
  const levels = Object.fromEntries(
    NIVEAUX.map((niveau): [Niveau, LevelBefore] => [
      niveau,
      {
        followed: sumByArea(areas[niveau], followed),
        affected: sumByArea(areas[niveau], affected),
        minutes: meanOf(areas[niveau], minutes, people),
        beyond: sumByArea(areas[niveau], beyond),
      },
    ]),
  ) as Record<Niveau, LevelBefore>
  const far = [...minutes.keys()].filter((i) => !(minutes[i]! <= parameters.maxMinutes))
  return { open, minutes, far, beyond, affected, levels }
}
