import { finite, isOnePiece, meanOfArea, sumOfArea } from '../areas/aggregate.ts'
import { touchedAreas } from '../areas/touched.ts'
import { areaRisk, type AreaRisk } from '../areas/areaRisk.ts'
import type { Niveau } from '../model.ts'
import type { Baseline } from './world.ts'
import { beyondReach } from './beyondReach.ts'
import { BANDES_PERTE, type BandePerte, type CommunesAfter, type ScenarioColumns } from './result.ts'
import type { ScenarioWorld } from './world.ts'

/** All columns of one level; only the areas that something changes in are summed again, the others keep their day. */
export function levelAfter(
  world: ScenarioWorld,
  niveau: Niveau,
  baseline: Baseline,
  after: CommunesAfter,
): ScenarioColumns {
  const area = world.allocation.areas[niveau]
  const before = baseline.levels[niveau]
  const left = touchedAreas(world.areasOf[niveau], after.left)
  const changed = touchedAreas(world.areasOf[niveau], after.changed)
  const sums = (column: Float64Array): Float64Array => {
    const sum = new Float64Array(area.codes.length)
    for (const a of left) sum[a] = sumOfArea(area, column, a)
    return sum
  }
  /** `column` with the areas `at` set anew. */
  const set = (column: Float64Array, at: Int32Array, of: (a: number) => number): Float64Array => {
    const copy = column.slice()
    for (const a of at) copy[a] = of(a)
    return copy
  }
  const related = touchedAreas(world.areasOf[niveau], after.relayChanged)
  const risks = before.risks.slice()
  for (const a of [...left, ...related]) risks[a] = areaRisk(area, after.terms, a)
  const of = (of: readonly AreaRisk[], part: 'relayless' | 'risk'): Float64Array =>
    Float64Array.from(of, (risk) => risk[part])
  const sansPlace = sums(after.sansPlace)
  const harmed = sums(after.harmed)
  return {
    niveau,
    codes: area.codes,
    followedBefore: before.followed,
    followedAfter: set(before.followed, left, (a) => before.followed[a]! - sansPlace[a]!),
    affectedBefore: before.affected,
    affectedAfter: set(before.affected, left, (a) => before.affected[a]! + harmed[a]!),
    relaylessBefore: of(before.risks, 'relayless'),
    relaylessAfter: of(risks, 'relayless'),
    riskBefore: of(before.risks, 'risk'),
    riskAfter: of(risks, 'risk'),
    couverture: risks.map(({ couverture }) => couverture),
    displaced: sums(after.displaced),
    moved: sums(after.moved),
    sansPlace,
    lost: Object.fromEntries(BANDES_PERTE.map((band) => [band, sums(after.lost[band])])) as Record<
      BandePerte,
      Float64Array
    >,
    minutesBefore: before.minutes,
    minutesAfter: set(before.minutes, changed, (a) =>
      isOnePiece(area, a)
        ? finite(after.minutes[area.commune[area.start[a]!]!]!)
        : meanOfArea(area, after.minutes, world.people, a),
    ),
    beyondBefore: before.beyond,
    beyondAfter: set(before.beyond, changed, (a) => sumOfArea(area, after.beyond, a)),
    ...desertsOf(world, niveau, changed, baseline.minutes, after.minutes),
  }
}

function desertsOf(
  world: ScenarioWorld,
  niveau: Niveau,
  changed: Int32Array,
  before: Float64Array,
  after: Float64Array,
): Pick<ScenarioColumns, 'newDeserts' | 'endedDeserts'> {
  const { codes, start, commune } = world.allocation.areas[niveau]
  const newDeserts: string[] = []
  const endedDeserts: string[] = []
  for (const a of changed) {
    let was = false
    let is = false
    for (let k = start[a]!; k < start[a + 1]!; k++) {
      const i = commune[k]!
      if (!(world.people[i]! > 0)) continue
      was ||= !beyondReach(before[i]!)
      is ||= !beyondReach(after[i]!)
    }
    if (was && !is) newDeserts.push(codes[a]!)
    if (is && !was) endedDeserts.push(codes[a]!)
  }
  return { newDeserts, endedDeserts }
}
