import type { Niveau, Statut } from '../model.ts'

/** An area of a level, by its code (`FR` for France). */
export interface Area {
  readonly niveau: Niveau
  readonly code: string
}

/** One reason to close cabinets; several add up, a cabinet named twice closes once. */
export type Closure =
  | { readonly by: 'cabinets'; readonly ids: readonly string[] }
  | ({ readonly by: 'area' } & Area)
  /** `share` (0..1) of the area's nurse posts, chosen by lot number `draw`: "20 % des postes de l'Indre (tirage 1)". */
  | ({ readonly by: 'share'; readonly share: number; readonly draw: number } & Area)
  /** Every cabinet of the area whose public status of the day is `statut`. */
  | ({ readonly by: 'status'; readonly statut: Statut } & Area)

/** Nurse time (etp) put at the point of a commune. */
export interface Opening {
  readonly codeCommune: string
  readonly etp: number
}

/** What a planner asks. Everything that changes the answer is here or in the world it is played on. */
export interface ScenarioRequest {
  /** ISO date of the statuses that it is played on. */
  readonly asOf: string
  readonly closures: readonly Closure[]
  readonly openings: readonly Opening[]
  /** How far over its capacity a cabinet may go: 1.2 unless told (method §8, a judgement). */
  readonly tolerance?: number
  /** Patients that one full-time nurse follows: 200 unless told. */
  readonly patientsPerEtp?: number
  /** Statuses of the cabinets that count as open: they take people in and make a commune reached. */
  readonly openStatuts?: readonly Statut[]
}

/** A request with every default written out, in canonical order: equal questions have equal values. */
export type CanonicalScenario = Required<ScenarioRequest>

/** Method §8: 200 patients per FTE. */
export const PATIENTS_PER_ETP = 200
/** Method §8, a judgement: a cabinet may go 20 % over. */
export const TOLERANCE = 1.2
/**
 * Everything not known to be shut (a judgement). `unknown` is among them, or closing "all whose status is unknown"
 * would take away nothing that was there before; ask for `['active']` to count confirmed cabinets only.
 */
export const OPEN_STATUTS: readonly Statut[] = ['active', 'reduced', 'unknown']
