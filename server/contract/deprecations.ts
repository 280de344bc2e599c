/** Something that goes on answering for a while and is then taken away. */
export interface Deprecation {
  /** What it is and what takes its place, in both languages. */
  readonly what: { readonly fr: string; readonly en: string }
  /** ISO date from which on it is not to be used any more. */
  readonly since: string
  /** ISO date up to which it answers: a year at least. */
  readonly until: string
}

/** Attributes of `/ogc` by the names of the API, such as `status.value`. */
export const FORMER_ATTRIBUTES: Deprecation = {
  what: {
    fr: 'Sous /ogc, les noms d’attributs tels que apl-mg65.low ou status.confirmedOn dans properties, sortby, filter et comme paramètre : apl_mg65_low, status_confirmed_on les remplacent, et ce sont ceux des réponses.',
    en: 'Under /ogc, names of attributes such as apl-mg65.low or status.confirmedOn in properties, sortby, filter and as a parameter: apl_mg65_low, status_confirmed_on take their place, and are those of the answers.',
  },
  since: '2026-11-30',
  until: '2027-11-30',
}

/** All that is to go, as `/api/docs` lists it. */
export const DEPRECATIONS: readonly Deprecation[] = [FORMER_ATTRIBUTES]

/** Where `/api/docs` tells of them. */
const TOLD_AT = '/api/docs#versions'

/**
 * The headers of an answer to what is to go: `Deprecation` (RFC 9745), `Sunset` (RFC 8594), and the links under `origin` to the page that
 * says what takes its place.
 */
export const deprecationHeaders = ({ since, until }: Deprecation, origin: string) => ({
  Deprecation: `@${Date.parse(since) / 1000}`,
  Sunset: new Date(until).toUTCString(),
  Link: ['deprecation', 'sunset'].map((rel) => `<${origin}${TOLD_AT}>; rel="${rel}"; type="text/html"`),
})
