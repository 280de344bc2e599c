import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Page } from '@playwright/test'
import { COLOUR_RULES, findings } from './axe.ts'

/** A sheet's own permalink, as its reader finds it. */
const permalink = async (page: Page): Promise<string> => {
  await page.goto('/circonscription/72-04')
  return (await page.getByRole('link', { name: /adresse permanente/ }).getAttribute('href'))!
}

test('a sentence is copied by one press, and the permalink answers the same figures', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/circonscription/72-04')
  await page.getByRole('button', { name: /Copier : Phrase/ }).click()
  await expect(page.locator('[role=status]').first()).toHaveText('Copié.')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^Selon Relais, au .* 72-04 .*les cabinets sont fictifs\.$/)
  await page.goto(await permalink(page))
  await expect(page.locator('#phrase-suivi')).toHaveValue(copied)
  await expect(page.getByRole('main')).toContainText('aucun de ces chiffres n’a changé')
  expect(await findings(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page, { rules: COLOUR_RULES })).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the sheet is complete: figures, comparison, an earlier day, a sentence to select', async ({
    page,
  }) => {
    await page.goto('/circonscription/76-06')
    await expect(page.locator('#phrase')).toHaveValue(/Selon Relais/)
    await expect(page.getByRole('button', { name: 'Copier' })).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Ce qui a changé depuis' })).toBeVisible()
    await page.getByLabel('Depuis le').fill('2026-01-31')
    await page.locator('#depuis').getByRole('button', { name: 'Afficher' }).click()
    await expect(page.locator('#depuis')).toContainText('Au 31 janvier 2026')
    // The form of the day says what is compared, which unfolds it.
    await expect(page.locator('#comparer')).toHaveAttribute('open', '')
    await page.getByLabel('Chiffre à comparer').selectOption('minutes-active')
    await page.locator('#comparer').getByRole('button', { name: 'Afficher' }).click()
    await expect(page).toHaveURL(/depuis=2026-01-31.*comparer=minutes-active|comparer=minutes-active.*depuis/)
    await expect(page.locator('.peers')).toContainText('Trajet moyen vers un cabinet ouvert')
    await expect(page.locator('.peers tbody')).not.toHaveCount(1)
    await page.goto('/circonscriptions?q=la+fleche')
    await expect(page.getByRole('main')).toContainText('72-03')
    await page.getByRole('link', { name: 'Trajet' }).click()
    await expect(page.locator('th[aria-sort=descending]')).toHaveText('Trajet')
  })
})

test('the card is framed by another site, and runs nothing', async ({ page, baseURL }) => {
  const newspaper = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(`<iframe src="${baseURL}/embed/circonscription/72-04" width="480" height="420"></iframe>`)
  })
  await new Promise<void>((resolve) => newspaper.listen(0, '127.0.0.1', resolve))
  await page.goto(`http://127.0.0.1:${(newspaper.address() as AddressInfo).port}`)
  const card = page.frameLocator('iframe')
  await expect(card.getByRole('heading')).toContainText('72-04')
  await expect(card.locator('body')).toContainText('Démonstration')
  newspaper.close()
  await page.goto('/embed/circonscription/72-04')
  expect(await findings(page)).toEqual([])
})
