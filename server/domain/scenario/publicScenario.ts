import { roundCount, roundTo } from '../secrecy/round.ts'
import { COUNTED, type ByLevel, type Counted, type Tree } from '../secrecy/tree.ts'
import type { Niveau } from '../model.ts'
import { sum } from '../sum.ts'
import { EFFECTIFS, issueColumn, PARTS, type Effectif, type Issue } from './outcomes.ts'
import { publicAbsorbers, type PublicAbsorber } from './publicAbsorbers.ts'
import { isSmall, NOBODY, publicPersons, type EtatEffectif } from './publicPersons.ts'
import type { CanonicalScenario } from './request.ts'
import type { ScenarioColumns, ScenarioResult } from './result.ts'
import type { ScenarioWorld } from './world.ts'
import { peopleOfCommunes } from './peopleOfCommunes.ts'
import { scenarioId } from './scenarioId.ts'
import type { Drawn } from './closedCabinets.ts'

/** The areas of a level that a scenario changes, column by column; every array is aligned on `codes`. */
export interface PublicLevelAfter {
  readonly niveau: Counted
  readonly codes: readonly string[]
  /** Persons, rounded; null where hidden. How each is told: one letter an area, see `EtatEffectif`. */
  readonly persons: Readonly<Record<Effectif, readonly (number | null)[]>>
  readonly states: Readonly<Record<Effectif, string>>
  /** Mean minutes to the nearest open cabinet; null where none can be reached. */
  readonly minutesBefore: readonly (number | null)[]
  readonly minutesAfter: readonly (number | null)[]
  /** Inhabitants (no patients) with no open cabinet within 20 minutes, rounded. */
  readonly beyondBefore: readonly number[]
  readonly beyondAfter: readonly number[]
  /** R, of 100 followed patients; null where nobody is followed or it is only a lower bound. */
  readonly riskBefore: readonly (number | null)[]
  readonly riskAfter: readonly (number | null)[]
  /** U, persons, rounded as the other counts; null also under 11, and where one or two cabinets close. */
  readonly relaylessBefore: readonly (number | null)[]
  readonly relaylessAfter: readonly (number | null)[]
}

/** Communes whose minutes change: places and population only, never persons followed. */
interface PublicCommunesAfter {
  readonly codes: readonly string[]
  readonly minutesBefore: readonly (number | null)[]
  readonly minutesAfter: readonly (number | null)[]
}

/** What anybody may see of a scenario, the same wherever it is played. */
export interface PublicScenario {
  readonly id: string
  readonly request: CanonicalScenario
  readonly closed: { readonly ids: readonly string[]; readonly etp: number }
  readonly drawn: readonly Drawn[]
  readonly levels: ByLevel<PublicLevelAfter>
  readonly communes: PublicCommunesAfter
  /** Codes that lose, or gain, their last open cabinet within 20 minutes. */
  readonly newDeserts: Readonly<Record<Exclude<Niveau, 'france'>, readonly string[]>>
  readonly endedDeserts: readonly string[]
  /** Inhabitants of the communes that become deserts, rounded. */
  readonly newDesertPeople: number
  readonly absorbers: readonly PublicAbsorber[]
}

/**
 * The one place where a played scenario becomes public (method §7). Every count rests on public inputs alone (declared
 * caseloads never enter): it is rounded, classed and hidden under 11 for honesty, and each total is rounded from its own raw
 * value, never from what stands for its parts. Left out on purpose: followed and affected patients before and after, whose
 * difference would repeat the counts under other rounding.
 */
export function publicScenario(world: ScenarioWorld, result: ScenarioResult): PublicScenario {
  const { etp, cabinetIndex } = world
  const { levels, closedIds, absorbers, drawn, request } = result
  const { codes, minutesBefore, minutesAfter } = levels.commune
  const moved = [...codes.keys()].filter((a) => tenth(minutesBefore[a]!) !== tenth(minutesAfter[a]!))
  return {
    id: scenarioId(request),
    request,
    closed: { ids: closedIds, etp: roundTo(sum(closedIds.map((id) => etp[cabinetIndex.get(id)!]!)), 2) },
    drawn,
    levels: byLevel((level) => publicLevel(world, result, level)),
    communes: {
      codes: moved.map((a) => codes[a]!),
      minutesBefore: moved.map((a) => tenth(minutesBefore[a]!)),
      minutesAfter: moved.map((a) => tenth(minutesAfter[a]!)),
    },
    newDeserts: {
      commune: levels.commune.newDeserts,
      circonscription: levels.circonscription.newDeserts,
      departement: levels.departement.newDeserts,
      region: levels.region.newDeserts,
    },
    endedDeserts: levels.commune.endedDeserts,
    newDesertPeople: roundCount(peopleOfCommunes(world, levels.commune.newDeserts)),
    absorbers: publicAbsorbers(absorbers),
  }
}

function publicLevel(
  { tree }: ScenarioWorld,
  { levels, closedIds }: ScenarioResult,
  niveau: Counted,
): PublicLevelAfter {
  const level = levels[niveau]
  const shown = [...level.codes.keys()].filter(
    (a) =>
      niveau === 'france' ||
      level.displaced[a]! > NOBODY ||
      tenth(level.minutesBefore[a]!) !== tenth(level.minutesAfter[a]!) ||
      roundCount(level.beyondBefore[a]!) !== roundCount(level.beyondAfter[a]!) ||
      Math.round(level.riskBefore[a]!) !== Math.round(level.riskAfter[a]!),
  )
  const cells = Object.fromEntries(
    EFFECTIFS.map((count) => [
      count,
      shown.map((a) =>
        publicPersons(
          PARTS[count].reduce((persons, issue) => persons + issueColumn(level, issue)[a]!, 0),
          closedIds.length,
          hiddenOnly(partsOf(tree, niveau, a), levels.circonscription, PARTS[count]),
        ),
      ),
    ]),
  ) as Record<Effectif, { value: number | null; state: EtatEffectif }[]>
  const whole = (a: number): boolean => level.couverture[a] !== 'minorant'
  const risk = (column: Float64Array): (number | null)[] =>
    shown.map((a) => (whole(a) && Number.isFinite(column[a]!) ? Math.round(column[a]!) : null))
  const relayless = (column: Float64Array): (number | null)[] =>
    shown.map((a) => {
      const { value, state } = publicPersons(column[a]!, closedIds.length)
      return whole(a) && state === 'o' ? value : null
    })
  return {
    niveau,
    codes: shown.map((a) => level.codes[a]!),
    persons: byCount((count) => cells[count].map(({ value }) => value)),
    states: byCount((count) => cells[count].map(({ state }) => state).join('')),
    minutesBefore: shown.map((a) => tenth(level.minutesBefore[a]!)),
    minutesAfter: shown.map((a) => tenth(level.minutesAfter[a]!)),
    beyondBefore: shown.map((a) => roundCount(level.beyondBefore[a]!)),
    beyondAfter: shown.map((a) => roundCount(level.beyondAfter[a]!)),
    riskBefore: risk(level.riskBefore),
    riskAfter: risk(level.riskAfter),
    relaylessBefore: relayless(level.relaylessBefore),
    relaylessAfter: relayless(level.relaylessAfter),
  }
}

/** Indices of the circonscriptions of area `a`. */
function partsOf(tree: Tree, niveau: Counted, a: number): readonly number[] {
  if (niveau === 'circonscription') return [a]
  const below = COUNTED[COUNTED.indexOf(niveau) - 1]!
  return tree.children[niveau][a]!.flatMap((part) => partsOf(tree, below, part))
}

/** How many cells under 11 a count is made of, 0 where it has another one too. */
function hiddenOnly(
  circonscriptions: readonly number[],
  columns: ScenarioColumns,
  issues: readonly Issue[],
): number {
  let hidden = 0
  for (const issue of issues)
    for (const a of circonscriptions) {
      const count = issueColumn(columns, issue)[a]!
      if (isSmall(count)) hidden++
      else if (count > NOBODY) return 0
    }
  return hidden
}

const tenth = (minutes: number): number | null => (Number.isFinite(minutes) ? roundTo(minutes, 1) : null)

const byLevel = <T>(of: (level: Counted) => T): ByLevel<T> =>
  Object.fromEntries(COUNTED.map((level) => [level, of(level)])) as Record<Counted, T>

const byCount = <T>(of: (count: Effectif) => T): Record<Effectif, T> =>
  Object.fromEntries(EFFECTIFS.map((count) => [count, of(count)])) as Record<Effectif, T>
