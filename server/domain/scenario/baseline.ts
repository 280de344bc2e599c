import { meanOf, sumByArea } from '../areas/aggregate.ts'
import { NIVEAUX, type Niveau, type Statut } from '../model.ts'
import { nearestActive } from '../travel/nearestActive.ts'
import { beyondReach } from './beyondReach.ts'
import type { Baseline, LevelBefore, ScenarioWorld } from './world.ts'

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
