import type { z } from 'zod'
import type { Opening } from '../domain/hours/openingNow.ts'
import type { nearestCabinets } from './cabinet.ts'
import type { OutputOf } from './endpoint.ts'
import type { place } from './find.ts'
import type { getTerritoire } from './sheet.ts'

type Territoire = OutputOf<typeof getTerritoire>
type Nearest = OutputOf<typeof nearestCabinets>
export type Place = z.input<typeof place>

export interface TrouverData {
  /** What was typed, put back into the field; never kept elsewhere. */
  readonly q: string
  readonly minutes: number | null
  readonly includeUnknown: boolean
  /** "Use my location" was pressed before the page was alive: it is to ask at once. */
  readonly locating: boolean
  /** `choose`: several places answer, none first; `none`: nobody near, by the road or in the minutes asked for; `error`: see `error`. */
  readonly state: 'empty' | 'choose' | 'results' | 'none' | 'not-found' | 'outside' | 'error'
  /** What stands over the results: whether this is the place meant, or which commune of the postcode it is. */
  readonly asked: 'place' | 'postcode' | null
  /** Places to choose from; beside results, those that may have been meant instead. */
  readonly choices: readonly Place[]
  /** How many places the text matches in all. */
  readonly matched: number
  /** What was read of the text, for advice; null where no text was searched. */
  readonly understood: {
    readonly wrongLength: boolean
    readonly contradiction: boolean
    readonly dropped: boolean
  } | null
  /** The country or collectivity that is not covered, in the page's language, when the text names one. */
  readonly outside: string | null
  /** Whether addresses can be searched here. */
  readonly addresses: boolean
  /** Why an address was not found as such: no geocoder, none that answers, or none that knows it. */
  readonly notice: 'off' | 'silent' | 'unknown' | 'unreachable' | null
  /** What the journeys start from. */
  readonly departure: 'centre' | 'address' | 'position' | null
  readonly place: Place | null
  readonly results: Nearest['items']
  /** What the hours of each listed cabinet say at this moment, by its id; null where its status says not to count on them. */
  readonly opening: Readonly<Record<string, Opening | null>>
  /** Nearest whatever the minutes or the status, when `state` is `none`. */
  readonly beyond: Nearest['items']
  /** Maisons and centres de santé nearby, or that they are not loaded; null where no place was found. */
  readonly structures: Nearest['structures'] | null
  /** The commune's public figures (APL, GPs…), for the next steps. */
  readonly commune: Territoire | null
  /** Name of the place's département. */
  readonly departement: string | null
  readonly ars: { readonly region: string; readonly url: string } | null
  /** The field that could not be read, and what to write in it. */
  readonly error: { readonly field: 'q' | 'minutes'; readonly text: string } | null
}
