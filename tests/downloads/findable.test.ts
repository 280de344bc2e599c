import jsonld from 'jsonld'
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESKTOP_FILES } from '../../server/contract/desktop.ts'
import { DOWNLOAD_FORMATS, DOWNLOAD_LAYERS } from '../../server/contract/downloads.ts'
import { modifiedOf } from '../../server/service/downloads/catalogue.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { loadRenderPage } from '../web/render.ts'
import { WORLD_DAY } from '../world.ts'

const DCAT = 'http://www.w3.org/ns/dcat#'
const DCT = 'http://purl.org/dc/terms/'

const operator = {
  ...{ name: 'ARS Essai', address: null, director: null, host: null },
  contact: 'mailto:donnees@ars.example',
}
let database: TestDatabase
let pages: Awaited<ReturnType<typeof loadRenderPage>>
let site: ReturnType<typeof request>
beforeAll(async () => {
  pages = await loadRenderPage()
  database = await databases[0]!.open({ world: true })
  site = request((await worldApp(database, undefined, { operator, renderPage: pages.renderPage })).app)
})
afterAll(async () => {
  await pages?.close()
  await database?.close()
})

test('the catalogue is JSON-LD of DCAT-AP: each set of data has what must be told of it, and each address answers', async () => {
  const { body, text, type } = await site.get('/catalog.jsonld').set('Host', 'relais.test').expect(200)
  expect(type).toBe('application/ld+json')
  const document = text ? (JSON.parse(text) as object) : (body as object)
  // No context is fetched: it stands in the document.
  const nodes = await jsonld.flatten(document, null, {
    documentLoader: (url: string) => Promise.reject(new Error(`fetches ${url}`)),
  })
  const of = (type: string) => nodes.filter((node) => node['@type']?.includes(type))
  const known = new Map(nodes.map((node) => [node['@id'], node]))
  const values = (node: (typeof nodes)[number], property: string) =>
    (node[property] ?? []) as {
      readonly '@id'?: string
      readonly '@value'?: string
      readonly '@language'?: string
    }[]

  const related = nodes.filter((node) => node['@type']?.includes('http://xmlns.com/foaf/0.1/Document'))
  expect(related.map((node) => new URL(node['@id']!).pathname).sort()).toEqual(
    [...DESKTOP_FILES.keys()].map((name) => `/donnees/${name}`).sort(),
  )
  const sets = of(`${DCAT}Dataset`)
  expect(sets).toHaveLength(DOWNLOAD_LAYERS.length)
  // A level of which no area has a shape at hand has no box.
  expect(sets.filter((set) => values(set, `${DCT}spatial`).length === 1).length).toBeGreaterThan(4)
  for (const set of sets) {
    for (const property of [`${DCT}title`, `${DCT}description`])
      expect(
        values(set, property)
          .map((one) => one['@language'])
          .sort(),
      ).toEqual(['en', 'fr'])
    for (const property of ['publisher', 'rights', 'accessRights', 'identifier'])
      expect(values(set, DCT + property), property).toHaveLength(1)
    const [contact] = values(set, `${DCAT}contactPoint`)
    expect(JSON.stringify(known.get(contact!['@id']!))).toContain(operator.contact)
    expect(JSON.stringify(known.get(values(set, `${DCT}publisher`)[0]!['@id']!))).toContain(operator.name)
    // Of the zoning of the tiny France nobody knows when it was made.
    const ofToday = set['@id'] !== 'http://relais.test/donnees#couche-zonage'
    expect(values(set, `${DCT}modified`).map((one) => one['@value'])).toEqual(ofToday ? [WORLD_DAY] : [])
    expect(values(set, `${DCAT}distribution`).length).toBeGreaterThan(Object.keys(DOWNLOAD_FORMATS).length)
  }
  const distributions = of(`${DCAT}Distribution`)
  for (const one of distributions) {
    expect(values(one, `${DCT}license`)[0]!['@id']).toBe('https://spdx.org/licenses/etalab-2.0.html')
    const [address] = values(one, `${DCAT}accessURL`)
    expect(address!['@id']).toMatch(/^http:\/\/relais\.test\//)
    const { pathname } = new URL(address!['@id']!)
    const answer = await site.head(pathname)
    expect(answer.status, pathname).toBe(200)
    const media = values(one, `${DCAT}mediaType`)[0]!['@id']!.replace(/.*media-types\//, '')
    if (values(one, `${DCAT}downloadURL`).length > 0) expect(answer.type).toBe(media)
  }
  await site.get('/catalog.jsonld?asOf=2026-07-01').expect(400)
})

test('a layer without statuses changed with the newest edition that it is made from, not today', () => {
  const sources = [
    { id: 'zonage-medecins', jeu: { date: '2025-05' } },
    { id: 'contours-communes', jeu: { date: '2025' } },
    { id: 'deputes', jeu: { date: WORLD_DAY } },
    { id: 'cabinets', jeu: null },
  ]
  const layer = { dated: false, sources: ['zonage-medecins', 'contours-communes', 'cabinets'] }
  expect(modifiedOf(sources, layer, WORLD_DAY)).toEqual({
    'dct:modified': { '@type': 'xsd:gYearMonth', '@value': '2025-05' },
  })
  expect(modifiedOf(sources, { ...layer, dated: true }, WORLD_DAY)).toEqual({
    'dct:modified': { '@type': 'xsd:date', '@value': WORLD_DAY },
  })
})

test('robots are led to the pages in both languages and away from what is behind a token', async () => {
  const { text: robots } = await site.get('/robots.txt').set('Host', 'relais.test').expect(200)
  const shut = [...robots.matchAll(/^Disallow: (.+)$/gm)].map(([, path]) => path!)
  expect(shut).toEqual(expect.arrayContaining(['/gestion', '/en/stewards', '/confirmer', '/en/confirm']))
  const map = /^Sitemap: (.+)$/m.exec(robots)![1]!
  expect(map).toBe('http://relais.test/sitemap.xml')

  const { text: xml, type } = await site.get('/sitemap.xml').set('Host', 'relais.test').expect(200)
  expect(type).toBe('application/xml')
  const listed = [...xml.matchAll(/<url><loc>([^<]+)<\/loc>(.*?)<\/url>/g)].map(
    ([, address, alternates]) => ({
      address: address!,
      alternates: [...alternates!.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, lang, href]) => [
        lang,
        href,
      ]),
    }),
  )
  const addresses = listed.map(({ address }) => address)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addresses).toEqual(
    expect.arrayContaining(['http://relais.test/circonscription/79-01', 'http://relais.test/en/data']),
  )
  for (const { address, alternates } of listed) {
    const { pathname } = new URL(address)
    expect(
      shut.some((path) => pathname.startsWith(path)),
      pathname,
    ).toBe(false)
    // A fictitious practice must not be found by who searches for a real one.
    expect(pathname).not.toMatch(/^\/(en\/practice|cabinet)\//)
    expect(alternates.map(([language]) => language)).toEqual(['fr', 'en', 'x-default'])
    const { status, text } = await site.get(pathname).set({ Host: 'relais.test', Accept: 'text/html' })
    expect(status, pathname).toBe(200)
    expect(text, pathname).not.toContain('<meta name="robots" content="noindex">')
    expect(text, pathname).toContain(`<link rel="canonical" href="${address}">`)
    for (const [language, href] of alternates) {
      expect(addresses).toContain(href)
      expect(text, pathname).toContain(`<link rel="alternate" hreflang="${language}" href="${href}">`)
    }
  }
})

test('pages with figures say what data they hold, and that they are fictitious', async () => {
  for (const [path, least] of [
    ['/donnees', DOWNLOAD_LAYERS.length],
    ['/en/data', DOWNLOAD_LAYERS.length],
    ['/circonscription/79-01', 1],
    ['/en/department/79', 1],
  ] as const) {
    const { text } = await site.get(path).set({ Host: 'relais.test', Accept: 'text/html' }).expect(200)
    const told = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      ([, json]) => JSON.parse(json!) as Record<string, unknown> & { distribution: { contentUrl: string }[] },
    )
    expect(told, path).toHaveLength(least)
    for (const one of told) {
      expect(one).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'Dataset',
        url: `http://relais.test${path}`,
      })
      const zoning = /Zonage|Zoning/.test(String(one.name))
      expect(/d[ée]monstration/.test(String(one.name)), String(one.name)).toBe(!zoning)
      expect(/D[ÉE]MONSTRATION/.test(String(one.description))).toBe(!zoning)
      expect(one.distribution.length).toBeGreaterThan(0)
      for (const { contentUrl } of one.distribution) {
        const { pathname, search } = new URL(contentUrl)
        await site.head(pathname + search).expect(200)
      }
    }
  }
})
