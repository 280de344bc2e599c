import { parse } from 'csv-parse/sync'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NAMED_SCENARIOS } from '../../server/domain/scenario/assumptions.ts'
import { writeFigure } from '../../server/domain/writeFigure.ts'
import { typography } from '../../web/ui/format.ts'
import type { Figure } from '../../server/domain/figure.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { loadRenderPage } from '../web/render.ts'
import { drawnWorldApp } from './drawn-world-app.ts'

interface Item {
  readonly scenario: string
  readonly niveau: string
  readonly code: string
  readonly figures: Figure[]
}

describe('the named scenarios, as they are told', () => {
  let database: TestDatabase
  let app: Awaited<ReturnType<typeof drawnWorldApp>>
  let pages: Awaited<ReturnType<typeof loadRenderPage>>
  let api: ReturnType<typeof request>
  const items = async (query = ''): Promise<Item[]> =>
    (await api.get(`/api/v1/scenarios-nommes${query}`).expect(200)).body.items as Item[]

  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    pages = await loadRenderPage()
    app = await drawnWorldApp(database, { renderPage: pages.renderPage })
    api = request(app.app)
  })
  afterAll(async () => {
    await app?.close()
    await pages?.close()
    await database?.close()
  })

  test('France and every région, each in all of them; the day itself is what the area’s own address says', async () => {
    const all = await items()
    expect(all.slice(0, 4).map(({ code, scenario }) => [code, scenario])).toEqual(
      NAMED_SCENARIOS.map((scenario) => ['FR', scenario]),
    )
    for (const { niveau, code, figures } of all.filter(({ scenario }) => scenario === 'jour')) {
      const { body } = await api.get(`/api/v1/territoires/${niveau}/${code}`).expect(200)
      for (const figure of figures) expect(body.figures).toContainEqual(figure)
    }
  })

  test('the page of the method shows the same numbers, in both languages', async () => {
    const all = await items()
    for (const [locale, path] of [
      ['fr', '/methode'],
      ['en', '/en/methode'],
    ] as const) {
      const { text } = await api.get(path).set('Accept', 'text/html').redirects(1).expect(200)
      const section = text.slice(text.indexOf('id="hypotheses"'), text.indexOf('id="refus"'))
      for (const { niveau, figures } of all)
        for (const figure of figures)
          if (niveau === 'france' || /risque|sans-relais/.test(figure.indicator))
            expect(section).toContain(typography(locale, writeFigure(locale, figure)).replace('<', '&lt;'))
    }
  })

  test('the file holds a row an area and a scenario, with method and day', async () => {
    const { text } = await api.get('/api/v1/scenarios-nommes?format=csv').expect(200)
    const rows = parse(text, { columns: true }) as Record<string, string>[]
    const all = await items()
    expect(rows).toHaveLength(all.length)
    rows.forEach((row, k) => {
      expect(row).toMatchObject({ scenario: all[k]!.scenario, code: all[k]!.code, method: '2' })
      for (const { indicator, value, status } of all[k]!.figures)
        expect([row[indicator], row[`${indicator}.status`]]).toEqual([String(value ?? ''), status])
    })
  })

  test('another day has others', async () => {
    const [now, then] = [await items(), await items('?asOf=2026-03-01')]
    expect(then[0]!.figures).not.toEqual(now[0]!.figures)
    await api.get('/api/v1/scenarios-nommes?asOf=1990-01-01').expect(422)
  })
})
