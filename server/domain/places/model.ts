/** A commune or a municipal arrondissement as the search knows it. */
export interface Settlement {
  readonly code: string
  readonly nom: string
  readonly departement: string
  /** Degrees, WGS 84. */
  readonly lon: number
  readonly lat: number
  /** Persons: what ranks equal matches. */
  readonly population: number
  readonly codesPostaux: readonly string[]
  /** Names of the communes that were merged into it. */
  readonly anciensNoms: readonly string[]
  /** Code of the commune of a municipal arrondissement; null for a commune. */
  readonly commune: string | null
}

/** A département of the perimeter, with the code of its région. */
interface DepartementName {
  readonly code: string
  readonly nom: string
  readonly region: string
}

/** Everything that a search is made of. */
export interface PlaceTables {
  readonly settlements: readonly Settlement[]
  readonly departements: readonly DepartementName[]
  readonly regions: readonly { readonly code: string; readonly nom: string }[]
}

/**
 * How a text led to a place: its whole current name or code; its name without the article; the name of a commune merged
 * into it; an everyday name (an island, a quarter, a resort); the beginning of its name; words of its name, in order; a
 * name a slip or two away; a code that resembles it.
 */
export type Match = 'whole' | 'bare' | 'former' | 'everyday' | 'begins' | 'words' | 'similar' | 'code'

/** A place with a point: what results can be shown around. */
export interface Locality {
  readonly kind: 'commune' | 'arrondissement' | 'postcode' | 'everyday'
  /** In French, with the département in words; sent back as a text, it leads to this place again. */
  readonly label: string
  /** INSEE code of the commune or of the municipal arrondissement. */
  readonly codeCommune: string
  readonly codeDepartement: string
  /** Degrees, WGS 84. */
  readonly lon: number
  readonly lat: number
  /** Persons. */
  readonly population: number
  readonly match: Match
}

/** A département or a région: a commune is still to be chosen there. A former région has its name for a code. */
export interface Zone {
  readonly kind: 'departement' | 'region'
  readonly label: string
  readonly code: string
  /** The départements of the perimeter that it is made of. */
  readonly departements: readonly string[]
}

export type Place = Locality | Zone

/** A place that Relais does not cover. */
export interface Outside {
  /** `com`: a French collectivity overseas without figures here; `abroad`: another country. */
  readonly kind: 'com' | 'abroad'
  /** The collectivity or the country, in French and in English. */
  readonly nom: string
  readonly nomEn: string
}

/**
 * `certain`: results of the first place, at once. `question`: results of the first place, under the question whether it
 * is the one meant. `choice`: the list first, no result. `outside`: not covered, see `outside`. `none`: nothing found.
 */
export type Verdict = 'certain' | 'question' | 'choice' | 'outside' | 'none'

/** What was read in the text beside the name. */
export interface Understood {
  /** The five digits, as they were put together. */
  readonly postcode: string | null
  readonly cedex: boolean
  /** « près de… » */
  readonly near: boolean
  /** A street stood before the commune: only the commune was kept. */
  readonly street: boolean
  /** The département or région that the name was looked for in. */
  readonly zone: Zone | null
  /** Words of the text that nothing was made of, as they are compared. */
  readonly dropped: readonly string[]
  /** The name exists, but not where the text says: both are offered. */
  readonly contradiction: boolean
  /** Digits that are not five: the postcode is unfinished or too long. */
  readonly wrongLength: boolean
}

/** The answer to a text. */
export interface Resolution {
  readonly verdict: Verdict
  /** The best first; as many as were asked for. */
  readonly places: readonly Place[]
  /** How many there are in all. */
  readonly numberMatched: number
  readonly understood: Understood
  /** Set with `outside`, and with a choice of communes that bear the name of a place which is not covered. */
  readonly outside: Outside | null
}
