import { meanOf, sumByArea } from '../areas/aggregate.ts'
import { areaRisk, RELAY_STATUTS } from '../areas/areaRisk.ts'
import { termsOf } from '../communeColumns.ts'
import { NIVEAUX, type Niveau, type Statut } from '../model.ts'
import { nearestActive } from '../travel/nearestActive.ts'
import { beyondReach } from './beyondReach.ts'
import type { Baseline, LevelBefore, Nearest, ScenarioWorld } from './world.ts'

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
