import { roundCount, roundTo } from '../secrecy/round.ts'
import { COUNTED, type ByLevel, type Counted } from '../secrecy/tree.ts'
import type { Niveau } from '../model.ts'
import { sum } from '../sum.ts'
import { EFFECTIFS, ISSUES, issueColumn, PARTS, type Effectif, type Issue } from './outcomes.ts'
import { NOBODY, protectOutcomes, type Outcomes } from './protectOutcomes.ts'
import { publicAbsorbers, type PublicAbsorber } from './publicAbsorbers.ts'
import { publicPersons, type EtatEffectif } from './publicPersons.ts'
import type { CanonicalScenario } from './request.ts'
import type { ScenarioResult } from './result.ts'
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
 * The one place where a played scenario becomes public (method §7). Persons pass by `protectOutcomes`; what is told
 * besides rests on places and inhabitants. Left out on purpose: followed and affected patients before and after, whose
 * difference would repeat the counts under other rounding.
 */
export function publicScenario(world: ScenarioWorld, result: ScenarioResult): PublicScenario {
  const { etp, cabinetIndex, tree } = world
  const { levels, closedIds, absorbers, drawn, request } = result
  const raw = Object.fromEntries(
    ISSUES.map((issue) => [issue, byLevel((level) => issueColumn(levels[level], issue))]),
  ) as Record<Issue, ByLevel<Float64Array>>
  const safe = protectOutcomes(tree, raw)
  const { codes, minutesBefore, minutesAfter } = levels.commune
  const moved = [...codes.keys()].filter((a) => tenth(minutesBefore[a]!) !== tenth(minutesAfter[a]!))
  return {
    id: scenarioId(request),
    request,
    closed: { ids: closedIds, etp: roundTo(sum(closedIds.map((id) => etp[cabinetIndex.get(id)!]!)), 2) },
    drawn,
    levels: byLevel((level) => publicLevel(result, level, raw, safe)),
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
  { levels, closedIds }: ScenarioResult,
  niveau: Counted,
  raw: Outcomes,
  safe: Outcomes,
): PublicLevelAfter {
  const level = levels[niveau]
  const shown = [...level.codes.keys()].filter(
    (a) =>
      niveau === 'france' ||
      level.displaced[a]! > NOBODY ||
      tenth(level.minutesBefore[a]!) !== tenth(level.minutesAfter[a]!) ||
      roundCount(level.beyondBefore[a]!) !== roundCount(level.beyondAfter[a]!),
  )
  const total = (of: Outcomes, count: Effectif, a: number): number =>
    PARTS[count].reduce((persons, issue) => persons + of[issue][niveau][a]!, 0)
  const cells = Object.fromEntries(
    EFFECTIFS.map((count) => [
      count,
      shown.map((a) => publicPersons(total(raw, count, a), total(safe, count, a), closedIds.length)),
    ]),
  ) as Record<Effectif, { value: number | null; state: EtatEffectif }[]>
  return {
    niveau,
    codes: shown.map((a) => level.codes[a]!),
    persons: byCount((count) => cells[count].map(({ value }) => value)),
    states: byCount((count) => cells[count].map(({ state }) => state).join('')),
    minutesBefore: shown.map((a) => tenth(level.minutesBefore[a]!)),
    minutesAfter: shown.map((a) => tenth(level.minutesAfter[a]!)),
    beyondBefore: shown.map((a) => roundCount(level.beyondBefore[a]!)),
    beyondAfter: shown.map((a) => roundCount(level.beyondAfter[a]!)),
  }
}

const tenth = (minutes: number): number | null => (Number.isFinite(minutes) ? roundTo(minutes, 1) : null)

const byLevel = <T>(of: (level: Counted) => T): ByLevel<T> =>
  Object.fromEntries(COUNTED.map((level) => [level, of(level)])) as Record<Counted, T>

const byCount = <T>(of: (count: Effectif) => T): Record<Effectif, T> =>
  Object.fromEntries(EFFECTIFS.map((count) => [count, of(count)])) as Record<Effectif, T>
