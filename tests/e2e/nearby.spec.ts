import { expect, test, type Page } from '@playwright/test'
import { COLOUR_RULES, findings } from './axe.ts'
import { part, photo, where } from './pixels.ts'
import { noChanges } from './no-changes.ts'

/** Colours of an open cabinet on paper and at night (`web/map/icons.ts`). */
const OPEN = { light: '#0a7a55', dark: '#4cc695' } as const
const map = (page: Page) => page.locator('.nearby-map')
const painted = async (page: Page, scheme: keyof typeof OPEN): Promise<number> => {
  await expect(map(page)).toHaveAttribute('data-still', '')
  return part(await photo(map(page)), [OPEN[scheme]])
}

test.describe('where there is room', () => {
  test.use({ viewport: { width: 1280, height: 700 } })
  test('the map comes beside the list, in step with it both ways, in both themes, from this server only', async ({
    page,
    baseURL,
  }) => {
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(`${baseURL}/`))
        foreign.push(request.url())
    })
    await page.goto('/trouver?q=mignovillard')
    await page.getByRole('figure').scrollIntoViewIfNeeded()
    await expect.poll(() => painted(page, 'light')).toBeGreaterThan(0.0005)
    const quiet = await photo(map(page))

    // From the list to the map: the point of the card is ringed.
    await page.locator('article').nth(1).getByText('En savoir plus').focus()
    await expect(page.locator('article').nth(1)).toHaveClass(/cabinet-pointed/)
    await expect
      .poll(async () => part(await photo(map(page)), ['#10222b']))
      .toBeGreaterThan(part(quiet, ['#10222b']) + 0.001)

    // From the map to the list: the card of the point that is pressed takes the focus.
    const point = where(quiet, OPEN.light)!
    await map(page).click({ position: point })
    await expect(page.locator('article:focus')).toHaveCount(1)
    await expect(page.locator('article:focus')).toBeInViewport()

    expect(await findings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => painted(page, 'dark')).toBeGreaterThan(0.0005)
    expect(await findings(page, { rules: COLOUR_RULES })).toEqual([])
    expect(foreign).toEqual([])
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 } })
  test('the list comes first, the map when it is asked for, and says that the list says it all', async ({
    page,
  }) => {
    const heavy: string[] = []
    page.on('request', (request) => {
      if (/maplibre|nearby\/map|tiles/.test(request.url())) heavy.push(request.url())
    })
    await noChanges(page)
    await page.goto('/trouver?q=mignovillard', { waitUntil: 'networkidle' })
    expect(heavy).toEqual([])
    await expect(page.getByRole('figure')).toContainText('Tout ce qu’elle montre est écrit dans la liste')
    await page.getByRole('link', { name: 'Voir sur une carte' }).click()
    await expect.poll(() => painted(page, 'light')).toBeGreaterThan(0.0005)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(heavy.length).toBeGreaterThan(0)
  })
  test('without WebGL the list is enough, and the page says so', async ({ page }) => {
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await page.goto('/trouver?q=mignovillard')
    await page.getByRole('button', { name: 'Afficher la carte' }).click()
    await expect(page.getByRole('figure')).toContainText('ne peut pas être affichée ici')
  })
})
