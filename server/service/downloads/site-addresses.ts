import { areasOf } from '../../country/views/across.ts'
import { HORS_NIVEAU } from '../../domain/model.ts'
import { addressIn } from '../../domain/page-addresses.ts'
import type { HandlerDeps } from '../deps.ts'
import { pagesOf } from '../pages.ts'

/** Levels whose sheets are named one by one; of 35,000 communes each is linked from the sheets above it. */
const NAMED = [
  'circonscription',
  'departement',
  'region',
  'epci',
  'bassin-de-vie',
  'arrondissement',
  'canton',
] as const

/**
 * French paths of the pages that may be found by who searches the web: those without parameters, the sheets of areas, and the
 * cabinets unless they are fictitious. Pages of stewards and links of cabinets are none of them.
 */
function publicPaths({ atlas }: Pick<HandlerDeps, 'atlas'>): readonly string[] {
  const plain = pagesOf({ atlas }).flatMap(({ path }) => (path.includes('{') ? [] : [path]))
  const sheets = NAMED.flatMap((niveau) =>
    areasOf(atlas, niveau).flatMap(({ code }) => (code === HORS_NIVEAU ? [] : [`/${niveau}/${code}`])),
  )
  const cabinets = atlas.demonstration ? [] : atlas.cabinets.map(({ id }) => `/cabinet/${id}`)
  return [...new Set([...plain, '/ogc', ...sheets, ...cabinets])]
}

/** The map of the site (https://www.sitemaps.org, with the alternates by language that search engines read), slice by slice. */
export function* siteMapXml(deps: Pick<HandlerDeps, 'atlas'>, origin: string): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
  const text = (address: string): string =>
    address.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  for (const path of publicPaths(deps)) {
    const addresses = (['fr', 'en'] as const).map((locale) => [
      locale,
      text(origin + addressIn(locale, path)),
    ])
    const alternates = [...addresses, ['x-default', addresses[0]![1]]]
      .map(([locale, href]) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${href}"/>`)
      .join('')
    for (const [, address] of addresses) yield `<url><loc>${address}</loc>${alternates}</url>\n`
  }
  yield '</urlset>\n'
}

/** What robots may read (RFC 9309): pages and data, not what is behind a token, nor what is asked for piece by piece. */
export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    ...['/gestion', '/confirmer', '/api/v1/', '/tiles/', '/*?*asOf='].map((path) => `Disallow: ${path}`),
    ...['/gestion', '/confirmer'].map((path) => `Disallow: ${addressIn('en', path)}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n')
