import { expect, test, type Page } from '@playwright/test'
import { ADDRESSES } from './addresses.ts'
import { findingsInBoth } from './axe.ts'
import { noChanges } from './no-changes.ts'
import { shiftOf } from './shift.ts'

// Too narrow for the map beside the results, which nearby.spec.ts looks at: drawn by software, it takes seconds.
test.use({ viewport: { width: 1000, height: 720 } })

/** Addresses that are answered with 400 or 404. */
const REFUSED: readonly string[] = ['/nulle-part', '/trouver?q=niort&minutes=abc']

/** Of the longest table the first rows stand for the others, which are made alike. */
const faultless = async (page: Page): Promise<void> =>
  expect(await findingsInBoth(page, { exclude: 'tbody tr:nth-child(n + 20)' })).toEqual([])

/** A short run looks at each page in French, in one of its states, and at the results of a search. */
const LOOKED_AT = process.env.RELAIS_SHORT_TESTS
  ? ADDRESSES.filter((address) => address === '/trouver?q=niort' || !/^\/en\b|\?/.test(address))
  : ADDRESSES

// One visit looks at all that holds for every page: each loading costs as much as what is looked at.
for (const address of LOOKED_AT)
  test(`${address} has no fault for axe, light or dark, asks nobody else, says no error, stays still and fits 320 pixels`, async ({
    page,
    baseURL,
  }) => {
    const foreign: string[] = []
    const errors: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(`${baseURL}/`) && !request.url().startsWith('data:'))
        foreign.push(request.url())
    })
    page.on('console', (message) => {
      // Playwright's own word: these tests run without the service worker, offline.spec.ts with it.
      if (/Service Worker registration blocked/.test(message.text())) return
      if (['error', 'warning'].includes(message.type())) errors.push(message.text())
    })
    page.on('pageerror', (error) => errors.push(error.message))
    if (!address.includes('/trouver')) await page.setViewportSize({ width: 1280, height: 720 })
    await noChanges(page)
    await page.goto(address, { waitUntil: 'networkidle' })
    expect(await shiftOf(page)).toBeLessThan(0.02)
    await faultless(page)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(foreign).toEqual([])
    // A refusal is one, to the browser.
    expect(errors.filter((one) => !(REFUSED.includes(address) && /status of 40[04]/.test(one)))).toEqual([])
  })

test('axe finds nothing with the suggestions open, nor with everything unfolded, light or dark', async ({
  page,
}) => {
  await page.goto('/trouver')
  await page.getByRole('combobox').pressSequentially('nior')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await faultless(page)
  await page.goto('/trouver?q=niort&inconnu=1')
  for (const summary of await page.locator('article:nth-of-type(-n + 2) summary').all())
    if (await summary.isVisible()) await summary.click()
  await page.getByText('Modifier').click()
  await page.getByRole('button', { name: 'Retenir cette recherche' }).click()
  await faultless(page)
  await page.goto('/circonscription/72-04')
  for (const summary of await page.locator('summary').all())
    if (await summary.isVisible()) await summary.click()
  await faultless(page)
})
