import type { Verdict } from '../domain/draws/verdictOf.ts'
import type { AnyNiveau, Statut } from '../domain/model.ts'
import type { Indicateur } from '../domain/situation.ts'
import type { NationalTotal } from '../domain/national-total.ts'
import type { getCabinet } from './cabinet.ts'
import type { OutputOf } from './endpoint.ts'
import type { listIndicateurs } from './facts.ts'
import type { Question } from './questions-pages.ts'
import type { getTerritoire } from './sheet.ts'

type Territoire = OutputOf<typeof getTerritoire>
type Figure = Territoire['figures'][number]

export type Verdicts = Readonly<Partial<Record<Indicateur, Verdict | null>>>

interface ComparedArea {
  readonly code: string
  readonly nom: string
  readonly figure: Territoire['figures'][number]
  /** Whether its difference from the area of the sheet is established; null where it cannot be told. */
  readonly verdict: Verdict | null
}

/** An area inside another, with the figures that may be told of it: those of its whole, also where it is shared. */
interface InnerArea {
  readonly code: string
  readonly nom: string
  readonly path: string
  /** Share of its people who live in the larger one, 0..1; null: all of them. */
  readonly part: number | null
  readonly figures: readonly Figure[]
}

/** What an area holds: the areas below it, its cabinets, and how many of them stood how since the payments stopped. */
export interface Inside {
  readonly niveau: AnyNiveau
  readonly areas: readonly InnerArea[]
  readonly cabinets: readonly Pick<
    OutputOf<typeof getCabinet>,
    'id' | 'name' | 'commune' | 'status' | 'demonstration'
  >[]
  /** Cabinets by status, on the first day of each month and today. */
  readonly trend: readonly { readonly day: string; readonly counts: Readonly<Record<Statut, number>> }[]
  /** Patients by the status of their cabinet, and interruptions expected, on those days as published; null: not at hand. */
  readonly patients: readonly { readonly day: string; readonly figures: readonly Figure[] | null }[]
  /** Server-made map of the areas in classes with the cabinets, an SVG document fragment; null where there is no contour. */
  readonly map: string | null
}

/** How the areas of a level lie between the least and the largest value of an indicator: how many in each of equal steps. */
export interface Spread {
  readonly least: number
  readonly most: number
  readonly counts: readonly number[]
}
export type Spreads = Readonly<Partial<Record<Indicateur, Spread>>>

/** A sheet on an earlier day, by what is known today; `since` is what was asked for. */
interface Changes {
  readonly since: string
  readonly error: 'not-a-day' | 'to-come' | 'too-early' | null
  /** The nearest day that is known, where one outside was asked for. */
  readonly nearest: string | null
  readonly validFrom: string
  readonly then: Territoire | null
  /** How far each figure differs between the two days, by the draws that both share. */
  readonly verdicts: Verdicts
}

/** The sheets of areas. */
export interface SheetPages {
  /** Any area but a circonscription. */
  readonly territoire: {
    readonly territoire: Territoire
    /** The same with the usual total, which what changed is told of. */
    readonly usual: Territoire
    /** What it lies in, the nearest first, France last. */
    readonly wider: readonly Territoire[]
    readonly total: NationalTotal
    /** Whether alerts can be sent by e-mail. */
    readonly mails: boolean
    readonly inside: Inside | null
    readonly spreads: Spreads
    /** Up to three sentences to paste. */
    readonly phrases: readonly { readonly fr: string; readonly en: string }[]
    /** Who sits in the Sénat for a département, by a list of a day; null at other levels and where there is no list. */
    readonly senators: {
      readonly dateListe: string
      readonly old: boolean
      /** Day on which a renewal since the list took effect; null: there was none. */
      readonly renewed: string | null
      /** None: its seats were renewed since the list, or it names nobody. */
      readonly held: readonly {
        readonly civilite: string | null
        readonly nom: string
        readonly groupe: string | null
      }[]
      /** Those of its senators that name the scheme, whoever sits now; none where they were not loaded. */
      readonly questions: readonly {
        readonly date: string | null
        readonly titre: string
        readonly statut: 'en-attente' | 'reponse-publiee' | 'retiree' | 'caduque'
        readonly statutLe: string
        readonly auteur: string
        readonly groupe: string | null
        readonly url: string
      }[]
    } | null
    /** What is told of a commune's zoning beside its class; null at other levels, and where nothing of it is loaded. */
    readonly zoning: {
      /** Null: the orders are not loaded. */
      readonly arrete: {
        /** ISO day; null: none gives the commune a class. */
        readonly le: string | null
        /** Over which GPs are zoned there. */
        readonly territoireDeVieSante: string | null
      } | null
      /** Names of its quartiers prioritaires; null: their list is not loaded. */
      readonly quartiers: readonly string[] | null
    } | null
    /** The circonscriptions that it meets. */
    readonly seats: readonly { readonly code: string; readonly nom: string }[]
    readonly indicateurs: OutputOf<typeof listIndicateurs>['items']
    readonly changes: Changes
  }
  /** The way to every area, by name or code. */
  readonly territoires: {
    readonly q: string
    readonly groups: readonly {
      readonly niveau: AnyNiveau
      readonly areas: readonly {
        readonly code: string
        readonly nom: string
        readonly departement: string | null
      }[]
      readonly matched: number
      readonly count: number
    }[]
  }
  readonly circonscription: {
    readonly territoire: Territoire
    /** The same with the usual total, which what changed is told of. */
    readonly usual: Territoire
    readonly departement: Territoire | null
    readonly france: Territoire
    readonly questions: readonly Question[]
    readonly indicateurs: OutputOf<typeof listIndicateurs>['items']
    /** Server-made locator map, an SVG document fragment; null where there is no contour. */
    readonly locator: string | null
    /** Whether alerts can be sent by e-mail. */
    readonly mails: boolean
    readonly inside: Inside | null
    readonly spreads: Spreads
    readonly total: NationalTotal
    /** One figure beside its neighbours' and its likes'; null where there are no figures. */
    readonly comparison: {
      readonly indicator: Indicateur
      readonly indicators: readonly Indicateur[]
      readonly neighbours: readonly ComparedArea[]
      /** Of other départements, nearest by age ratio and density. */
      readonly similar: readonly ComparedArea[]
      /** The same of its département, and of France. */
      readonly wider: { readonly departement: Verdict | null; readonly france: Verdict | null }
    } | null
    /** Where today's figures are quoted for ever, and the sentence most asked for; null where there are no figures. */
    readonly cite: {
      readonly path: string
      readonly phrase: { readonly fr: string; readonly en: string } | null
      /** QR code of the whole address, an SVG element. */
      readonly qr: string
    } | null
    readonly changes: Changes
  }
}
