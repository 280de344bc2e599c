import { expect, test, type Page } from '@playwright/test'
import { ADDRESSES } from './addresses.ts'
import { findingsInBoth } from './axe.ts'

// Too narrow for the map beside the results, which nearby.spec.ts looks at: drawn by software, it takes seconds.
test.use({ viewport: { width: 1000, height: 720 } })

/** Of the longest table the first rows stand for the others, which are made alike. */
const faultless = async (page: Page): Promise<void> =>
  expect(await findingsInBoth(page, { exclude: 'tbody tr:nth-child(n + 20)' })).toEqual([])

for (const address of ADDRESSES)
  test(`axe finds nothing on ${address}, light or dark`, async ({ page }) => {
    await page.goto(address)
    await faultless(page)
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
  for (const summary of await page.locator('article:nth-of-type(-n + 2) summary').all()) await summary.click()
  await page.getByRole('button', { name: 'Retenir cette recherche' }).click()
  await faultless(page)
  await page.goto('/circonscription/72-04')
  for (const summary of await page.locator('summary').all()) await summary.click()
  await faultless(page)
})
