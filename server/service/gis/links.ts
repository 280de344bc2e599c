/** A link of a document (RFC 8288). */
export interface Link {
  readonly rel: string
  readonly href: string
  readonly type: string
  readonly title: string
  readonly hreflang?: string
}

export const GEOJSON = 'application/geo+json'
export const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0'
export const SCHEMA = 'application/schema+json'
/** Leads to what a collection is filtered by. */
/** Where the OGC's own relations are named. */
export const REL = 'http://www.opengis.net/def/rel/ogc/1.0/'
export const QUERYABLES = `${REL}queryables`
const HTML = 'text/html'

/** The same address with other parameters; null takes one away. */
export function withQuery(address: string, changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(changes))
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  return url.href
}

/** As a header: whatever form an answer takes, it leads to its sources and their licences. */
export const LICENCE_LINK = '</donnees#sources>; rel="license"'

/** The document itself, and the same as a page. */
export const selfAndPage = (address: string, type = 'application/json'): Link[] => [
  { rel: 'self', href: withQuery(address, { f: 'json' }), type, title: 'Ce document' },
  { rel: 'alternate', href: withQuery(address, { f: 'html' }), type: HTML, title: 'La même chose en page' },
]

/** A link to JSON. */
export const link = (rel: string, href: string, title: string, type = 'application/json'): Link => ({
  ...{ rel, href: withQuery(href, { f: 'json' }), type, title },
})

/** A link to a page. */
export const pageLink = (rel: string, href: string, title: string): Link => ({ rel, href, type: HTML, title })
