import type { PageContext } from '../../server/contract/pages.ts'
import { href } from './format.ts'

/** What is told of a set of data beside its address. */
export interface Told {
  readonly name: string
  /** One or two sentences. */
  readonly description: string
  /** The place it is about. */
  readonly place: string
  readonly files: readonly { readonly media: string; readonly path: string }[]
  /** Whether it rests on the roster, which only the demonstration may license. */
  readonly roster: boolean
}

/** Where the figures of an area are read by programs. */
export const areaFiles = ({
  niveau,
  code,
}: {
  readonly niveau: string
  readonly code: string
}): Told['files'] => [
  { media: 'application/json', path: `/api/v1/territoires/${niveau}/${code}` },
  { media: 'text/csv', path: `/api/v1/territoires/${niveau}/${code}?format=csv` },
]

const LICENCE = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/'

/** A page's figures as a `Dataset` of schema.org, in a script element of data; what is fictitious says so in its name. */
export function datasetScript(
  { locale, origin, path, asOf, run, demonstration }: PageContext,
  { name, description, place, files, roster }: Told,
): string {
  const warning =
    locale === 'fr'
      ? 'DÉMONSTRATION : tous les cabinets sont fictifs, donc aussi ce qui s’en calcule.'
      : 'DEMONSTRATION: every practice is fictitious, hence also what is calculated from them.'
  const fictitious = demonstration && roster
  const value = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: fictitious ? `${name} (${locale === 'fr' ? 'démonstration' : 'demonstration'})` : name,
    description: fictitious ? `${warning} ${description}` : description,
    url: origin + href(locale, path),
    inLanguage: locale,
    isAccessibleForFree: true,
    ...((demonstration || !roster) && { license: LICENCE }),
    version: run,
    dateModified: asOf,
    temporalCoverage: asOf,
    spatialCoverage: { '@type': 'Place', name: place },
    creator: { '@type': 'Organization', name: 'Relais', url: origin },
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: 'Relais',
      url: `${origin}${href(locale, '/donnees')}`,
    },
    distribution: files.map(({ media, path: file }) => ({
      '@type': 'DataDownload',
      encodingFormat: media,
      contentUrl: origin + file,
    })),
  }
  // What opens a tag could close the element.
  const json = JSON.stringify(value).replaceAll('<', '\\u003c')
  return `<script type="application/ld+json">${json}<` + '/script>'
}
