import type { Couverture, RiskTerms } from '../areas/areaRisk.ts'
import type { Niveau } from '../model.ts'
import type { Drawn } from './closedCabinets.ts'
import type { CanonicalScenario } from './request.ts'

/**
 * Bands of minutes lost on the way to the new cabinet, to 0.1 minute: under 5 (nothing lost or nearer included), 5 to
 * under 10, 10 to 20, more than 20. People without a place are apart (`sansPlace`).
 */
export const BANDES_PERTE = ['0-5', '5-10', '10-20', '20+'] as const
export type BandePerte = (typeof BANDES_PERTE)[number]

/**
 * One level after the closures, column by column, raw (unrounded, unsuppressed: what is shown passes by the
 * publishing step); every array is aligned on `codes`. Persons unless told.
 */
export interface ScenarioColumns {
  readonly niveau: Niveau
  readonly codes: readonly string[]
  readonly followedBefore: Float64Array
  /** Followed before, less `sansPlace`. */
  readonly followedAfter: Float64Array
  /** Σ T_ij·p_j of the day. */
  readonly affectedBefore: Float64Array
  /** The same with p_j = 1 for what closes: who changes cabinet is affected even when placed. */
  readonly affectedAfter: Float64Array
  /** U before and after, persons, and R, 0..100 (method §6): F is that of before, for no closure changes who was followed. */
  readonly relaylessBefore: Float64Array
  readonly relaylessAfter: Float64Array
  readonly riskBefore: Float64Array
  readonly riskAfter: Float64Array
  /** What they rest on. */
  readonly couverture: readonly Couverture[]
  /** People whose cabinet closes: `moved` + `sansPlace`. */
  readonly displaced: Float64Array
  readonly moved: Float64Array
  readonly sansPlace: Float64Array
  /** The moved, by minutes lost. */
  readonly lost: Readonly<Record<BandePerte, Float64Array>>
  /** Mean minutes to the nearest open cabinet, weighted by total population, where one can be reached at all. */
  readonly minutesBefore: Float64Array
  readonly minutesAfter: Float64Array
  /** People (total population) with no open cabinet within 20 minutes. */
  readonly beyondBefore: Float64Array
  readonly beyondAfter: Float64Array
  /**
   * New deserts: areas with people, of which somebody had an open cabinet within 20 minutes before and nobody has
   * after. Never to be confused with the ARS's ZIP and ZAC. Ascending.
   */
  readonly newDeserts: readonly string[]
  /** The reverse, by openings. */
  readonly endedDeserts: readonly string[]
}

/** What the closures change, commune by commune: persons and minutes, aligned on the communes. */
export interface CommunesAfter {
  /** Communes that somebody leaves a cabinet of, ascending: every column of persons is 0 elsewhere. */
  readonly left: Int32Array
  /** Communes whose minutes change, ascending. */
  readonly changed: Int32Array
  readonly displaced: Float64Array
  readonly sansPlace: Float64Array
  readonly moved: Float64Array
  /** What `affected` gains: Σ T_ij·(1 − p_j) over the closed. */
  readonly harmed: Float64Array
  /** Communes whose nearest relay is another or farther, ascending, and what the risk is summed from. */
  readonly relayChanged: Int32Array
  readonly terms: RiskTerms
  readonly lost: Readonly<Record<BandePerte, Float64Array>>
  readonly minutes: Float64Array
  /** People (total population) beyond 20 minutes afterwards. */
  readonly beyond: Float64Array
}

/** A cabinet or an opened post that takes people in. `followedBefore` is an estimate nobody declared: never shown. */
export interface Absorber {
  readonly kind: 'cabinet' | 'ouverture'
  /** Id of the cabinet; the commune's code for an opening. */
  readonly id: string
  readonly codeCommune: string
  readonly etp: number
  /** 200·etp·tolerance, persons. */
  readonly capacity: number
  readonly followedBefore: number
  readonly received: number
  /** Followed after over capacity, 0..1. */
  readonly fill: number
}

/** The whole country in persons: stayed + moved + sansPlace = before. */
interface ScenarioTotals {
  readonly before: number
  readonly stayed: number
  readonly displaced: number
  readonly moved: number
  readonly sansPlace: number
  readonly lost: Readonly<Record<BandePerte, number>>
  readonly newDesertCommunes: number
  /** People (total population) of the communes that become deserts. */
  readonly newDesertPeople: number
}

export interface ScenarioResult {
  readonly request: CanonicalScenario
  /** Ids of the cabinets that close, ascending. */
  readonly closedIds: readonly string[]
  readonly drawn: readonly Drawn[]
  readonly totals: ScenarioTotals
  readonly levels: Readonly<Record<Niveau, ScenarioColumns>>
  /** The same commune by commune, raw: what other levels are summed from. */
  readonly after: CommunesAfter
  /** Minutes from each commune to its nearest open cabinet or opening afterwards; Infinity when there is none. */
  readonly communeMinutes: Float64Array
  /** Indices of the communes for which these minutes are others than before, ascending. */
  readonly changed: Int32Array
  /** Minutes from each commune to its nearest relay (active or reduced, whatever counts as open) or opening afterwards. */
  readonly relayMinutes: Float64Array
  /** Who takes people in, most first; openings that receive nobody are listed too. */
  readonly absorbers: readonly Absorber[]
  readonly rounds: number
}
