import { parse } from 'csv-parse/sync'
import { expect, test, type Page } from '@playwright/test'
import { forwardCommand } from '../../server/db/command-socket.ts'
import { sendEvent } from '../stewards/send-event.ts'
import { launch } from './launch.ts'

/** The longest: the most communes shared, a note, many communes, three questions, one cabinet after another, none. */
const LONG = ['72-04', '75-11', '44-06', '976-01', '63-04', '06-08', '55-02', '13-16']

/** The régions with the most départements and seats, and a long département. */
const DASHBOARDS = ['region/75', 'region/11', 'departement/59']

const ofArea = async (page: Page, code: string) =>
  (await (await page.request.get(`/api/v1/territoires/circonscription/${code}`)).json()) as {
    figures: { indicator: string; rounded: string }[]
    cabinetsByStatus: Record<string, number>
  }

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without JavaScript', () => {
    test.use({ viewport: { width: 1366, height: 768 }, javaScriptEnabled })
    test('the sheet of a région is at most 3,000 pixels high on a laptop, nothing beside it', async ({
      page,
    }) => {
      for (const path of DASHBOARDS) {
        await page.goto(`/${path}`)
        const [height, width] = await page.evaluate(() => [
          document.documentElement.scrollHeight,
          document.documentElement.scrollWidth,
        ])
        expect(height, path).toBeLessThanOrEqual(3000)
        expect(width, path).toBe(1366)
        await expect(page.locator('main :is(#kit, #changements, #sieges, #dedans, #habitants)')).toHaveCount(
          5,
        )
      }
    })
    test('a sheet is at most 3,000 pixels high on a laptop, nothing beside it', async ({ page }) => {
      for (const code of javaScriptEnabled ? LONG : LONG.slice(0, 2)) {
        await page.goto(`/circonscription/${code}`)
        const [height, width] = await page.evaluate(() => [
          document.documentElement.scrollHeight,
          document.documentElement.scrollWidth,
        ])
        expect(height, code).toBeLessThanOrEqual(3000)
        expect(width, code).toBe(1366)
        const order = await page
          .locator('main :is(h1, h2)')
          .evaluateAll((all) => all.map((one) => one.id).filter(Boolean))
        expect(
          order.filter((id) => ['chiffres', 'citer', 'changements', 'dedans', 'comparaison'].includes(id)),
        ).toEqual(['chiffres', 'citer', 'changements', 'dedans', 'comparaison'])
      }
    })
  })

test.describe('while the intervals are being drawn', () => {
  test.use({ viewport: { width: 1366, height: 768 }, javaScriptEnabled: false })
  test('a sheet says so in no more room, and cuts none of its words', async ({ page }) => {
    const relais = await launch()
    const printed: string[] = []
    const argv = ['token', 'create', '--label', 'Association', '--role', 'national']
    await forwardCommand(relais.dataDir, { argv, cwd: relais.dataDir }, (line) => printed.push(line))
    await sendEvent(relais.address, {
      ...{ token: printed[0]!, cabinetId: 'demo-0001', statut: 'stopped', key: 'sheet' },
    })
    for (const code of ['976-01', '44-03']) {
      await page.goto(`${relais.address}/circonscription/${code}`)
      await expect(page.getByText('Les intervalles ne sont pas encore calculés')).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollHeight), code).toBeLessThanOrEqual(3000)
      const changes = page.locator('#depuis')
      const [inner, outer] = await changes.locator('table').evaluate((table) => {
        // The longest of days, whatever today is.
        for (const day of table.querySelectorAll('thead .number-cell'))
          day.textContent = 'Au 30 septembre 2026'
        return [table.scrollWidth, table.parentElement!.clientWidth]
      })
      expect(inner, code).toBeLessThanOrEqual(outer!)
    }
    await relais.stop()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the inside of a circonscription: its communes as published, its cabinets by status', async ({
    page,
  }) => {
    await page.goto('/circonscription/72-04')
    const inside = page.locator('.inside')
    await expect(inside.locator('.area-map')).toBeVisible()
    for (const row of (await inside.locator('.inside-areas tbody tr').all()).slice(0, 6)) {
      const [, code] = /commune\/(\w+)/.exec((await row.locator('a').getAttribute('href'))!)!
      const { figures } = (await (await page.request.get(`/api/v1/territoires/commune/${code}`)).json()) as {
        figures: { indicator: string; rounded: string }[]
      }
      const said = (indicator: string) => figures.find((one) => one.indicator === indicator)!.rounded
      await expect(row.locator('td').nth(0)).toHaveText(said('patients-suivis'))
      await expect(row.locator('td').nth(1)).toHaveText(said('patients-sans-relais'))
    }
    const { cabinetsByStatus } = await ofArea(page, '72-04')
    for (const [status, count] of Object.entries(cabinetsByStatus)) {
      await expect(inside.locator(`tbody .status-badge.status-${status}`)).toHaveCount(count)
      await expect(inside.locator(`.area-map .status-${status}`)).toHaveCount(count)
    }
  })
})

test('the page of paper has its ready sentence and says what threatened means', async ({ page }) => {
  await page.goto('/circonscription/72-04')
  await page.emulateMedia({ media: 'print' })
  const phrase = page.locator('.fiche-phrase')
  await expect(phrase).toBeVisible()
  expect(await phrase.textContent()).toContain(await page.locator('#phrase').inputValue())
  await expect(page.locator('.menace')).toBeVisible()
  await expect(page.locator('.menace')).toContainText('« Menacé »')
  await expect(page.locator('.comparison')).toBeVisible()
})

test('every number of the sheet is that of the API, its CSV and its card, for 60 circonscriptions', async ({
  request,
}) => {
  const text = async (path: string): Promise<string> => (await request.get(path)).text()
  const plain = (html: string): string =>
    html
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .trim()
  const { items } = (await (await request.get('/api/v1/territoires/circonscription')).json()) as {
    items: { code: string; figures: { indicator: string; rounded: string; value: number | null }[] }[]
  }
  expect(items).toHaveLength(577)
  const told = items.filter(({ figures }) => figures.length > 0)
  const chosen = told.filter((_, at) => at % Math.floor(told.length / 60) === 0).slice(0, 60)
  expect(chosen).toHaveLength(60)
  for (const { code, figures } of chosen) {
    const [sheet, card, csv] = await Promise.all([
      text(`/circonscription/${code}`),
      text(`/embed/circonscription/${code}`),
      text(`/api/v1/territoires/circonscription/${code}?format=csv`),
    ])
    const rounded = (indicator: string) => figures.find((one) => one.indicator === indicator)!.rounded
    const keys = [...sheet.matchAll(/<span class="figure-number[^>]*>(.*?)<\/span>/g)].map(([, html]) =>
      plain(html!),
    )
    expect(keys, code).toEqual(
      ['patients-sans-relais', 'risque', 'interruptions-attendues', 'patients-suivis'].map(rounded),
    )
    const rows = [
      ...sheet.matchAll(/data-indicator="([^"]+)".*?data-label="Ici"[^>]*>.*?<strong>(.*?)<\/strong>/gs),
    ]
    expect(rows.length, code).toBe(12)
    for (const [, indicator, html] of rows)
      if (indicator !== 'minutes-active')
        expect(plain(html!), `${code} ${indicator}`).toBe(rounded(indicator!))
    const cards = [...card.matchAll(/<dd><strong>(.*?)<\/strong>/g)].map(([, html]) => plain(html!))
    expect(cards, code).toEqual(['patients-sans-relais', 'risque', 'patients-suivis'].map(rounded))
    const [header = [], row = []] = parse(csv) as string[][]
    for (const { indicator } of figures)
      expect(row[header.indexOf(`${indicator}.rounded`)], `${code} ${indicator}`).toBe(rounded(indicator))
  }
})
