import type { Locale } from '../../server/contract/locale.ts'
import type { DemandYears } from '../../server/domain/indicators/by-age.ts'
import type { Orders } from '../../server/domain/zoning.ts'
import type { LevelColumns } from './data/columns.ts'

/** What the server hands over, enough for a table before any request: its keys are what the page's HTML says, and stay. */
export interface StartData {
  readonly locale: Locale
  readonly search: string
  /** Today's ISO day, where the server is. */
  readonly aujourdhui: string
  readonly departements: LevelColumns
  readonly france: LevelColumns
  /** What France's own figures leave out, and why; null when nothing. */
  readonly noteFrance: Readonly<Record<Locale, string>> | null
  /** Template of the base map's images; null: there is none to choose. */
  readonly fond: string | null
  /** What no data package need hold. */
  readonly loaded: {
    /** Whether FINESS is: without it its layer is empty, which says nothing of what there is. */
    readonly structures: boolean
    /** Of which years the ages are that expected patients rest on; null: they rest on the standardised population. */
    readonly demande: DemandYears | null
    /** The orders behind the zoning; null: it is of a file whose origin is to be confirmed. */
    readonly arretes: Orders | null
  }
}
