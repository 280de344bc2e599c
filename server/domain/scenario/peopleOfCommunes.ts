import { sumOfArea } from '../areas/aggregate.ts'
import { sum } from '../sum.ts'
import type { ScenarioWorld } from './world.ts'

/** People (total population) of the communes of these codes, persons. */
export function peopleOfCommunes(
  { allocation, areaIndex, people }: ScenarioWorld,
  codes: readonly string[],
): number {
  return sum(codes.map((code) => sumOfArea(allocation.areas.commune, people, areaIndex.commune.get(code)!)))
}
