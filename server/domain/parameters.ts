import { GOALPOSTS, type Goalposts } from './risk/goalposts.ts'

/** Every number of the method that somebody might argue with; a run stores the set that it used. */
export interface Parameters {
  /** P*: national active caseload, persons (QE 14340). */
  readonly patients: number
  /** ρ: target chronic patients per standardised inhabitant (treated diabetics, 2022). */
  readonly prevalence: number
  /** κ: largest share of a commune's target population that may be followed. */
  readonly cap: number
  /** Minutes at which half of the pull is left. */
  readonly t50: number
  /** The same where GPs are scarce (`aplMg` under `scarceApl`). */
  readonly t50Scarce: number
  readonly scarceApl: number
  /** Steepness of the decay. */
  readonly gamma: number
  /** Minutes beyond which nobody travels. */
  readonly maxMinutes: number
  /** Largest relative violation tolerated when the capped fit stops. */
  readonly tolerance: number
  readonly maxIterations: number
  /** Frozen national scales of the risk index. */
  readonly goalposts: Goalposts
}

/** The method as published (design page, §§ 3–6). */
export const DEFAULT_PARAMETERS: Parameters = {
  patients: 300_000,
  prevalence: 0.056,
  cap: 0.5,
  t50: 15,
  t50Scarce: 20,
  scarceApl: 2.5,
  gamma: 3,
  maxMinutes: 45,
  tolerance: 1e-9,
  maxIterations: 500,
  goalposts: GOALPOSTS,
}
