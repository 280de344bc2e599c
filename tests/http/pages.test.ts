import type { Inside } from '../../server/contract/sheet-pages.ts'
import request from 'supertest'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { PageContext, PageData } from '../../server/contract/index.ts'
import { GOAL_DEFAULTS, GOAL_VERDICTS, type GoalLetter } from '../../server/domain/goal/goal.ts'
import { Goals } from '../../web/map/goal/goals.svelte.ts'
import { addressIn } from '../../server/domain/page-addresses.ts'
import { pagesOf } from '../../server/service/pages.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from './world-app.ts'

/** What these tests read of the data of pages; each page has some of it. */
interface Shown {
  readonly state: string
  readonly place: { readonly lon: number; readonly lat: number }
  readonly results: readonly { readonly cabinet: { readonly id: string } }[]
  readonly beyond: Shown['results']
  readonly ars: unknown
  readonly choices: readonly { readonly label: string; readonly codeCommune: string }[]
  readonly locator: string
  readonly comparison: Readonly<Record<'neighbours' | 'similar', readonly { readonly code: string }[]>>
  readonly territoire: Area
  readonly changes: { readonly then: Area }
  readonly cite: { readonly path: string; readonly qr: string; readonly phrase: unknown }
  readonly wider: readonly Area[]
  readonly total: number
  readonly seats: unknown
  readonly inside: Inside
}
interface Area {
  readonly cabinetsByStatus: { readonly suspended: number }
  readonly figures: readonly unknown[]
}

describe.each(databases)('pages on the $name database', ({ open }) => {
  let database: TestDatabase
  let site: ReturnType<typeof request>

  beforeAll(async () => {
    database = await open({ world: true })
    site = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  /** What the page received: the test's renderer prints it. */
  const page = async (address: string) => {
    const { status, text, headers } = await site.get(address)
    expect(status, `${address} ${text.slice(0, 300)}`).toBe(200)
    const { context, data } = JSON.parse(text.slice(text.indexOf('{'))) as {
      context: PageContext
      data: Shown
    }
    return { context, data, headers }
  }
  const ids = (items: Shown['results']) => items.map(({ cabinet }) => cabinet.id)

  test('a goal is told of days that are known, and of a place that an address may name', async () => {
    for (const day of ['1990-01-01', '2035-06-01']) {
      const { status, text } = await site.get(`/objectif?asOf=${day}`)
      expect(status, day).toBe(422)
      expect(text).not.toContain('"verdicts"')
    }
    const { context, data } = await page('/objectif?asOf=2026-07-01')
    const { answer } = data as unknown as PageData['objectif']
    expect([answer!.asOf, answer!.run]).toEqual(['2026-07-01', context.run])
    // A level larger than the place has nothing to tell in it.
    expect((await page('/objectif?niveau=france&ou=region:75')).data).toMatchObject({
      answer: null,
      wrong: ['ou'],
    })
    // The file is of the moment that the page is of.
    const then = (await page('/objectif?knownAt=2026-09-26T12:00:00Z'))
      .data as unknown as PageData['objectif']
    expect(new URLSearchParams(then.query).get('knownAt')).toBe('2026-09-26T12:00:00Z')
    for (const ou of ['cabinets:tous', 'noms:0', 'knownAt:2026-01-01', 'region', 'commune:79001'])
      expect((await page(`/objectif?ou=${ou}`)).data, ou).toMatchObject({ answer: null, wrong: ['ou'] })
  })

  test('the goal of every area is the same in the answer, in its file, on the page and in the map', async () => {
    for (const niveau of ['region', 'departement', 'circonscription', 'epci', 'canton', 'commune'] as const)
      for (const goal of [GOAL_DEFAULTS, { minutes: 15, part: 0.55, cabinets: 'tous' } as const]) {
        const { minutes, part, cabinets } = goal
        const query = `minutes=${minutes}&part=${Math.round(part * 100)}&cabinets=${cabinets}`
        const { body } = await site.get(`/api/v1/objectif/${niveau}?${query}`)
        const { data } = await page(`/objectif?niveau=${niveau}&${query}`)
        const { answer, rows } = data as unknown as PageData['objectif']
        expect(answer).toEqual(body)
        expect([...rows].sort((a, b) => a - b)).toEqual(body.codes.map((_: string, k: number) => k))
        const file = await site.get(`/api/v1/objectif/${niveau}?${query}&format=csv`)
        const lines: Record<string, string>[] = parse(file.text, { columns: true, bom: true, comment: '#' })
        const map = new Goals()
        vi.stubGlobal('fetch', async (address: string) => {
          const { status, text } = await site.get(address)
          return new Response(text, { status })
        })
        expect(await map.load(niveau, null, goal)).toBe(true)
        vi.unstubAllGlobals()
        const onMap = map.lines(niveau, null, goal)!
        expect(lines.map((line) => line.code)).toEqual(body.codes)
        lines.forEach((line, k) => {
          const written = (value: number | null) => (value === null ? '' : String(value))
          const told = [body.parts[k], body.lows[k], body.highs[k], body.possibles[k], body.manquent[k]]
          expect([
            ...[line.part, line['part.low'], line['part.high'], line['part.possible'], line.manquent],
            line.verdict,
          ]).toEqual([...told.map(written), GOAL_VERDICTS[body.verdicts[k] as GoalLetter]])
          const { reach, letter, missing } = onMap(line.code!)!
          expect([reach.part, reach.low, reach.high, reach.possible, missing?.value ?? null]).toEqual(told)
          expect(letter).toBe(body.verdicts[k])
        })
      }
  })

  test('the site map has every page of the table, and each that has one address answers there', async () => {
    const { pages } = (await page('/plan-du-site')).data as unknown as PageData['plan']
    const table = pagesOf({ atlas: { contours: null } } as never)
    expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(table.map(({ name }) => name)))
    expect(new Set(pages.map(({ name }) => name)).size).toBe(pages.length)
    for (const { path } of pages.filter((one) => !one.path.includes('{')))
      for (const locale of ['fr', 'en'] as const) {
        const { status } = await site.get(addressIn(locale, path)).set('Accept', 'text/html')
        expect([200, 303], path).toContain(status)
      }
  })

  test('every page answers in both languages', async () => {
    for (const path of [
      '/',
      '/trouver',
      '/carte',
      '/circonscription/79-01',
      '/circonscriptions',
      '/methode',
      '/donnees',
      '/chiffres',
      '/chronologie',
      '/questions',
      '/circonscription/79-01/question',
      '/departement/79',
      '/territoires',
      '/plan-du-site',
    ]) {
      expect((await page(path)).context).toMatchObject({
        locale: 'fr',
        path,
        search: '',
        demonstration: true,
      })
      expect((await page(addressIn('en', path))).context).toMatchObject({ locale: 'en', path })
    }
  })

  test('the sheet of an area shows the figures of the API, what it holds, and the circonscriptions that it meets', async () => {
    for (const path of ['/region/75', '/departement/79', '/commune/79001']) {
      const { data } = await page(path)
      expect(data.territoire).toEqual((await site.get(`/api/v1/territoires${path}`)).body)
      expect(data.wider.at(-1)).toEqual((await site.get('/api/v1/territoires/france/FR')).body)
      const standing = Object.values(data.territoire.cabinetsByStatus as Record<string, number>)
      expect(data.inside.cabinets).toHaveLength(standing.reduce((sum, count) => sum + count, 0))
      expect(data.inside.trend.at(-1)!.counts).toEqual(data.territoire.cabinetsByStatus)
    }
    expect((await page('/commune/79001')).data.seats).toEqual(
      (await site.get('/api/v1/territoires/commune/79001')).body.circonscriptions.map(
        ({ code, libelle: nom }: { code: string; libelle: string }) => ({ code, nom }),
      ),
    )
    const { inside } = (await page('/departement/79')).data
    for (const { code, figures } of inside.areas) {
      const own = (await site.get(`/api/v1/territoires/circonscription/${code}`)).body
      for (const figure of figures) expect(own.figures).toContainEqual(figure)
    }
    expect((await site.get('/departement/77777')).status).toBe(404)
  })

  test('a million shared out is the named scenario of the API, and says so; the sentence to quote keeps its total', async () => {
    const { body } = await site.get('/api/v1/scenarios-nommes')
    const told = body.items.find(
      (one: { scenario: string; code: string }) => one.scenario === 'un-million' && one.code === '75',
    )
    const { data } = await page('/region/75?total=1000000')
    for (const figure of told.figures) expect(data.territoire.figures).toContainEqual(figure)
    const usual = await page('/circonscription/79-01')
    const other = await page('/circonscription/79-01?total=1000000')
    expect(other.data.cite.phrase).toEqual(usual.data.cite.phrase)
    expect(other.data.total).toBe(1_000_000)
    expect(usual.data.total).toBe(300_000)
    const home = (await page('/?total=1000000')).data as never as PageData['accueil']
    const country = body.items.find(
      (one: { scenario: string; code: string }) => one.scenario === 'un-million' && one.code === 'FR',
    )
    for (const figure of country.figures) expect(home.france.figures).toContainEqual(figure)
    expect(home.total).toBe(1_000_000)
  })

  test('a search by name lists what the API lists', async () => {
    const { data } = await page('/trouver?q=niorteau')
    expect(data).toMatchObject({
      state: 'results',
      place: { codeCommune: '79001' },
      commune: { code: '79001' },
    })
    const { lon, lat } = data.place
    const api = await site.get(`/api/v1/cabinets/nearest?lon=${lon}&lat=${lat}`)
    expect(data.results).toEqual(api.body.items)
    expect(data.ars).toEqual({ region: 'Nouvelle-Aquitaine', url: 'https://ars.example/75' })
  })

  test('filters of the form', async () => {
    const near = await page('/trouver?q=niorteau&minutes=6')
    expect(ids(near.data.results)).toEqual(['C1'])
    const more = await page('/trouver?q=poitevin&inconnu=1&minutes=')
    expect(ids(more.data.results)[0]).toBe('C4')
  })

  test('each way a search may end has its state', async () => {
    const state = async (query: string) => (await page(`/trouver?${query}`)).data.state
    expect(await state('')).toBe('empty')
    expect(await state('q=%20')).toBe('error')
    expect(await state('q=zzzzzz')).toBe('not-found')
    expect(await state('lon=-5&lat=47')).toBe('outside')
    expect(await state('q=mamoudzette')).toBe('outside')
    expect(await state('lon=abc&lat=47')).toBe('error')
    expect(await state('q=niorteau&minutes=beaucoup')).toBe('error')
    expect(await state(`q=${'a'.repeat(200)}`)).toBe('error')
    const none = await page('/trouver?q=poitevin&minutes=5')
    expect(none.data.state).toBe('none')
    expect(ids(none.data.beyond)[0]).toBe('C4')
  })

  test('a position comes in the body, and its answer names it nowhere that is kept', async () => {
    const asked = await page('/trouver?lon=-0.251&lat=46.305')
    const { status, text, headers } = await site
      .post('/en/find')
      .type('form')
      .send({ q: '', lon: '-0.251', lat: '46.305' })
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    const { context, data } = JSON.parse(text.slice(text.indexOf('{')))
    expect(context).toMatchObject({ locale: 'en', path: '/trouver', search: '' })
    expect(ids(data.results)).toEqual(ids(asked.data.results))
    expect(data.departure).toBe('position')
  })

  test('an unfinished name gives a choice, and each choice leads to its place', async () => {
    const { data } = await page('/trouver?q=sa')
    expect(data.state).toBe('choose')
    for (const { label, codeCommune } of data.choices) {
      const chosen = await page(`/trouver?${new URLSearchParams({ q: label, commune: codeCommune })}`)
      expect(chosen.data.place).toMatchObject({ label, codeCommune })
    }
  })

  test('the sheet of a constituency, its département and a locator map', async () => {
    const { data } = await page('/circonscription/79-01')
    expect(data).toMatchObject({
      territoire: { code: '79-01' },
      departement: { code: '79' },
      france: { code: 'FR' },
    })
    expect(data.locator).toMatch(
      /^<svg .*class="locator-departement".*class="locator-circonscription".*<\/svg>$/,
    )
    expect(data.locator).not.toMatch(/NaN|Infinity|style=/)
    const abroad = await page('/circonscription/99-01')
    expect(abroad.data).toMatchObject({
      ...{ departement: null, locator: null, cite: null, comparison: null },
      ...{ territoire: { figures: [] }, changes: { then: null } },
    })
  })

  test('the sheet beside its neighbours, on an earlier day, and where it is quoted for ever', async () => {
    const { data, context } = await page('/circonscription/79-02?comparer=minutes-active&depuis=2026-08-01')
    const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code)
    const { comparison, changes, cite, territoire } = data
    expect(comparison).toMatchObject({ indicator: 'minutes-active' })
    expect(codes(comparison.neighbours)).toEqual(['79-01', '86-01'])
    expect(codes(comparison.similar)).not.toContain('79-01')
    // C3 was suspended on 15 August.
    expect(changes).toMatchObject({ since: '2026-08-01', then: { asOf: '2026-08-01' } })
    expect(changes.then.cabinetsByStatus.suspended).toBe(0)
    expect(territoire.cabinetsByStatus.suspended).toBe(1)
    const { path, qr } = cite
    expect(path).toBe(`/citation/${context.run}/79-02`)
    expect(qr).toMatch(/^<svg class="qr"/)
    expect((await site.get(path)).status).toBe(200)
    for (const [day, error] of [
      ['demain', 'not-a-day'],
      ['2027-01-01', 'to-come'],
      ['1999-01-01', 'too-early'],
    ])
      expect((await page(`/circonscription/79-02?depuis=${day}`)).data.changes).toMatchObject({
        since: day,
        error,
        then: null,
      })
  })

  test('other spellings of a code lead to the one address', async () => {
    for (const written of ['099-01', 'ZZ-01', 'zz1'])
      expect((await site.get(`/circonscription/${written}`)).headers.location).toBe('/circonscription/99-01')
    const french = await site.get('/circonscription/7901?x=1')
    expect([french.status, french.headers.location]).toEqual([308, '/circonscription/79-01?x=1'])
    const english = await site.get('/en/constituency/79001')
    expect([english.status, english.headers.location]).toEqual([308, '/en/constituency/79-01'])
    expect((await site.get('/circonscription/79-77')).status).toBe(404)
  })

  test('an English address from before leads to the one of today, with its search, and is kept by no cache', async () => {
    for (const [former, today] of [
      ['/en/trouver?q=niorteau&minutes=6', '/en/find?q=niorteau&minutes=6'],
      ['/en/cabinet/C1', '/en/practice/C1'],
      ['/en/circonscription/79-01', '/en/constituency/79-01'],
      ['/en/embed/circonscription/79-01', '/en/embed/constituency/79-01'],
      ['/en/gestion/import', '/en/stewards/import'],
    ] as const) {
      const { status, headers } = await site.get(former)
      expect([status, headers.location, headers['cache-control']]).toEqual([308, today, 'no-store'])
      expect((await site.get(today)).status).toBeLessThan(400)
    }
    expect((await site.get('/find')).status).toBe(404)
  })

  test('nothing from a third party may load, and a page that has not changed is not sent again', async () => {
    const { headers } = await site.get('/methode').set('Host', 'relais.test')
    const policy = headers['content-security-policy']!
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    for (const path of ['/carte', '/en/map?n=commune']) {
      const map = (await site.get(path)).headers['content-security-policy']!
      // One more origin, for the base map alone.
      expect(map).toBe(policy + ";connect-src 'self' https://carte.example")
    }
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-powered-by']).toBeUndefined()
    await site.get('/methode').set('Host', 'relais.test').set('If-None-Match', headers.etag!).expect(304)
  })
})
