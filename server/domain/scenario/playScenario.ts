import { marked } from '../areas/touched.ts'
import { termsOf } from '../communeColumns.ts'
import { NIVEAUX, type Niveau } from '../model.ts'
import { absorbersOf } from './absorbersOf.ts'
import { beyondReach } from './beyondReach.ts'
import { canonicalScenario } from './canonicalScenario.ts'
import { closedCabinets } from './closedCabinets.ts'
import { harmByCommune } from './harm.ts'
import { levelAfter } from './levelAfter.ts'
import { nearestAfter } from './nearestAfter.ts'
import { choicesOf, receiversOf } from './receivers.ts'
import { redistribute } from './redistribute.ts'
import type { ScenarioRequest } from './request.ts'
import {
  BANDES_PERTE,
  type BandePerte,
  type CommunesAfter,
  type ScenarioColumns,
  type ScenarioResult,
} from './result.ts'
import { scenarioIssues } from './scenarioIssues.ts'
import type { ScenarioWorld } from './world.ts'
import { peopleOfCommunes } from './peopleOfCommunes.ts'

/**
 * Plays closures and openings (method §8): the people of closed cabinets go to the open ones left and to the openings
 * by Huff's shares, each up to its capacity 200·etp·tolerance; who finds no room is "sans place". Everybody else stays:
 * openings take in displaced people only. Same bits wherever it runs; arrays are aligned on the allocation's order.
 * Throws RangeError naming the issues of a request that cannot be played (`scenarioIssues` lists them).
 */
export function playScenario(world: ScenarioWorld, asked: ScenarioRequest): ScenarioResult {
  const issues = scenarioIssues(world, asked)
  if (issues.length > 0)
    throw new RangeError(issues.map(({ path, kind, subject }) => `${path}: ${kind} ${subject}`).join('; '))
  const request = canonicalScenario(asked)
  const { closed, drawn } = closedCabinets(world, request)
  const baseline = world.baseline(request.openStatuts)
  const openAfter = baseline.open.map((open, j) => (closed[j] ? 0 : open))
  const receivers = receiversOf(world, request, openAfter)
  const left = displacedOf(world, closed)
  const choices = choicesOf(world, receivers, request, left.communes)
  const report = redistribute(left.people, choices, receivers.room)
  const lost = harmByCommune(world.rows, closed, left.communes, left.people, choices, report.placed)

  const size = world.people.length
  const spread = (values: Float64Array): Float64Array => {
    const column = new Float64Array(size)
    left.communes.forEach((i, m) => (column[i] = values[m]!))
    return column
  }
  const { minutes, changed } = nearestAfter(world, baseline, openAfter, receivers)
  const relay = nearestAfter(
    world,
    baseline.relay,
    baseline.relay.open.map((open, j) => (closed[j] ? 0 : open)),
    receivers,
  )
  const harmed = spread(left.harmed)
  const beyond = baseline.beyond.slice()
  for (const i of changed) beyond[i] = beyondReach(minutes[i]!) ? world.people[i]! : 0
  const after: CommunesAfter = {
    left: left.communes,
    changed,
    displaced: spread(left.people),
    sansPlace: spread(report.sansPlace),
    moved: spread(left.people.map((people, m) => people - report.sansPlace[m]!)),
    harmed,
    relayChanged: relay.changed,
    terms: termsOf(
      world.allocation,
      world.affected.map((people, i) => people + harmed[i]!),
      relay.minutes,
    ),
    lost: byBand((band) => spread(lost[band])),
    minutes,
    beyond,
  }
  const levels = Object.fromEntries(
    NIVEAUX.map((niveau) => [niveau, levelAfter(world, niveau, baseline, after)]),
  ) as Record<Niveau, ScenarioColumns>
  return {
    request,
    closedIds: world.allocation.cabinets.flatMap(({ id }, j) => (closed[j] ? [id] : [])),
    drawn,
    totals: totalsOf(world, levels),
    levels,
    after,
    communeMinutes: minutes,
    changed,
    relayMinutes: relay.minutes,
    absorbers: absorbersOf(world, request, receivers, choices, report),
    rounds: report.rounds,
  }
}

interface Displaced {
  /** Communes that follow somebody in a closed cabinet, ascending. */
  readonly communes: Int32Array
  /** X_i = Σ T_ij over the closed, persons, aligned on `communes`. */
  readonly people: Float64Array
  /** Σ T_ij·(1 − p_j) over the closed, persons. */
  readonly harmed: Float64Array
}

function displacedOf({ rows, weights, people, allocation }: ScenarioWorld, closed: Uint8Array): Displaced {
  const { pairs } = allocation
  const reached = new Uint8Array(people.length)
  for (let j = 0; j < closed.length; j++)
    if (closed[j]) for (let p = pairs.start[j]!; p < pairs.start[j + 1]!; p++) reached[pairs.commune[p]!] = 1
  const communes: number[] = []
  const displaced: number[] = []
  const harmed: number[] = []
  for (const i of marked(reached)) {
    let leaving = 0
    let worse = 0
    for (let q = rows.start[i]!; q < rows.start[i + 1]!; q++) {
      const j = rows.cabinet[q]!
      if (!closed[j]) continue
      leaving += rows.flow[q]!
      worse += rows.flow[q]! * (1 - weights[j]!)
    }
    if (!(leaving > 0)) continue
    communes.push(i)
    displaced.push(leaving)
    harmed.push(worse)
  }
  return {
    communes: Int32Array.from(communes),
    people: Float64Array.from(displaced),
    harmed: Float64Array.from(harmed),
  }
}

/** National totals by subtraction from one another, so that nobody is lost to rounding. */
function totalsOf(
  world: ScenarioWorld,
  { france, commune }: ScenarioResult['levels'],
): ScenarioResult['totals'] {
  const of = (column: Float64Array): number => column[0] ?? 0
  const [before, displaced, sansPlace] = [france.followedBefore, france.displaced, france.sansPlace].map(
    of,
  ) as [number, number, number]
  const { newDeserts } = commune
  return {
    before,
    stayed: before - displaced,
    displaced,
    moved: displaced - sansPlace,
    sansPlace,
    lost: byBand((band) => of(france.lost[band])),
    newDesertCommunes: newDeserts.length,
    newDesertPeople: peopleOfCommunes(world, newDeserts),
  }
}

function byBand<T>(of: (band: BandePerte) => T): Record<BandePerte, T> {
  return Object.fromEntries(BANDES_PERTE.map((band) => [band, of(band)])) as Record<BandePerte, T>
}
