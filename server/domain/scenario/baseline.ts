import { meanOf, sumByArea } from '../areas/aggregate.ts'
import { areaRisk, RELAY_STATUTS, type AreaRisk } from '../areas/areaRisk.ts'
import { termsOf } from '../communeColumns.ts'
import { NIVEAUX, type Niveau, type Statut } from '../model.ts'
import { nearestActive } from '../travel/nearestActive.ts'
import { beyondReach } from './beyondReach.ts'
import type { ScenarioWorld } from './scenarioWorld.ts'

/** What an area has before anything closes; arrays aligned on the codes of its level. */
interface LevelBefore {
  /** Followed patients, persons. */
  readonly followed: Float64Array
  /** Σ T_ij·p_j, persons. */
  readonly affected: Float64Array
  readonly risks: readonly AreaRisk[]
  /** Mean minutes to the nearest open cabinet, weighted by total population. */
  readonly minutes: Float64Array
  /** People (total population) with no open cabinet within 20 minutes. */
  readonly beyond: Float64Array
}

/** The way to the nearest of some cabinets. */
export interface Nearest {
  /** 1 for the cabinets that count as open. */
  readonly open: Uint8Array
  /** Minutes from each commune to the nearest open cabinet; Infinity when its network has none. */
  readonly minutes: Float64Array
  /** Communes that no open cabinet is within reach of (`maxMinutes`), ascending. */
  readonly far: readonly number[]
}

/** The day before anything closes. */
export interface Baseline extends Nearest {
  /** The way to the nearest relay, whatever counts as open in the scenario. */
  readonly relay: Nearest
  /** People (total population) of each commune with no open cabinet within 20 minutes. */
  readonly beyond: Float64Array
  readonly levels: Readonly<Record<Niveau, LevelBefore>>
}

/** The baseline when cabinets of `openStatuts` count as open. */
export function baselineOf(world: ScenarioWorld, openStatuts: ReadonlySet<Statut>): Baseline {
  const { allocation, affected, people } = world
  const { areas, followed } = allocation
  const nearest = nearestOf(world, openStatuts)
  const relay = nearestOf(world, RELAY_STATUTS)
  const { minutes } = nearest
  const terms = termsOf(allocation, affected, relay.minutes)
  const beyond = people.map((count, i) => (beyondReach(minutes[i]!) ? count : 0))
  const levels = Object.fromEntries(
    NIVEAUX.map((niveau): [Niveau, LevelBefore] => [
      niveau,
      {
        followed: sumByArea(areas[niveau], followed),
        affected: sumByArea(areas[niveau], affected),
        risks: areas[niveau].codes.map((_, a) => areaRisk(areas[niveau], terms, a)),
        minutes: meanOf(areas[niveau], minutes, people),
        beyond: sumByArea(areas[niveau], beyond),
      },
    ]),
  ) as Record<Niveau, LevelBefore>
  return { ...nearest, relay, beyond, levels }
}

function nearestOf({ allocation, statuts }: ScenarioWorld, openStatuts: ReadonlySet<Statut>): Nearest {
  const { communes, cabinets, pairs, parameters } = allocation
  const open = Uint8Array.from(statuts, (statut) => (openStatuts.has(statut) ? 1 : 0))
  const minutes = nearestActive(pairs, communes, cabinets, open)
  const far = [...minutes.keys()].filter((i) => !(minutes[i]! <= parameters.maxMinutes))
  return { open, minutes, far }
}
