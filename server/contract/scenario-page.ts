import type { AnyNiveau } from '../domain/model.ts'
import type { OutputOf } from './endpoint.ts'
import type { Source } from './facts.ts'
import type { getScenario, listScenarioTerritoires } from './scenario.ts'

type Areas = OutputOf<typeof listScenarioTerritoires>

/** Two maps of the same place as SVG elements made by our own server: minutes to the nearest open cabinet before and after. */
export interface BeforeAfter {
  readonly avant: string
  readonly apres: string
  /** What is coloured. */
  readonly niveau: 'commune' | 'circonscription'
  /** Something changes outside what is drawn: overseas, when the mainland changes too. */
  readonly ailleurs: boolean
}

/** Patients followed in an area, persons, with the interval of their calculation; null while it is not drawn. */
export interface Suivies {
  readonly code: string
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** What the report of a scenario shows. */
export interface ScenarioPages {
  readonly scenario: {
    readonly scenario: OutputOf<typeof getScenario>
    /** The level that areas are listed by, those that change, and how they are told where it cuts across the constituencies. */
    readonly niveau: AnyNiveau
    readonly territoires: Areas['items']
    readonly note: Areas['note']
    /** Names of areas by `niveau code`, of cabinets by id. */
    readonly noms: Readonly<Record<string, string>>
    readonly cabinets: Readonly<Record<string, string>>
    /** Of the départements most affected. */
    readonly suivies: readonly Suivies[]
    readonly sources: readonly Source[]
    /** null where nothing changes that has a place. */
    readonly cartes: BeforeAfter | null
    /** The scenario it is compared with. */
    readonly autre: {
      readonly scenario: OutputOf<typeof getScenario>
      readonly territoires: Areas['items']
      readonly cartes: BeforeAfter | null
    } | null
    /** What was written as the other scenario and is none. */
    readonly avecFaux: string | null
  }
}
