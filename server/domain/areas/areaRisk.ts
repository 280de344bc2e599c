import type { Statut } from '../model.ts'
import { sumOfArea } from './aggregate.ts'
import type { Membership } from './membership.ts'

/** Whose patients find a relay at hand: cabinets of these statuses (method §6.3), whatever else counts as open in a scenario. */
export const RELAY_STATUTS: ReadonlySet<Statut> = new Set(['active', 'reduced'])

/** How much of an area its risk rests on: all of it, all but the communes without APL, or less than that allows (a lower bound). */
const COUVERTURES = ['entiere', 'partielle', 'minorant'] as const
export type Couverture = (typeof COUVERTURES)[number]

/** Largest share of the followed patients that may be left out before an area's risk is only a lower bound (method §6). */
const MOST_OUTSIDE = 0.05

/** What the risk of areas is summed from, aligned on the communes. */
export interface RiskTerms {
  /** F_i, persons, all communes then those whose V is whole. */
  readonly followed: Float64Array
  readonly followedWhole: Float64Array
  /** Aff_i, persons. */
  readonly affected: Float64Array
  readonly affectedWhole: Float64Array
  /** Aff_i·V_i and F_i·V_i, a missing part of V counted 0. */
  readonly relayless: Float64Array
  readonly relaylessWhole: Float64Array
  readonly lacking: Float64Array
  readonly lackingWhole: Float64Array
}

/** The risk of an area; `relayless` in persons, `risk` 0..100, the factors 0..1, NaN where nobody is followed. */
export interface AreaRisk {
  readonly couverture: Couverture
  /** Followed patients of the communes that are left out, persons. */
  readonly outside: number
  readonly affected: number
  readonly relayless: number
  readonly risk: number
  readonly interruption: number
  readonly lack: number
}

/** The terms of one day: `affected` Aff_i, V_i with what is missing at 0, and 1 for the communes where nothing is. */
export function riskTerms(
  followed: Float64Array,
  affected: Float64Array,
  lack: Float64Array,
  whole: Uint8Array,
): RiskTerms {
  const inWhole = (column: Float64Array): Float64Array => column.map((value, i) => (whole[i] ? value : 0))
  const relayless = affected.map((people, i) => people * lack[i]!)
  const lacking = followed.map((people, i) => people * lack[i]!)
  return {
    followed,
    followedWhole: inWhole(followed),
    affected,
    affectedWhole: inWhole(affected),
    relayless,
    relaylessWhole: inWhole(relayless),
    lacking,
    lackingWhole: inWhole(lacking),
  }
}

/**
 * U = Σ Aff·V, R = 100·U/F, H = Aff/F and V = U/Aff of area `a`, always over one and the same set of communes, so that
 * R = 100·H·V: those where V is whole; where these leave out more than 5 % of the followed, all of them, and U, R, V are
 * lower bounds. Where nobody is affected V is the mean weighted by the followed.
 */
export function areaRisk(area: Membership, terms: RiskTerms, a: number): AreaRisk {
  // A commune is its own sum, but for those of arrondissements: 35,000 of the areas, on every replayed day.
  const first = area.start[a]!
  const own = area.niveau === 'commune' && area.start[a + 1] === first + 1
  const of = (column: Float64Array): number =>
    own ? column[area.commune[first]!]! : sumOfArea(area, column, a)
  const [all, inside, affected] = [of(terms.followed), of(terms.followedWhole), of(terms.affected)]
  const outside = all - inside
  const couverture = couvertureOf(all, inside)
  const part = (column: 'followed' | 'affected' | 'relayless' | 'lacking'): number =>
    of(couverture === 'minorant' ? terms[column] : terms[`${column}Whole`])
  const [followed, touched, relayless] = [part('followed'), part('affected'), part('relayless')]
  return {
    couverture,
    outside: couverture === 'entiere' ? 0 : outside,
    affected,
    relayless,
    risk: followed > 0 ? (100 * relayless) / followed : NaN,
    interruption: followed > 0 ? touched / followed : NaN,
    lack: touched > 0 ? relayless / touched : followed > 0 ? part('lacking') / followed : NaN,
  }
}

/** Rounding alone never leaves anybody out. */
const NOBODY = 1e-9

/** What a risk rests on when `inside` of `all` followed patients (persons) live where nothing is missing. */
export function couvertureOf(all: number, inside: number): Couverture {
  const outside = all - inside
  return outside <= NOBODY * all ? 'entiere' : outside <= MOST_OUTSIDE * all ? 'partielle' : 'minorant'
}
