import { VectorTile } from '@mapbox/vector-tile'
import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import type { Router } from 'express'
import { strFromU8, unzipSync } from 'fflate'
import { PbfReader } from 'pbf'
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAddress } from '../../server/domain/page-addresses.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { decoder } from '../e2e/png.ts'
import { loadRenderPage } from '../web/render.ts'
import { questions } from './golden/questions.ts'
import { takeBytes } from './take-bytes.ts'
import { worldApp } from './world-app.ts'

/** Routes whose answers rest on no cabinet, and why. */
const WITHOUT_CABINETS: Readonly<Record<string, string>> = {
  '/metrics': 'counts of requests',
  '/healthz': 'the house itself',
  '/readyz': 'the house itself',
  '/api/openapi.json': 'the contract',
  '/api/v1/questions.csv': 'rows that the tiny France, of which no question is put, does not have',
  '/api': 'leads to /api/docs',
  '/api/v1/places': 'names of communes',
  '/api/v1/indicateurs': 'definitions',
  '/api/v1/sources': 'provenance of public tables',
  '/api/v1/chronologie': 'dated facts',
  '/api/v1/chiffres': 'published figures',
  '/api/v1/contours/:niveau': 'borders',
  '/api/v1/imports/cabinets/:follow': 'how far an import is',
  '/api/v1/changements/flux': 'says that something changed, not what',
  '/ogc/conformance': 'standards',
  '/ogc/api': 'the contract',
  '/ogc/collections/:collectionId/schema': 'names of attributes',
  '/ogc/collections/:collectionId/queryables': 'names of attributes',
  '/ogc/collections/:collectionId/schema/feature': 'names of attributes',
  '/fhir/CodeSystem/:id': 'codes and their words',
  '/schemas/cabinets.schema.json': 'columns of a file to fill',
  '/schemas/cabinets.csv': 'an empty file to fill',
  '/.well-known/security.txt': 'whom to tell of a weakness',
  '/robots.txt': 'what robots may read',
  '/sitemap.xml': 'addresses of pages',
}
/** Answers of the other routes that rest on no cabinet: land alone. */
const LAND =
  /^\/tiles\/(?!cabinets)|^\/donnees\/zonage\.|^\/wfs\?.*(typeNames=zonage|Describe|ListStored)|\/collections\/zonage(\/|\?|$)|^\/ogc(\?|$)|\/en\/ogc(\?|$)|\/ogc\/(conformance|api|tileMatrixSets(\/.*)?)(\?|$)/
/** Behind a token or a signed link, or only there where a mail server is set: their pages bear the banner of every page. */
const STEWARDS = /^(\/en)?\/(gestion|confirmer|alertes)(\/|$)|^\/api\/v1\/(worklist|moderation)/

interface Layer {
  readonly route?: { readonly path: string | string[]; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle: unknown
  readonly match: (path: string) => boolean
}

/** Every GET route of a router, those inside it included. */
function routesOf(router: Pick<Router, 'stack'>): { paths: string[]; match: (path: string) => boolean }[] {
  return (router.stack as unknown as Layer[]).flatMap((layer) => {
    const inner = layer.handle as Partial<Pick<Router, 'stack'>>
    if (!layer.route) return inner.stack ? routesOf(inner as Router) : []
    const { methods, path } = layer.route
    return methods.get ? [{ paths: [path].flat(), match: (asked) => layer.match(asked) }] : []
  })
}

let database: TestDatabase
let site: ReturnType<typeof request>
let routes: ReturnType<typeof routesOf>
let pages: Awaited<ReturnType<typeof loadRenderPage>>
let run: string
beforeAll(async () => {
  pages = await loadRenderPage()
  database = await databases[0]!.open({ world: true })
  const { app } = await worldApp(database, undefined, { renderPage: pages.renderPage })
  routes = routesOf(app.router)
  site = request(app)
  run = (await site.get('/api/v1/territoires/france/FR')).body.run as string
})
afterAll(async () => {
  await pages?.close()
  await database?.close()
})

interface Resource {
  readonly resourceType: string
  readonly meta?: { readonly tag?: readonly { readonly code: string }[] }
  readonly text?: { readonly div: string }
  readonly description?: string
  readonly entry?: readonly { readonly resource: Resource }[]
}

/** HL7's tag for data of a test on a resource and all within it, and words for who reads them. */
function taggedAsTest({ resourceType, meta, text, description, entry = [] }: Resource): boolean {
  const words =
    resourceType === 'Bundle' || /DÉMONSTRATION.*DEMONSTRATION/.test(text?.div ?? description ?? '')
  const tagged = meta?.tag?.some(({ code }) => code === 'HTEST') === true
  return tagged && words && entry.every(({ resource }) => taggedAsTest(resource))
}

/** Whether an answer says, in the way of its format, that its cabinets are fictitious. */
function marked(type: string, body: Buffer): boolean {
  const text = body.toString('utf8')
  const kind = type.split(';')[0]!
  if (kind === 'application/fhir+json') return taggedAsTest(JSON.parse(text) as Resource)
  if (kind === 'application/zip') {
    const { demonstration } = JSON.parse(strFromU8(unzipSync(body)['datapackage.json']!)) as {
      readonly demonstration: boolean
    }
    return demonstration
  }
  if (kind === 'application/ld+json') {
    // Every set of data but the zoning, which is as it is published.
    const { 'dcat:dataset': sets } = JSON.parse(text) as { readonly 'dcat:dataset': readonly object[] }
    const silent = sets.filter((one) => !/DÉMONSTRATION.*DEMONSTRATION/.test(JSON.stringify(one)))
    return sets.length > 1 && silent.length === 1 && JSON.stringify(silent).includes('relais-zonage')
  }
  if (kind.endsWith('json')) {
    const value = JSON.parse(text) as Record<string, unknown>
    const items = value.items as { readonly demonstration?: unknown }[] | undefined
    // oEmbed's title and TileJSON's attribution are what is shown of them; stored calculations say it one by one.
    return (
      value.demonstration === true ||
      items?.every(({ demonstration }) => demonstration === true) === true ||
      /d[ée]monstration/i.test(String(value.title ?? value.attribution ?? value.name ?? ''))
    )
  }
  if (kind === 'text/html') return /D[ée]monstration/.test(text.slice(text.indexOf('<body')))
  if (kind === 'text/csv') {
    const delimiter = text.startsWith('\uFEFF') ? ';' : ','
    const rows = parse(text, { columns: true, bom: true, delimiter }) as Record<string, string>[]
    const said = ['true', '1', 'VRAI']
    return rows.length > 0 && rows.every(({ demonstration }) => said.includes(demonstration ?? ''))
  }
  // WFS: what the service says of itself, the head of a collection, and each feature.
  if (/^(text|application\/gml\+)\/?xml/.test(kind))
    return /DÉMONSTRATION|<relais:demonstration>true</.test(text)
  // Documents for desktops: the title or the name of each layer.
  if (kind.startsWith('application/x-qgis') || kind.endsWith('sld+xml'))
    return /DÉMONSTRATION : cabinets fictifs/.test(text)
  if (kind === 'application/atom+xml') return /<title>[^<]*[Dd]émonstration/.test(text)
  if (kind === 'image/svg+xml') return /<title>[^<]*D[ée]monstration/.test(text)
  if (kind === 'image/png') {
    // The words are drawn as paths: the band that holds them is read.
    const { data } = decoder(body)
    return data.subarray(0, 3).equals(Buffer.from('fff3c4', 'hex'))
  }
  if (kind.includes('vector-tile') || kind.includes('protobuf')) {
    const { cabinets } = new VectorTile(new PbfReader(body)).layers
    return Array.from({ length: cabinets?.length ?? 0 }, (_, at) => cabinets!.feature(at).properties).every(
      ({ demonstration }) => demonstration === true,
    )
  }
  if (kind.includes('spreadsheet')) {
    const book = read(body)
    return book.SheetNames.some((name) => /DÉMONSTRATION/.test(utils.sheet_to_csv(book.Sheets[name]!)))
  }
  throw new Error(`no mark is known for ${type}`)
}

test('every public answer that rests on cabinets says that they are fictitious, in its own format', async () => {
  const more = ['', '/en'].map((prefix) => ({
    ...{ method: 'GET', path: `${prefix}/ogc/collections/departements/items/79`, accept: 'text/html' },
  }))
  const asked = [...Object.values(questions).flat(), ...more].filter(
    ({ method, path }) => method === 'GET' && !STEWARDS.test(path),
  )
  const answered = new Set<string>()
  const silent: string[] = []
  for (const { path, accept, ...rest } of asked) {
    if ('drawn' in rest) continue
    const address = path.replace('{run}', run)
    const response = await site
      .get(address)
      .set({ Host: 'relais.test', Accept: accept })
      .buffer(true)
      .parse(takeBytes)
    if (response.status !== 200) continue
    // Routers know the French path alone.
    const { locale, path: french } = readAddress(address.split('?')[0]!)
    const known = locale === 'en' ? `/en${french}` : french
    const route = routes.find(({ match }) => match(known))
    // A file of the web, which says the same whatever the roster is.
    if (!route) continue
    for (const one of route.paths) answered.add(one)
    if (route.paths.some((one) => one in WITHOUT_CABINETS) || LAND.test(address)) continue
    if (!marked(String(response.headers['content-type']), response.body as Buffer))
      silent.push(`${address} as ${response.headers['content-type']}`)
  }
  expect(silent).toEqual([])
  const unheard = routes
    .flatMap(({ paths }) => paths)
    .filter((path) => !answered.has(path) && !STEWARDS.test(path))
    .filter((path) => !(path.replace(/^\/en/, '') in WITHOUT_CABINETS))
  expect(unheard, 'a route that nobody asked about').toEqual([])
})
