import { meanOfArea, sumByArea, sumOfArea } from '../areas/aggregate.ts'
import { dividedBy, type Membership } from '../areas/membership.ts'
import { areasOf } from '../areas/touched.ts'
import { DECOUPAGES, HORS_NIVEAU, type Decoupage } from '../model.ts'
import { classOf, PERSON_CLASSES } from '../secrecy/classes.ts'
import { roundCount, roundTo } from '../secrecy/round.ts'
import { COUNTED } from '../secrecy/tree.ts'
import { acrossCounts, type AcrossCount, type CountedLevel } from './acrossCounts.ts'
import { EFFECTIFS, issueColumn, PARTS, type Effectif } from './outcomes.ts'
import { NOBODY, type EtatEffectif } from './publicPersons.ts'
import type { PublicLevelAfter } from './publicScenario.ts'
import type { ScenarioColumns, ScenarioResult } from './result.ts'
import type { ScenarioWorld } from './world.ts'

/** The area of each commune of today, by its code; null outside all of them. */
export type AreaOf = (codeCommune: string) => string | null

/** What a scenario changes at a level that cuts across the circonscriptions: as elsewhere, without risk. */
export interface PublicLevelAcross extends Omit<
  PublicLevelAfter,
  'niveau' | 'riskBefore' | 'riskAfter' | 'relaylessBefore' | 'relaylessAfter'
> {
  readonly niveau: Decoupage
  /** Minutes before, of every area of the level: places, no patients. */
  readonly avant: { readonly codes: readonly string[]; readonly minutes: readonly (number | null)[] }
}

/**
 * The areas of `niveau` that a scenario changes. Persons are classes (`k`) or withheld (`p`), over all découpages at once
 * (`acrossCounts`), and 0 where nobody counts. Minutes and inhabitants rest on places and population and are told as everywhere.
 * The risk is not: it would be a ratio of counts that are not.
 */
export function publicAcross(
  world: ScenarioWorld,
  result: ScenarioResult,
  niveau: Decoupage,
  areaOf: Readonly<Record<Decoupage, AreaOf>>,
): PublicLevelAcross {
  const { communes } = world.allocation
  const members = byDecoupage((one) => dividedBy(one, communes, (code) => areaOf[one](code) ?? HORS_NIVEAU))
  const area = members[niveau]
  const { after } = result
  const before = world.baseline(result.request.openStatuts)
  const displaced = sumByArea(area, after.displaced)
  const mean = (minutes: Float64Array) =>
    area.codes.map((_, a) => tenth(meanOfArea(area, minutes, world.people, a)))
  const minutes = { before: mean(before.minutes), after: mean(after.minutes) }
  const beyond = (column: Float64Array) => area.codes.map((_, a) => roundCount(sumOfArea(area, column, a)))
  const far = { before: beyond(before.beyond), after: beyond(after.beyond) }
  const shown = [...area.codes.keys()].filter(
    (a) => displaced[a]! > NOBODY || minutes.before[a] !== minutes.after[a] || far.before[a] !== far.after[a],
  )
  const counts = byCount((count) => tellCount(world, result, members, count)[niveau])
  const pick = <T>(column: readonly T[]): T[] => shown.map((a) => column[a]!)
  return {
    niveau,
    codes: pick(area.codes),
    persons: byCount((count) => pick(counts[count]).map(valueOf)),
    states: byCount((count) => pick(counts[count]).map(stateOf).join('')),
    minutesBefore: pick(minutes.before),
    minutesAfter: pick(minutes.after),
    beyondBefore: pick(far.before),
    beyondAfter: pick(far.after),
    avant: { codes: area.codes, minutes: minutes.before },
  }
}

function tellCount(
  { areasOf: treeOf, allocation }: ScenarioWorld,
  { levels, after }: ScenarioResult,
  members: Readonly<Record<Decoupage, Membership>>,
  count: Effectif,
): Record<Decoupage, AcrossCount[]> {
  const size = allocation.communes.length
  const people = totalOf(after, count, size)
  const tree = COUNTED.map((one): CountedLevel => ({
    of: treeOf[one],
    values: totalOf(levels[one], count, levels[one].codes.length),
  }))
  return acrossCounts(
    people,
    tree[0]!,
    tree,
    byDecoupage((one) => ({ of: areasOf(members[one], size), values: sumByArea(members[one], people) })),
  )
}

/** The raw column of a count, persons: the sum of its outcomes. */
function totalOf(
  columns: Pick<ScenarioColumns, 'lost' | 'sansPlace'>,
  count: Effectif,
  size: number,
): Float64Array {
  const total = new Float64Array(size)
  for (const issue of PARTS[count]) issueColumn(columns, issue).forEach((value, k) => (total[k]! += value))
  return total
}

const valueOf = (count: AcrossCount): number | null =>
  count === 'none' ? 0 : count === 'withheld' ? null : count.middle
const stateOf = (count: AcrossCount): EtatEffectif =>
  count === 'withheld' ? 'p' : count !== 'none' && classOf(count.middle, PERSON_CLASSES) ? 'k' : 'o'
const tenth = (minutes: number): number | null => (Number.isFinite(minutes) ? roundTo(minutes, 1) : null)
const byCount = <T>(of: (count: Effectif) => T): Record<Effectif, T> =>
  Object.fromEntries(EFFECTIFS.map((count) => [count, of(count)])) as Record<Effectif, T>
const byDecoupage = <T>(of: (niveau: Decoupage) => T): Record<Decoupage, T> =>
  Object.fromEntries(DECOUPAGES.map((niveau) => [niveau, of(niveau)])) as Record<Decoupage, T>
