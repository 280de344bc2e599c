import { meanOf, sumByArea } from '../areas/aggregate.ts'
import type { Niveau } from '../model.ts'
import type { Baseline } from './baseline.ts'
import { beyondReach } from './beyondReach.ts'
import { BANDES_PERTE, type BandePerte, type ScenarioColumns } from './result.ts'
import type { ScenarioWorld } from './scenarioWorld.ts'

/** What the closures change, commune by commune: persons and minutes, aligned on the communes. */
export interface CommunesAfter {
  readonly displaced: Float64Array
  readonly sansPlace: Float64Array
  readonly moved: Float64Array
  /** What `affected` gains: Σ T_ij·(1 − s_j) over the closed. */
  readonly harmed: Float64Array
  readonly lost: Readonly<Record<BandePerte, Float64Array>>
  readonly minutes: Float64Array
  /** People (total population) beyond 20 minutes afterwards. */
  readonly beyond: Float64Array
}

/** All columns of one level, from sums over its communes. */
export function levelAfter(
  world: ScenarioWorld,
  niveau: Niveau,
  baseline: Baseline,
  after: CommunesAfter,
): ScenarioColumns {
  const area = world.allocation.areas[niveau]
  const before = baseline.levels[niveau]
  // The communes are their own sums: most of the areas, and most of the time.
  const sums = (column: Float64Array): Float64Array =>
    niveau === 'commune' ? column : sumByArea(area, column)
  const sansPlace = sums(after.sansPlace)
  const harmed = sums(after.harmed)
  return {
    niveau,
    codes: area.codes,
    followedBefore: before.followed,
    followedAfter: before.followed.map((people, a) => people - sansPlace[a]!),
    affectedBefore: before.affected,
    affectedAfter: before.affected.map((people, a) => people + harmed[a]!),
    displaced: sums(after.displaced),
    moved: sums(after.moved),
    sansPlace,
    lost: Object.fromEntries(BANDES_PERTE.map((band) => [band, sums(after.lost[band])])) as Record<
      BandePerte,
      Float64Array
    >,
    minutesBefore: before.minutes,
    minutesAfter: meanOf(area, after.minutes, world.people),
    beyondBefore: before.beyond,
    beyondAfter: sums(after.beyond),
    ...desertsOf(world, niveau, baseline.minutes, after.minutes),
  }
}

function desertsOf(
  world: ScenarioWorld,
  niveau: Niveau,
  before: Float64Array,
  after: Float64Array,
): Pick<ScenarioColumns, 'newDeserts' | 'endedDeserts'> {
  const { codes, start, commune } = world.allocation.areas[niveau]
  const newDeserts: string[] = []
  const endedDeserts: string[] = []
  codes.forEach((code, a) => {
    let was = false
    let is = false
    for (let k = start[a]!; k < start[a + 1]!; k++) {
      const i = commune[k]!
      if (!(world.people[i]! > 0)) continue
      was ||= !beyondReach(before[i]!)
      is ||= !beyondReach(after[i]!)
    }
    if (was && !is) newDeserts.push(code)
    if (is && !was) endedDeserts.push(code)
  })
  return { newDeserts, endedDeserts }
}
