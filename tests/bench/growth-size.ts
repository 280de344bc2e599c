/**
 * What the method takes on a country of so many times the cabinets and communes of ours (`tsx growth-size.ts <cabinets> <communes>`, run by
 * `growth.ts` in a process of its own, so that its memory is told): prints one line of JSON.
 */
import { allocate } from '../../server/domain/allocate.ts'
import { createLocate } from '../../server/country/land/locate.ts'
import { createResolver } from '../../server/domain/places/resolver.ts'
import { nearestFrom } from '../../server/domain/travel/nearestFrom.ts'
import { roadsOf } from '../../server/domain/travel/roads.ts'
import { pairsWithin } from '../../server/domain/travel/pairs.ts'
import { situate } from '../../server/domain/situate.ts'
import { PACKAGE } from '../../scripts/method/packageInputs.ts'
import { manyfold } from './manyfold.ts'

/** What one size took. */
export interface Grown {
  readonly communes: number
  readonly cabinets: number
  readonly pairs: number
  /** Milliseconds of each part, the least of some turns. */
  readonly ms: Readonly<Record<string, number>>
  /** The most that the process held, MB. */
  readonly peakMb: number
}

/** Turns go on until this much is spent: small sizes are compiled by then. */
const ENOUGH_MS = 2_000
const SEARCHES = 50
const DAY = '2026-11-22'

function least(work: () => unknown): number {
  let [best, spent] = [Infinity, 0]
  do {
    const begun = performance.now()
    work()
    const took = performance.now() - begun
    best = Math.min(best, took)
    spent += took
  } while (spent < ENOUGH_MS)
  return best
}

const [cabinetTimes = 1, communeTimes = 1] = process.argv.slice(2).map(Number)
const { inputs, tables, outlines } = manyfold(PACKAGE, cabinetTimes, communeTimes)
const allocation = allocate(inputs)
const { communes, cabinets, pairs, parameters } = allocation
const starts = communes.filter((_, at) => at % Math.ceil(communes.length / SEARCHES) === 0)
const { resolve } = createResolver(tables)
const locate = createLocate(outlines)
const grown: Grown = {
  communes: communes.length,
  cabinets: cabinets.length,
  pairs: pairs.commune.length,
  ms: {
    roads: least(() => roadsOf([...communes])),
    'pairs within reach': least(() => pairsWithin(communes, cabinets, parameters.maxMinutes)),
    'the whole allocation': least(() => allocate(inputs)),
    'a day': least(() => situate(allocation, inputs, DAY)),
    'fifty searches of the nearest': least(() =>
      starts.forEach(({ code, lon, lat }) =>
        nearestFrom(communes, cabinets, { codeCommune: code, lon, lat }, { limit: 8 }),
      ),
    ),
    'index of names': least(() => createResolver(tables)),
    'fifty searches of a name': least(() => starts.forEach(({ nom }) => resolve(nom, 8))),
    'index of points': least(() => createLocate(outlines)),
    'fifty points': least(() => starts.forEach(({ lon, lat }) => locate(lon, lat))),
  },
  peakMb: process.resourceUsage().maxRSS / 1024,
}
console.log(JSON.stringify(grown))
