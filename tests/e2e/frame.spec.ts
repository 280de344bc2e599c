import { expect, test } from '@playwright/test'
import { noChanges } from './no-changes.ts'
import { shiftOf } from './shift.ts'

test('a font that comes late moves nothing', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  let painted = () => {}
  const paint = new Promise<void>((resolve) => (painted = resolve))
  await page.route('**/*.woff2', async (route) => {
    await paint
    await route.continue()
  })
  await noChanges(page)
  await page.goto('/circonscriptions', { waitUntil: 'commit' })
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  const font = page.waitForResponse('**/*.woff2')
  painted()
  await (await font).finished()
  await page.waitForLoadState('networkidle')
  expect(await shiftOf(page)).toBeLessThan(0.02)
})

test('JavaScript before any map weighs at most 40 kB, compressed', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await noChanges(page)
  await page.goto('/trouver?q=niort', { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThanOrEqual(40_000)
})

/** Pages of a PDF made by Chromium. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

for (const address of [
  '/trouver?q=niort',
  // The longest name of a commune, the longest words of the statuses.
  '/trouver?q=Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson&inconnu=1',
  '/en/find?q=Saint-Christophe-en-Oisans&minutes=5',
  '/cabinet/demo-0001',
  '/que-faire',
  '/circonscription/72-04',
  '/circonscription/13-16',
  '/circonscription/976-01',
  // The most communes shared, and the longest sentences of why; a question, its reply, and a deputy's long name.
  '/circonscription/44-06',
  '/circonscription/49-07',
  '/en/constituency/42-04',
  '/circonscription/06-08',
])
  test(`${address} prints on one page`, async ({ page }) => {
    await page.goto(address)
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
    if (!/circonscription|constituency/.test(address)) {
      // Large type, in points as printed: 14 is what the guides for low vision ask for.
      await page.emulateMedia({ media: 'print' })
      const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize) * 0.75)
      expect(size).toBeGreaterThanOrEqual(14)
      // A paper is read on another day than today, and its length does not hang on the weekday.
      for (const ofToday of await page.locator('[data-day]').all()) await expect(ofToday).toBeHidden()
      for (const card of await page.locator('.cabinet:visible, .one-cabinet').all())
        await expect(card).toContainText(/cabinet fictif — démonstration|fictitious practice — demonstration/)
    }
  })

test('the language link leads to the same page, search kept', async ({ page }) => {
  await page.goto('/trouver?q=niort')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(/\/en\/find\?q=niort$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Around Niort')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the sheets of the four questions show their deputy, their question and the figure of the API', async ({
    page,
    request,
  }) => {
    for (const [code, deputy, question] of [
      ['72-04', 'Élise Leboucher', '14340'],
      ['76-06', 'Patrice Martin', '14357'],
      ['13-16', 'Emmanuel Taché', '14358'],
      ['67-03', 'Thierry Sother', '15115'],
    ] as const) {
      const { figures } = (await (
        await request.get(`/api/v1/territoires/circonscription/${code}`)
      ).json()) as {
        figures: { indicator: string; rounded: string }[]
      }
      await page.goto(`/circonscription/${code}`)
      for (const [place, indicator] of [
        [0, 'patients-sans-relais'],
        [1, 'risque'],
        [2, 'interruptions-attendues'],
        [3, 'patients-suivis'],
      ] as const)
        await expect(page.locator('.key-figure').nth(place)).toContainText(
          figures.find((figure) => figure.indicator === indicator)!.rounded,
        )
      await expect(page.getByRole('main')).toContainText(deputy)
      await expect(page.getByRole('main')).toContainText(question)
    }
  })
})
