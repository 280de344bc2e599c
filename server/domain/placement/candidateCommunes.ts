import type { Commune } from '../model.ts'
import type { ScenarioWorld } from '../scenario/world.ts'
import { PLACEMENT_DEFAULTS, type CandidateFilter } from './request.ts'

/** Who may receive a post, and who may not for want of general practitioners though all else is met. */
export interface Candidates {
  /** Ascending indices of the communes that have people and meet every condition. */
  readonly communes: Int32Array
  /** Communes with fewer general practitioners than asked, and communes whose number no source gives. */
  readonly fewDoctors: number
  readonly unknownDoctors: number
}

/** The communes of the filter's area, sorted by what they may receive; a number that is unknown is not taken for enough. */
export function candidateCommunes(world: ScenarioWorld, filter: CandidateFilter): Candidates {
  const { communes } = world.allocation
  const least = filter.minMedecinsGeneralistes ?? PLACEMENT_DEFAULTS.minMedecinsGeneralistes
  const withMaison = new Set(filter.maisonsDeSante)
  const meets = predicate(filter)
  const kept: number[] = []
  let fewDoctors = 0
  let unknownDoctors = 0
  for (const i of communesOfArea(world, filter)) {
    const commune = communes[i]!
    const { code, medecinsGeneralistes: doctors } = commune
    if (!meets(commune)) continue
    if (least === 0 || withMaison.has(code) || (doctors !== null && doctors >= least)) kept.push(i)
    else if (doctors === null) unknownDoctors++
    else fewDoctors++
  }
  return { communes: Int32Array.from(kept).sort(), fewDoctors, unknownDoctors }
}

/** Indices of the communes of the area of a filter, whatever else it asks. */
export function communesOfArea(
  { allocation, areaIndex }: ScenarioWorld,
  filter: CandidateFilter,
): Int32Array {
  const { start, commune } = allocation.areas[filter.niveau]
  const area = areaIndex[filter.niveau].get(filter.code)
  if (area === undefined) return new Int32Array(0)
  const own = commune.slice(start[area]!, start[area + 1]!)
  const within = filter.within && new Set(filter.within)
  return within ? own.filter((i) => within.has(allocation.communes[i]!.code)) : own
}

function predicate({ zonages, minPopulation, codes }: CandidateFilter) {
  const only = codes && new Set(codes)
  return ({ code, population, zonage }: Commune): boolean =>
    population > 0 &&
    (minPopulation === undefined || population >= minPopulation) &&
    (zonages === undefined || (zonage !== null && zonages.includes(zonage))) &&
    (only === undefined || only.has(code))
}
