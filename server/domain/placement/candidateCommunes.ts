import type { Commune } from '../model.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import type { CandidateFilter } from './request.ts'

/** Ascending indices of the communes of the filter's area that have people and meet every condition given. */
export function candidateCommunes(
  { allocation, areaIndex }: ScenarioWorld,
  filter: CandidateFilter,
): Int32Array {
  const { start, commune } = allocation.areas[filter.niveau]
  const area = areaIndex[filter.niveau].get(filter.code)
  if (area === undefined) return new Int32Array(0)
  const meets = predicate(filter)
  return commune
    .slice(start[area]!, start[area + 1]!)
    .filter((i) => meets(allocation.communes[i]!))
    .sort()
}

function predicate({ zonages, minMedecinsGeneralistes, minPopulation, codes }: CandidateFilter) {
  const only = codes && new Set(codes)
  return ({ code, population, zonage, medecinsGeneralistes }: Commune): boolean =>
    population > 0 &&
    (minPopulation === undefined || population >= minPopulation) &&
    (zonages === undefined || (zonage !== null && zonages.includes(zonage))) &&
    (minMedecinsGeneralistes === undefined || (medecinsGeneralistes ?? 0) >= minMedecinsGeneralistes) &&
    (only === undefined || only.has(code))
}
