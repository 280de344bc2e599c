import type { Couverture } from './areas/areaRisk.ts'
import type { AnyNiveau, Niveau, Statut } from './model.ts'

/**
 * Indicators of an area, in the order in which tables show them. Values are raw (unrounded, unsuppressed) until
 * `publish` turns them into public figures; NaN means "not applicable or not calculable".
 */
export const INDICATEURS = [
  'patients-suivis', // F, persons
  'suivi-ouvert', // F by the status of the cabinet, persons; the four add up to F
  'suivi-reduit',
  'suivi-arrete',
  'suivi-inconnu',
  'interruptions-attendues', // Aff = Σ T·p, persons within three months
  'patients-sans-relais', // U = Σ Aff·V, persons
  'risque', // R = 100·U/F, of 100 followed patients
  'interruption', // H = Aff/F, 0..1
  'sans-alternative', // V = U/Aff, 0..1
  'besoin', // N, context: 0..1
  'accessibilite-asalee', // E2SFCA, etp per 100 000 standardised inhabitants
  'minutes-active', // minutes to the nearest active cabinet, weighted by total population
  'apl-mg', // DREES, consultations per standardised inhabitant per year
  'apl-mg65',
  'apl-infirmier', // DREES, etp per 100 000 standardised inhabitants
  'part-sous-dense', // share of total population under APL mg65 2.5, 0..1
  'part-zip', // share of population in ZIP, 0..1
  'part-zac',
  'population', // legal population, persons
  'part-75', // share aged 75+, 0..1
  'cabinets', // number of cabinets
  'etp', // Asalée nurse time, etp
  'medecins-generalistes', // GPs
] as const
export type Indicateur = (typeof INDICATEURS)[number]

/** Version of the method that gives these figures: every public answer says it. */
export const METHOD = 2

/** Indicators of the first version of the method, and what answers the same question now (with other figures). */
export const REPLACED = {
  'patients-affectes': 'interruptions-attendues',
  exposition: 'interruption',
  alternatives: 'sans-alternative',
} as const satisfies Readonly<Record<string, Indicateur>>

/** The id that answers today for `id`: what replaces one of the first version, any other unchanged. */
export const currentId = (id: string): string =>
  Object.hasOwn(REPLACED, id) ? REPLACED[id as keyof typeof REPLACED] : id

/** People by minutes to the nearest active cabinet: under 10, 10–20, 20–45, 45 and more or no road, persons (total population). */
export const BANDES_MINUTES = ['0-10', '10-20', '20-45', '45+'] as const
export type BandeMinutes = (typeof BANDES_MINUTES)[number]

/** One level of a situation, column by column; every array is aligned on `codes` (sorted). */
export interface LevelColumns {
  readonly niveau: AnyNiveau
  readonly codes: readonly string[]
  readonly values: Readonly<Record<Indicateur, Float64Array>>
  /** What U, R, H and V of each area rest on. */
  readonly couverture: readonly Couverture[]
  /** Followed patients who live where a part of V is missing, persons. */
  readonly outside: Float64Array
  readonly peopleByMinutes: Readonly<Record<BandeMinutes, Float64Array>>
  readonly cabinetsByStatus: Readonly<Record<Statut, Float64Array>>
}

/** Every figure of the country on one day: the result of the point calculation (method §§2–6). */
export interface Situation {
  readonly asOf: string
  readonly levels: Readonly<Record<Niveau, LevelColumns>>
  /** Totals that must be exact: P* and Σ F. */
  readonly checks: {
    readonly patientsTotal: number
    readonly iterations: number
    readonly largestViolation: number
  }
  /** Named oddities: `cabinet C123: outside every network`, never silently dropped. */
  readonly warnings: readonly Warning[]
}

export interface Warning {
  readonly kind:
    | 'cabinet-hors-reseau'
    | 'cabinet-sans-demande'
    | 'population-nulle'
    | 'apl-absente'
    | 'polygone-degenere'
    | 'plafond-infaisable'
    | 'valeur-non-finie'
  /** Code of the commune or id of the cabinet. */
  readonly subject: string
  readonly detail: string
}
