import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import { pathNames, type Endpoint, type InputOf } from '../../contract/index.ts'
import { OGC_COLLECTIONS, OGC_LARGEST_PAGE, ogcEndpoints, ogcItems } from '../../contract/gis.ts'
import { originOf, pageContext } from '../page-context.ts'
import type { PageDeps } from '../../service/page.ts'
import { parseInput } from '../parse-input.ts'
import { badInput, notFound } from '../../contract/problem.ts'
import { expressPath } from '../serve.ts'
import { COLLECTIONS, collectionOf } from '../../service/gis/collections.ts'
import { crsOf } from '../../service/gis/crs.ts'
import { collection, collections, conformance, landing, type Frame } from '../../service/gis/documents.ts'
import { tagOf } from '../../service/gis/provenance.ts'
import { writeFeature, writeFeatures } from '../../service/gis/features.ts'
import { namesTaken } from '../../service/gis/former-names.ts'
import { itemHead, itemsHead, itemsHeaders, pagesAround } from '../../service/gis/items-head.ts'
import { GEOJSON, OPENAPI, SCHEMA } from '../../service/gis/links.ts'
import { ogcOpenApi } from '../../service/gis/openapi.ts'
import * as pages from '../../service/gis/pages.ts'
import { featureSchemaOf, queryablesOf, schemaOf } from '../../service/gis/schema.ts'
import { depsAt, select } from '../../service/gis/select.ts'
import { tileMatrixSet, tileMatrixSets, tileset, tilesets } from '../../service/gis/tilesets.ts'

/** What a visit of an address is answered from. */
interface Visit<E extends Endpoint> {
  readonly input: InputOf<E>
  readonly frame: Frame
  readonly request: Request
  readonly response: Response
  /** Whether a person reads the answer. */
  readonly html: boolean
  /** The address asked for, with its query. */
  readonly self: string
}

/** Rows of a page: a person turns it, a program does not read it. */
const LARGEST_TABLE = 100

const JSON_TYPES = ['application/json', GEOJSON, SCHEMA, 'application/vnd.oai.openapi+json']

/** OGC API Features: JSON and French pages under `/ogc`, English pages under `/en/ogc`. */
export function ogcRouter(deps: PageDeps & { readonly version: string }): Router {
  const router = Router({ caseSensitive: true })

  /** Answers an endpoint at both addresses. */
  const route = <E extends Endpoint>(endpoint: E, answer: (visit: Visit<E>) => void | Promise<void>) => {
    const handler: RequestHandler = async (request, response) => {
      const context = pageContext(deps, request)
      response.locals.route = endpoint.path
      response.set('Cache-Control', 'no-cache').vary('Accept')
      refuseUnknown(endpoint, request)
      const input = parseInput(endpoint, request)
      const { f } = input as { readonly f?: string }
      const english = context.locale === 'en'
      const order = english ? ['html', ...JSON_TYPES] : [...JSON_TYPES, 'html']
      const html = (f ?? request.accepts(order)) === 'html'
      // Documents for programs have one language and one address.
      if (english && !html) return response.redirect(308, request.originalUrl.replace(/^\/en/, ''))
      const origin = originOf(request, deps.origin)
      const frame = { deps, base: `${origin}${english ? '/en' : ''}/ogc`, locale: context.locale }
      const self = new URL(request.originalUrl, origin).href
      await answer({ input, frame, request, response, html, self })
    }
    router.get(expressPath(endpoint.path), handler)
    router.get(expressPath(`/en${endpoint.path}`), handler)
  }
  /** Answers by a page or by a JSON document. */
  const show = (
    { html, frame, request, response, self }: Omit<Visit<Endpoint>, 'input'>,
    page: () => pages.PageParts,
    document: () => object,
    type = 'application/json',
  ): void => {
    if (!html) return void response.type(type).send(JSON.stringify(document()))
    const data = pages.pageOf(frame, page(), self)
    response.type('html').send(deps.renderPage('ogc', pageContext(frame.deps as PageDeps, request), data))
  }

  const { landing: home, conformance: classes, api, collections: list, collection: one } = ogcEndpoints
  const { schema, featureSchema, queryables } = ogcEndpoints
  route(home, (visit) =>
    show(
      visit,
      () => pages.landingPage(visit.frame),
      () => landing(visit.frame),
    ),
  )
  route(classes, (visit) =>
    show(
      visit,
      () => pages.conformancePage(visit.frame),
      () => conformance(visit.frame),
    ),
  )
  route(api, (visit) =>
    show(
      visit,
      () => pages.apiPage(visit.frame),
      () => ogcOpenApi(visit.frame, deps.version),
      OPENAPI,
    ),
  )
  route(list, (visit) =>
    show(
      visit,
      () => pages.collectionsPage(visit.frame),
      () => collections(visit.frame),
    ),
  )
  route(one, (visit) => {
    const found = collectionOf(visit.input.collectionId)
    show(
      visit,
      () => pages.collectionPage(visit.frame, found),
      () => collection(visit.frame, found),
    )
  })
  for (const [which, endpoint, make] of [
    ['schema', schema, schemaOf],
    ['featureSchema', featureSchema, featureSchemaOf],
    ['queryables', queryables, queryablesOf],
  ] as const)
    route(endpoint, (visit) => {
      const found = collectionOf(visit.input.collectionId)
      show(
        visit,
        () => pages.schemaPage(visit.frame, found, which),
        () => make(found, visit.frame.base),
        SCHEMA,
      )
    })

  for (const [endpoint, make] of [
    [ogcEndpoints.tileMatrixSets, tileMatrixSets],
    [ogcEndpoints.tileMatrixSet, tileMatrixSet],
  ] as const)
    route(endpoint, (visit) =>
      show(
        visit,
        () => pages.tileMatrixSetPage(visit.frame),
        () => make(visit.frame),
      ),
    )
  for (const [endpoint, make] of [
    [ogcEndpoints.tilesets, tilesets],
    [ogcEndpoints.tileset, tileset],
  ] as const)
    route(endpoint, (visit) => {
      const found = collectionOf(visit.input.collectionId)
      show(
        visit,
        () => pages.tilesPage(visit.frame, found),
        () => make(visit.frame, found),
      )
    })

  for (const id of OGC_COLLECTIONS) {
    const found = COLLECTIONS[id]
    const { items, item } = ogcItems(id, namesTaken(found.fields))
    route(items, async (visit) => {
      const { input, html, request, response, self } = visit
      const limit = Math.min(input.limit, html ? LARGEST_TABLE : OGC_LARGEST_PAGE)
      const selection = await select(found, deps, { ...input, limit })
      const frame = { ...visit.frame, deps: selection.deps }
      const around = pagesAround(self, selection, limit)
      response.set(itemsHeaders(frame, selection))
      if (html) return show({ ...visit, frame }, () => pages.itemsPage(frame, selection, around), Object)
      response.type(GEOJSON).set('ETag', tagOf(frame, self))
      if (request.fresh) return void response.status(304).end()
      const head = itemsHead(frame, selection, self, around)
      await send(request, response, (coding) => writeFeatures(selection, head, coding))
    })
    route(item, async (visit) => {
      const { input, html, response, self } = visit
      const then = await depsAt(deps, found, input.datetime)
      const code = then && found.find(then, input.featureId)
      const feature = then && found.items(then).find((each) => each.id === code)
      if (!then || !feature) throw notFound(`The collection ${id} has no feature ${input.featureId}.`)
      const frame = { ...visit.frame, deps: then }
      const crs = crsOf(input.crs)
      response.set('Content-Crs', `<${crs.uri}>`)
      if (html) return show({ ...visit, frame }, () => pages.itemPage(frame, found, feature), Object)
      const more = itemHead(frame, { collection: found, item: feature, crs }, self)
      response.type(GEOJSON).send(writeFeature({ collection: found, deps: then, crs }, feature, more))
    })
  }
  return router
}

/** Refuses a parameter that the address does not take, and says which it takes. */
function refuseUnknown({ path, input }: Endpoint, { query }: Request): void {
  const inPath = pathNames(path)
  const known = Object.keys(input.shape).filter((name) => !inPath.includes(name))
  const id = OGC_COLLECTIONS.find((one) => path === `/ogc/collections/${one}/items`)
  const attributes = id === undefined ? [] : namesTaken(COLLECTIONS[id].fields)
  const others = known.filter((name) => !attributes.includes(name)).join(', ')
  const taken = `${others}${id === undefined ? '' : ` and every attribute that /ogc/collections/${id}/queryables names`} are taken`
  // The rest of the house calls it so.
  const day = known.includes('datetime') ? 'the day is asked for by datetime; ' : ''
  const what = (path: string): string => `unknown parameter: ${/^asof$/i.test(path) ? day : ''}${taken}`
  const unknown = Object.keys(query).filter((name) => !known.includes(name))
  if (unknown.length > 0) throw badInput(unknown.map((path) => ({ path, message: what(path) })))
}

/** Sends a stream as fast as it is taken; squeezed by gzip, which is kept beside the text, where the caller takes it. */
async function send(
  request: Request,
  response: Response,
  write: (coding: 'gzip' | 'identity') => AsyncIterable<Buffer>,
): Promise<void> {
  const coding = request.acceptsEncodings('gzip') === 'gzip' ? 'gzip' : 'identity'
  if (coding === 'gzip') response.set('Content-Encoding', 'gzip').vary('Accept-Encoding')
  await sendStream(request, response, Readable.from(write(coding)))
}

/** Sends a stream; who has gone meanwhile is no fault. */
export async function sendStream(request: Request, response: Response, stream: Readable): Promise<void> {
  if (request.method === 'HEAD') return void response.end()
  await pipeline(stream, response).catch((error: NodeJS.ErrnoException) => {
    // Whoever asked has gone.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}
