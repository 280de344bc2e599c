import type { Allocation } from '../allocate.ts'
import { couvertureOf, RELAY_STATUTS } from '../areas/areaRisk.ts'
import { sumByArea } from '../areas/aggregate.ts'
import { columnOf } from '../columnOf.ts'
import { etatsOf, wholeCommunes } from '../communeColumns.ts'
import { farAway, lackOfAlternatives, scarceGps, scarceNurses } from '../risk/alternatives.ts'
import type { Membership } from '../areas/membership.ts'
import { areaTree, COUNTED, type ByLevel } from '../secrecy/tree.ts'
import type { DayStatuses } from '../status/dayStatuses.ts'
import { interruptionByEtat, SUIVI_OF } from '../status/interruption.ts'
import { nearestActive } from '../travel/nearestActive.ts'
import { judgementOf } from './judgementOf.ts'
import type { Draws } from './mergeDraws.ts'
import { timeFactor, timeKeys } from './time-factors.ts'

/** What a draw sums up of an area: the four counts by status, Aff, then what its risk rests on: F, Aff, U and Σ F·V. */
export const SUMS = 9
/** Positions among the sums. */
export const AFFECTED = 4
export const BASE_FOLLOWED = 5
export const BASE_AFFECTED = 6
export const RELAYLESS = 7
export const LACKING = 8

/** The sums of a level: those of area a and sum c are `values[(a·SUMS + c)·count]` and the `count − 1` after it, draw by draw. */
export interface LevelDraws {
  readonly count: number
  readonly values: Float32Array
}

/** One day, or one scenario, in every draw. */
export type DayDraws = ByLevel<LevelDraws>

/** What a day or a scenario is, as far as the draws are concerned. */
export interface DrawnDay {
  /** What is known of each cabinet, see `etatOf`. */
  readonly etats: Uint8Array
  readonly funded: boolean
  /** Estimated minutes from each commune to its nearest open cabinet, Infinity where none can be reached. */
  readonly relay: Float64Array
}

/** The day that statuses make. */
export function drawnDay({ pairs, communes, cabinets }: Allocation, day: DayStatuses): DrawnDay {
  const open = Uint8Array.from(day.statuts, (statut) => (RELAY_STATUTS.has(statut) ? 1 : 0))
  return {
    etats: etatsOf(day),
    funded: day.funded,
    relay: nearestActive(pairs, communes, cabinets, open),
  }
}

/**
 * Every draw's sums by area for one day: the flows of the draw, its judgements (the same for the whole country) and its times.
 * Since flows and judgements depend on (seed, draw) only, two days, two areas or two scenarios drawn with the same `draws`
 * share what is common to them: differences are paired (see `differenceOf`).
 */
export function drawDay(allocation: Allocation, draws: Draws, { etats, funded, relay }: DrawnDay): DayDraws {
  const { communes, areas, pairs, followed: point } = allocation
  const tree = areaTree(communes, areas)
  const whole = wholeCommunes(communes)
  const gaps = byLevel((level) => gapsOf(areas[level], whole))
  const gps = columnOf(communes, ({ aplMg65 }) => scarceGps(aplMg65 ?? NaN))
  const nurses = columnOf(communes, ({ aplInfirmier }) => scarceNurses(aplInfirmier ?? NaN))
  const keys = timeKeys(communes)
  const inside = point.map((people, i) => (whole[i] ? people : 0))
  const all = byLevel((level) => {
    const [every, known] = [sumByArea(areas[level], point), sumByArea(areas[level], inside)]
    return Uint8Array.from(every, (people, a) => (couvertureOf(people, known[a]!) === 'minorant' ? 1 : 0))
  })
  const result = byLevel((level) => ({
    count: draws.count,
    values: new Float32Array(areas[level].codes.length * SUMS * draws.count),
  }))
  const sums = byLevel((level) => new Float64Array(areas[level].codes.length * SUMS))
  const by = new Float64Array(communes.length * SUMS)
  for (let b = 0; b < draws.count; b++) {
    const { interruption, alternatives } = judgementOf(draws.seed, b)
    const p = interruptionByEtat(interruption, funded)
    by.fill(0)
    for (let j = 0; j < draws.cabinets; j++) {
      const row = b * draws.cabinets + j
      const suivi = SUIVI_OF[etats[j]!]!
      const pj = p[etats[j]!]!
      const unit = draws.unit[row]!
      const first = pairs.start[j]!
      for (let k = draws.start[row]!; k < draws.start[row + 1]!; k++) {
        const at = pairs.commune[first + draws.offset[k]!]! * SUMS
        const people = unit * draws.tickets[k]!
        by[at + suivi]! += people
        by[at + AFFECTED]! += pj * people
      }
    }
    for (let i = 0; i < communes.length; i++) {
      const at = i * SUMS
      const followed = by[at]! + by[at + 1]! + by[at + 2]! + by[at + 3]!
      if (followed === 0) continue
      const far = relay[i] === Infinity ? 1 : farAway(relay[i]! * timeFactor(draws.seed, b, keys[i]!))
      const lack = lackOfAlternatives(gps[i]!, nurses[i]!, far, alternatives)
      by[at + BASE_FOLLOWED] = followed
      by[at + BASE_AFFECTED] = by[at + AFFECTED]!
      by[at + RELAYLESS] = by[at + AFFECTED]! * lack
      by[at + LACKING] = followed * lack
    }
    sumWhole(areas.circonscription, by, whole, sums.circonscription)
    sumWhole(areas.departement, by, whole, sums.departement)
    addUp(tree.parent.departement, sums.departement, sums.region)
    addUp(tree.parent.region, sums.region, sums.france)
    for (const level of COUNTED) {
      const into = sums[level]
      for (const { i, a, share } of gaps[level]) {
        const last = all[level][a] ? SUMS : BASE_FOLLOWED
        for (let c = 0; c < last; c++) into[a * SUMS + c]! += by[i * SUMS + c]! * share
      }
      const { values } = result[level]
      for (let c = 0; c < into.length; c++) values[c * draws.count + b] = into[c]!
    }
  }
  return result
}

/** Sums the records of one draw by area, over the communes where nothing is missing: nearly all. */
function sumWhole(
  { start, commune, share }: Membership,
  by: Float64Array,
  whole: Uint8Array,
  into: Float64Array,
): void {
  into.fill(0)
  for (let a = 0; a < start.length - 1; a++)
    for (let k = start[a]!; k < start[a + 1]!; k++) {
      const i = commune[k]!
      if (!whole[i] || by[i * SUMS + BASE_FOLLOWED] === 0) continue
      const from = i * SUMS
      const to = a * SUMS
      const part = share[k]!
      for (let c = 0; c < SUMS; c++) into[to + c]! += by[from + c]! * part
    }
}

/** Sums areas into those above them. */
function addUp(parent: Int32Array, below: Float64Array, into: Float64Array): void {
  into.fill(0)
  parent.forEach((above, a) => {
    if (above >= 0) for (let c = 0; c < SUMS; c++) into[above * SUMS + c]! += below[a * SUMS + c]!
  })
}

/** Where the communes of which something is missing belong. */
function gapsOf({ start, commune, share }: Membership, whole: Uint8Array) {
  const gaps: { readonly i: number; readonly a: number; readonly share: number }[] = []
  for (let a = 0; a < start.length - 1; a++)
    for (let k = start[a]!; k < start[a + 1]!; k++)
      if (!whole[commune[k]!]) gaps.push({ i: commune[k]!, a, share: share[k]! })
  return gaps
}

const byLevel = <T>(of: (level: keyof DayDraws) => T): ByLevel<T> =>
  Object.fromEntries(COUNTED.map((level) => [level, of(level)])) as Record<keyof DayDraws, T>
