import { invalid } from './ows.ts'

/** How features are written: the names by which a form is asked for, the first its own, and its media type. */
export const FORMATS = {
  gml: {
    names: [
      'application/gml+xml; version=3.2',
      ...['text/xml; subtype=gml/3.2', 'text/xml; subtype=gml/3.2.1', 'text/xml; subtype=gml/3.2.2'],
      ...['gml32', 'gml3', 'gml', 'text/xml', 'application/xml'],
    ],
    media: 'application/gml+xml; version=3.2; charset=utf-8',
  },
  geojson: {
    names: ['application/geo+json', 'application/json', 'geojson', 'json'],
    media: 'application/geo+json',
  },
} as const
export type Format = keyof typeof FORMATS

/** Features of an answer where none says how many: a level whole, communes by pages. */
export const COUNT_DEFAULT = 5_000

/** @throws OwsException that names the forms, for none of them. */
export function formatOf(asked: string | undefined): Format {
  if (asked === undefined || asked === '') return 'gml'
  // A plus sign in an address is a space to whoever decodes it.
  const name = asked
    .toLowerCase()
    .replace(/(gml|geo) (xml|json)/, '$1+$2')
    .replace(/\s*;\s*/g, '; ')
  const found = (Object.keys(FORMATS) as Format[]).find((format) =>
    FORMATS[format].names.some((one) => one === name),
  )
  if (!found)
    throw invalid('outputFormat', `${FORMATS.gml.names[0]} or ${FORMATS.geojson.names[0]} is expected`)
  return found
}
