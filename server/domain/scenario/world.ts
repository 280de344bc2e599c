import type { AreaRisk } from '../areas/areaRisk.ts'
import type { Niveau, Statut } from '../model.ts'
import type { Ground } from './ground.ts'

/** What an area has before anything closes; arrays aligned on the codes of its level. */
export interface LevelBefore {
  /** Followed patients, persons. */
  readonly followed: Float64Array
  /** Σ T_ij·p_j, persons. */
  readonly affected: Float64Array
  readonly risks: readonly AreaRisk[]
  /** Mean minutes to the nearest open cabinet, weighted by total population. */
  readonly minutes: Float64Array
  /** People (total population) with no open cabinet within 20 minutes. */
  readonly beyond: Float64Array
}

/** The way to the nearest of some cabinets. */
export interface Nearest {
  /** 1 for the cabinets that count as open. */
  readonly open: Uint8Array
  /** Minutes from each commune to the nearest open cabinet; Infinity when its network has none. */
  readonly minutes: Float64Array
  /** Communes that no open cabinet is within reach of (`maxMinutes`), ascending. */
  readonly far: readonly number[]
}

/** The day before anything closes. */
export interface Baseline extends Nearest {
  /** The way to the nearest relay, whatever counts as open in the scenario. */
  readonly relay: Nearest
  /** People (total population) of each commune with no open cabinet within 20 minutes. */
  readonly beyond: Float64Array
  readonly levels: Readonly<Record<Niveau, LevelBefore>>
}

/** Everything a scenario reads of one day; built once, played many times. */
export interface ScenarioWorld extends Ground {
  readonly asOf: string
  /** Public status of each cabinet on the day. */
  readonly statuts: readonly Statut[]
  /** What is known of each cabinet on the day, see `etatOf`, and whether the scheme is funded. */
  readonly etats: Uint8Array
  readonly funded: boolean
  /** p_j, how likely the follow-up of each cabinet is to be interrupted within three months, 0..1. */
  readonly weights: Float64Array
  /** Aff_i of the day by commune, persons, to the bit as the day's figures have it. */
  readonly affected: Float64Array
  /** Indices of the areas of each cabinet; several circonscriptions where its place does not tell which. */
  readonly cabinetAreas: Readonly<Record<Niveau, readonly (readonly number[])[]>>
  /** The day before anything is closed, when cabinets of these statuses count as open; kept for the next play. */
  readonly baseline: (openStatuts: readonly Statut[]) => Baseline
}
