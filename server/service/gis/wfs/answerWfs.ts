import type { HandlerDeps } from '../../deps.ts'
import { COLLECTIONS } from '../collections.ts'
import type { Frame } from '../documents.ts'
import { featureTexts, writeFeatures } from '../features.ts'
import { notesOn } from '../notes.ts'
import { pagesBeside } from '../paging.ts'
import { provenance, tagOf } from '../provenance.ts'
import { text, type Xml } from '../xml.ts'
import { capabilities } from './capabilities.ts'
import { featureTypes } from './feature-types.ts'
import { FORMATS, formatOf } from './formats.ts'
import { getFeature, typeOf, type Query } from './get-feature.ts'
import { asException, declared, exceptionReport, invalid, NAMESPACES, statusOf, VERSION } from './ows.ts'
import { listOf, operationOf, readParameters, type Parameters } from './request.ts'
import { storedQueries, storedQueryDescriptions } from './stored-queries.ts'
import { gmlFeature, PREFIX, type GmlFeature } from './write-gml.ts'

/** What a request of `/wfs` is answered by. */
interface WfsAnswer {
  readonly status: number
  readonly media: string
  /** Names its content, where that is more than words about the service. */
  readonly etag: string | null
  readonly body: string | AsyncIterable<Buffer>
}

const XML = 'text/xml; charset=utf-8'

/**
 * Answers a request of WFS 2.0 (OGC 09-025r2) by key and value, over the features of `/ogc`; `origin` is where this service is reached,
 * `query` are the parameters as they stand in the address. What is wrong is told by an exception report; only what fails is thrown.
 */
export async function answerWfs(
  deps: HandlerDeps,
  origin: string,
  query: Readonly<Record<string, unknown>>,
): Promise<WfsAnswer> {
  const address = `${origin}/wfs`
  const frame: Frame = { deps, base: `${origin}/ogc`, locale: 'fr' }
  const said = (body: Xml): WfsAnswer => ({ status: 200, media: XML, etag: null, body })
  try {
    const parameters = readParameters(query)
    switch (operationOf(parameters)) {
      case 'getcapabilities':
        return said(capabilities(frame, address))
      case 'describefeaturetype': {
        if (formatOf(parameters.get('outputformat')) !== 'gml')
          throw invalid('outputFormat', `a schema comes as ${FORMATS.gml.names[0]} alone`)
        const names = parameters.get('typenames') ?? parameters.get('typename')
        const asked = names
          ? listOf(names).map((name) => typeOf(name, 'typeNames'))
          : Object.values(COLLECTIONS)
        return said(featureTypes(asked, address))
      }
      case 'liststoredqueries':
        return said(storedQueries(address))
      case 'describestoredqueries':
        return said(storedQueryDescriptions(parameters.get('storedquery_id') || undefined, address))
      case 'getfeature':
        return await features(frame, address, parameters)
    }
  } catch (thrown) {
    const refusal = asException(thrown)
    if (!refusal) throw thrown
    return { status: statusOf(refusal), media: XML, etag: null, body: exceptionReport(refusal) }
  }
}

async function features(frame: Frame, address: string, parameters: Parameters): Promise<WfsAnswer> {
  const asked = await getFeature(frame.deps, parameters)
  const then: Frame = { ...frame, deps: asked.selection.deps }
  const self = `${address}?${new URLSearchParams([...parameters])}`
  const write = { gml: asked.alone ? gmlAlone : gmlCollection, geojson }[asked.format]
  return {
    status: 200,
    media: FORMATS[asked.format].media,
    etag: tagOf(then, self),
    body: write(then, address, asked, parameters),
  }
}

/** Addresses of the pages before and after. */
function pagesAround(address: string, { selection, count }: Query, parameters: Parameters) {
  const { next, previous } = pagesBeside(selection, count)
  const at = ({ offset, limit }: NonNullable<typeof next>): string =>
    `${address}?${new URLSearchParams([...new Map([...parameters, ['startindex', String(offset)], ['count', String(limit)]])])}`
  return { next: next ? at(next) : undefined, previous: previous ? at(previous) : undefined }
}

const numbersOf = ({ selection, hits }: Query) => ({
  numberMatched: selection.numberMatched,
  numberReturned: hits ? 0 : selection.items.length,
})

/** What must be said of features beside them, as a comment: whether they are a demonstration, of which day, from whom, and what lacks. */
function credit(frame: Frame, { selection, hits }: Query): Xml {
  const { attribution, run, asOf, demonstration } = provenance(frame, selection.collection)
  const words = [
    demonstration ? 'DÉMONSTRATION : cabinets fictifs.' : '',
    selection.isKnown ? `Situation au ${asOf}, calcul ${run}.` : '',
    attribution,
    notesOn(hits ? { ...selection, items: [] } : selection),
  ]
  return `<!-- ${text(words.filter(Boolean).join(' ')).replaceAll('--', '—')} -->`
}

/** The features as a collection of WFS: its credits and whether it is a demonstration stand in a comment, for no element may. */
async function* gmlCollection(
  frame: Frame,
  address: string,
  asked: Query,
  parameters: Parameters,
): AsyncGenerator<Buffer> {
  const { selection, srs, hits } = asked
  const { collection } = selection
  const attributes = {
    ...namespaces(address, collection.id),
    timeStamp: frame.deps.now().toISOString(),
    ...numbersOf(asked),
    ...(!hits && pagesAround(address, asked, parameters)),
  }
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${text(String(value))}"`],
  )
  yield Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<wfs:FeatureCollection${written.join('')}>\n${credit(frame, asked)}\n`,
  )
  if (!hits)
    for await (const slice of featureTexts(selection))
      yield Buffer.from(
        slice
          .map(
            (one) =>
              `<wfs:member>${gmlFeature(collection, JSON.parse(one) as GmlFeature, srs.name)}</wfs:member>\n`,
          )
          .join(''),
      )
  yield Buffer.from('</wfs:FeatureCollection>\n')
}

/** The one feature that was asked for by its id, itself the document. */
async function* gmlAlone(frame: Frame, address: string, asked: Query): AsyncGenerator<Buffer> {
  const { selection, srs } = asked
  const { collection } = selection
  for await (const [one] of featureTexts(selection))
    yield Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n${credit(frame, asked)}\n${gmlFeature(collection, JSON.parse(one!) as GmlFeature, srs.name, namespaces(address, collection.id))}\n`,
    )
}

const namespaces = (address: string, id: string): Readonly<Record<string, string>> => ({
  ...declared('wfs', 'gml', 'xsi'),
  [`xmlns:${PREFIX}`]: address,
  'xsi:schemaLocation': [
    ...[
      address,
      `${address}?service=WFS&version=${VERSION}&request=DescribeFeatureType&typeNames=${PREFIX}:${id}`,
    ],
    ...[NAMESPACES.wfs, 'http://schemas.opengis.net/wfs/2.0/wfs.xsd'],
    ...[NAMESPACES.gml, 'http://schemas.opengis.net/gml/3.2.1/gml.xsd'],
  ].join(' '),
})

/** The features as GeoJSON; a system in metres is named as before RFC 7946, for readers of WFS ask for it so. */
function geojson(
  frame: Frame,
  address: string,
  asked: Query,
  parameters: Parameters,
): AsyncGenerator<Buffer> {
  const { selection, hits } = asked
  const { collection, crs } = selection
  const { next, previous } = pagesAround(address, asked, parameters)
  const note = notesOn(hits ? { ...selection, items: [] } : selection)
  const link = (rel: string, href: string | undefined) =>
    href === undefined || hits ? [] : [{ rel, href, type: FORMATS.geojson.media }]
  const head = {
    ...numbersOf(asked),
    timeStamp: frame.deps.now().toISOString(),
    ...(crs.project && {
      crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${crs.uri.split('/').at(-1)!}` } },
    }),
    links: [...link('next', next), ...link('prev', previous)],
    ...(note && { note }),
    ...provenance(frame, collection),
  }
  return writeFeatures(hits ? { ...selection, places: [] } : selection, head, 'identity')
}
