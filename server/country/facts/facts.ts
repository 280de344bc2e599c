import type { z } from 'zod'
import type { listChiffres, listChronologie, question, run } from '../../contract/facts.ts'
import type { depute } from '../../contract/sheet.ts'
import type { KnownJourney } from '../../domain/travel/validateJourneys.ts'
import type { Published, Senateur, Source } from '../package/published.ts'
import type { CptsCommune } from '../package/read-cpts.ts'
import type { OutputOf } from '../../contract/index.ts'

/** A calculation as the API tells it. */
export type Run = z.input<typeof run>

/** What is told as it was written down, without calculation. */
export interface Facts extends Pick<Published, 'arretesZonage' | 'quartiers' | 'questionsSenat'> {
  readonly sources: readonly Source[]
  /** By commune; empty: nothing of it is loaded. */
  readonly cpts: ReadonlyMap<string, readonly CptsCommune[]>
  readonly chronologie: OutputOf<typeof listChronologie>['items']
  readonly questions: readonly z.output<typeof question>[]
  readonly chiffres: OutputOf<typeof listChiffres>['items']
  /** Journeys that people know, to hold the estimate against. */
  readonly trajets: readonly KnownJourney[]
  /** By code of circonscription; a seat that is not there was vacant on `dateListeDeputes`. */
  readonly deputes: ReadonlyMap<string, Omit<z.input<typeof depute>, 'listeAncienne'>>
  /** Null: there is no list. */
  readonly dateListeDeputes: string | null
  /** Senators in office by the list at hand; of one from before a renewal, of the seats that were not renewed. Empty: there is no list. */
  readonly senateurs: readonly Senateur[]
  /** The page of the ARS, by code of région. */
  readonly ars: ReadonlyMap<string, string>
}

/** The calculations: those of this process, and those stored. */
export interface Runs {
  /** Id of the calculation of a day (ISO date), calculated when first asked for; every answer carries it. */
  readonly idAt: (asOf: string) => string
  readonly at: (asOf: string) => Run
  readonly list: (
    limit: number,
    offset: number,
  ) => Promise<{ items: Omit<Run, 'warnings'>[]; numberMatched: number }>
  /** Keeps the calculation of a day for good; nothing happens when it is kept already. */
  readonly save: (asOf: string) => Promise<void>
  /** Undefined when no such run was stored. */
  readonly find: (id: string) => Promise<Run | undefined>
}
