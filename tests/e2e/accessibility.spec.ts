import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { ADDRESSES } from './addresses.ts'

// Too narrow for the map beside the results, which nearby.spec.ts looks at: drawn by software, it takes seconds.
test.use({ viewport: { width: 1000, height: 720 } })

/**
 * axe's findings as lines that say where and why; none is expected. Of the longest table the first rows stand for the
 * others, which are made alike. `rules`: only these; all of them otherwise.
 */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).exclude('tbody tr:nth-child(n + 20)')
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`),
  )
}

for (const address of ADDRESSES)
  test(`axe finds nothing on ${address}, light or dark`, async ({ page }) => {
    await page.goto(address)
    expect(await findings(page)).toEqual([])
    // Only the colours change.
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await findings(page, ['color-contrast'])).toEqual([])
  })

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('axe finds nothing with the suggestions open, nor with everything unfolded', async ({ page }) => {
      await page.goto('/trouver')
      await page.getByRole('combobox').pressSequentially('nior')
      await expect(page.getByRole('option').first()).toBeVisible()
      await page.keyboard.press('ArrowDown')
      expect(await findings(page)).toEqual([])
      await page.goto('/trouver?q=niort&inconnu=1')
      for (const summary of await page.locator('article:nth-of-type(-n + 2) summary').all())
        await summary.click()
      await page.getByRole('button', { name: 'Retenir cette recherche' }).click()
      expect(await findings(page)).toEqual([])
      await page.goto('/circonscription/72-04')
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect(await findings(page)).toEqual([])
    })
  })
