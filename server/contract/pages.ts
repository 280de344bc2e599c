import type { Deprecation } from './deprecations.ts'
import type { EndpointName } from './endpoints.ts'
import type { Operator } from './operator.ts'
import type { Locale } from './locale.ts'
import type { z } from 'zod'
import type { InputOf, OutputOf } from './endpoint.ts'
import type { getCabinet, listCabinetEvents } from './cabinet.ts'
import type { DemandYears } from '../domain/indicators/by-age.ts'
import type { Opening } from '../domain/hours/openingNow.ts'
import type { ValidatedJourney } from '../domain/travel/validateJourneys.ts'
import type { VarianceShares } from '../domain/risk/varianceShares.ts'
import type { CurrentFigure, FormerFigure, getCitation } from './citation.ts'
import type { AlertData } from './alert-page.ts'
import type { ConfirmData } from './confirm-page.ts'
import type { GestionPages } from './steward-pages.ts'
import type { getFraicheur } from './freshness.ts'
import type { TrouverData } from './find-page.ts'
import type { OgcPage } from './gis.ts'
import type {
  listChiffres,
  listChronologie,
  listIndicateurs,
  listSources,
  listVerifications,
  run,
  Source,
} from './facts.ts'
import type { GoalPages } from './goal.ts'
import type { PlacementPages } from './placement-page.ts'
import type { Question, QuestionsPages } from './questions-pages.ts'
import type { createSignalement } from './report.ts'
import type { listScenariosNommes } from './named-scenarios.ts'
import type { SeatChosen } from './seats.ts'
import type { ScenarioPages } from './scenario-page.ts'
import type { SheetPages, Verdicts } from './sheet-pages.ts'
import type { ArretesZonage, getTerritoire, listTerritoires } from './sheet.ts'
import type { Indicateur } from '../domain/situation.ts'
import type { Orders } from '../domain/zoning.ts'

// What each server-rendered page receives: the same outputs as the API's, so that a page cannot show another figure.

/** What every page knows. */
export interface PageContext {
  readonly locale: Locale
  /** Path without `/en`, such as `/trouver`; with `alternate` it makes the language link. */
  readonly path: string
  /** Query string of the request as received, with `?`, or empty: never logged. */
  readonly search: string
  readonly asOf: string
  readonly run: string
  readonly demonstration: boolean
  /** Whether the database does not answer: the latest changes may be missing. */
  readonly degraded: boolean
  /** Origin for permalinks, such as `https://relais.example`. */
  readonly origin: string
}

type Territoire = OutputOf<typeof getTerritoire>
export type { Place, TrouverData } from './find-page.ts'
/** What may be wrong about a cabinet. */
export type Motif = InputOf<typeof createSignalement>['motif']

export interface CabinetData {
  readonly cabinet: OutputOf<typeof getCabinet>
  readonly opening: Opening | null
  /** Newest first. */
  readonly events: OutputOf<typeof listCabinetEvents>['items']
  /** What was said of new patients, newest first. */
  readonly intakes: OutputOf<typeof listCabinetEvents>['newPatients']
  /** How the report form stands: `wrong` and `failed` give back what was written. */
  readonly report: {
    readonly state: 'ready' | 'received' | 'wrong' | 'failed'
    readonly motif: Motif | null
    readonly commentaire: string
  }
}

/** A file that may be fetched: what its form is called, its media type, where it is. */
interface DataFile {
  readonly form: string
  readonly media: string
  readonly path: string
}

export interface PageData
  extends GestionPages, GoalPages, QuestionsPages, PlacementPages, ScenarioPages, SheetPages {
  readonly accueil: {
    readonly france: Territoire
    readonly total: SheetPages['circonscription']['total']
    readonly chronologie: OutputOf<typeof listChronologie>['items']
  }
  readonly trouver: TrouverData
  readonly cabinet: CabinetData
  readonly confirmer: ConfirmData
  readonly alerte: AlertData
  readonly queFaire: {
    readonly ars: readonly { readonly region: string; readonly url: string }[]
    readonly addresses: boolean
  }
  readonly carte: {
    /** On the day that the address names. */
    readonly departements: Pick<
      OutputOf<typeof listTerritoires>,
      'items' | 'run' | 'method' | 'asOf' | 'demonstration'
    >
    /** On the same day. */
    readonly france: Territoire
    readonly indicateurs: OutputOf<typeof listIndicateurs>['items']
    /** Template of the base map's images, nothing of which is fetched before it is chosen; null: there is none. */
    readonly basemapUrl: string | null
    /** Whether there are maisons and centres de santé to show. */
    readonly structures: boolean
    /** The orders behind the zoning, of the départements and of France; absent: none is loaded. */
    readonly arretesZonage?: Readonly<Record<'departements' | 'france', ArretesZonage>>
    /** Of which years the ages are that expected patients rest on; absent: they rest on the standardised population. */
    readonly demande?: DemandYears
  }
  readonly citation: {
    readonly citation: Omit<OutputOf<typeof getCitation>, 'figures'> & { readonly figures: CurrentFigure[] }
    /** What only the first method counted. */
    readonly former: FormerFigure[]
    /** The same circonscription by the calculation of today, for what has changed since. */
    readonly now: Territoire
    /** How far each figure of the quoted calculation differs from today's; empty where its draws are no more. */
    readonly verdicts: Verdicts
  }
  readonly circonscriptions: {
    readonly items: OutputOf<typeof listTerritoires>['items']
    /** The circonscriptions that the search means for sure, to be listed alone; null: those whose words are met. */
    readonly only: readonly string[] | null
    /** Communes or addresses that the search may mean; several circonscriptions where a commune is split or a border too near. */
    readonly places: readonly {
      readonly label: string
      readonly exact: boolean
      /** Of an address, whether its circonscription is known; null of a commune. */
      readonly address: 'decided' | 'undecided' | null
      readonly circonscriptions: readonly string[]
    }[]
    /** Why an address could only be read as its commune. */
    readonly notice: TrouverData['notice']
    /** Whether this service looks addresses up at all. */
    readonly addresses: boolean
    /** What the address chooses, the codes that meet it, and those whose figure does not tell. */
    readonly choice: SeatChosen
    readonly groups: readonly string[]
  }
  readonly methode: {
    /** The calculation that its computed figures are of. */
    readonly run: { readonly id: string; readonly asOf: string }
    readonly indicateurs: OutputOf<typeof listIndicateurs>['items']
    readonly example: Territoire
    /** France, then the régions, each in every named scenario. */
    readonly scenarios: OutputOf<typeof listScenariosNommes>['items']
    readonly parameters: Readonly<Record<string, unknown>>
    /** Of which years the ages are that expected patients rest on; absent: they rest on the standardised population. */
    readonly demande?: DemandYears
    /** Whence the differences of risk come today: shares of the variance of log R, 0..1. */
    readonly decomposition: readonly (VarianceShares & {
      readonly niveau: 'departement' | 'circonscription'
    })[]
    /** How wide today's published intervals are: median of (high − low) ÷ 2 ÷ value; null until they are drawn. */
    readonly widths:
      | readonly {
          readonly niveau: 'region' | 'departement' | 'circonscription'
          readonly indicator: Indicateur
          readonly median: number
          readonly areas: number
        }[]
      | null
    /** Known journeys beside the estimate, by kind of ground. */
    readonly journeys: readonly ValidatedJourney[]
    /** The orders behind the zoning; null: none is loaded, and it is of a file whose origin is to be confirmed. */
    readonly arretes: Orders | null
  }
  readonly donnees: {
    /** Layers whole, with the forms of each and where they are. */
    readonly couches: readonly {
      readonly id: string
      readonly title: Readonly<Record<Locale, string>>
      readonly about: Readonly<Record<Locale, string>>
      /** Whether it rests on the roster. */
      readonly roster: boolean
      /** Ids of the datasets that it rests on. */
      readonly sources: readonly string[]
      readonly files: readonly DataFile[]
      /** What opens it with the legend of the map. */
      readonly desktop: readonly DataFile[]
    }[]
    readonly sources: OutputOf<typeof listSources>['items']
    /** The orders behind the zoning; null: none is loaded, and it is of a file whose origin is to be confirmed. */
    readonly arretes: Orders | null
    readonly verifications: OutputOf<typeof listVerifications>
    readonly currentRun: z.input<typeof run>
    readonly fraicheur: OutputOf<typeof getFraicheur>
  }
  readonly chiffres: {
    readonly chiffres: OutputOf<typeof listChiffres>['items']
    readonly questions: readonly Question[]
    readonly sources: readonly Source[]
  }
  readonly chronologie: {
    readonly items: OutputOf<typeof listChronologie>['items']
    readonly questions: readonly Question[]
    readonly sources: readonly Source[]
  }
  readonly accessibilite: { readonly operator: Operator }
  readonly mentions: { readonly operator: Operator }
  /** `addresses`: what is typed goes to an address service as well. */
  readonly confidentialite: {
    readonly operator: Operator
    readonly addresses: boolean
    readonly mails: boolean
  }
  /** Every page that the site map tells, in the order of the table; a path may hold `{a parameter}`. */
  readonly plan: { readonly pages: readonly { readonly name: ListedPage; readonly path: string }[] }
  /** The contract, chapter by chapter, and programs that ask it. */
  readonly apiDocs: {
    readonly chapters: readonly {
      readonly name: string
      readonly about: Readonly<Record<Locale, string>>
      readonly operations: readonly {
        readonly name: EndpointName
        readonly method: 'GET' | 'POST'
        readonly path: string
        /** In English; French pages have words of their own. */
        readonly summary: string
        /** Files that the answer is offered as, at the same address with their suffix. */
        readonly formats: readonly string[]
        /** What a token must allow; null: open to all. */
        readonly access: string | null
        /** An address that anybody may open; null where it takes a body or a token. */
        readonly tried: string | null
        /** The JSON body of an example that anybody may send, for it records nothing; null where it takes none, or a token. */
        readonly body: string | null
        readonly parameters: readonly {
          readonly name: string
          readonly place: 'path' | 'query' | 'header'
          readonly required: boolean
          readonly description: string
          readonly values: readonly string[]
        }[]
      }[]
    }[]
    readonly snippets: readonly { readonly id: string; readonly label: string; readonly text: string }[]
    /** What is to go, with its end. */
    readonly deprecated: readonly Deprecation[]
  }
  /** Every address of `/ogc`, as a page. */
  readonly ogc: OgcPage
  /** Any error, as a page: 404, 500… */
  readonly erreur: {
    readonly status: number
    readonly title: string
    readonly detail: string
    /** The same page on the nearest day that is known, where one outside was asked for. */
    readonly nearest: { readonly day: string; readonly path: string } | null
  }
}
export type PageName = keyof PageData
/** What a reader can go to: every page but the errors and, of the stewards', all but the door. */
export type ListedPage =
  Exclude<PageName, 'erreur' | 'confirmer' | 'alerte' | keyof GestionPages> | 'gestionAccueil'

/** How `web` renders: a full HTML document. `main.ts` hands it to `createApp`, which does not know Svelte. */
export type RenderPage = <Name extends PageName>(
  name: Name,
  context: PageContext,
  data: PageData[Name],
) => string
