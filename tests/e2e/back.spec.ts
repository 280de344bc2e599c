import { expect, test } from '@playwright/test'

// Who comes back to correct a search does not type it again; who has not asked to be remembered is not.
test.use({ viewport: { width: 390, height: 800 } })

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })
    for (const address of ['/', '/trouver', '/que-faire'])
      test(`back on ${address}, the field holds what was typed`, async ({ page }) => {
        await page.goto(address)
        const field = page.locator('input[name=q]').first()
        await field.fill('Saint-Maixent')
        await field.press('Enter')
        await page.waitForURL(/trouver\?q=Saint-Maixent/)
        await page.goBack()
        await expect(page).toHaveURL(new RegExp(`${address}$`))
        await expect(field).toHaveValue('Saint-Maixent')
        // And it is what is sent, not only what is seen.
        await field.press('Enter')
        await page.waitForURL(/trouver\?q=Saint-Maixent/)
      })

    test('over an answer the folded field holds the place, after two searches and back too', async ({
      page,
    }) => {
      await page.goto('/trouver?q=Niort')
      await page.getByText('Modifier').click()
      const field = page.locator('input[name=q]').first()
      await expect(field).toHaveValue(/Niort/)
      await field.fill('Mende')
      await field.press('Enter')
      await page.waitForURL(/q=Mende/)
      await page.goBack()
      await expect(page).toHaveURL(/q=Niort/)
      await expect(field).toHaveValue(/Mende|Niort/)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Niort')
    })
  })

test('the last search stands above the field only once it was asked for, and goes when forgotten', async ({
  page,
}) => {
  const last = page.getByText('Votre dernière recherche')
  await page.goto('/trouver?q=Niort')
  await page.goto('/trouver')
  await expect(page.getByRole('combobox')).toBeVisible()
  await expect(last).toHaveCount(0)
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({})

  await page.goto('/trouver?q=Niort')
  await page.getByText('Modifier').click()
  await page.getByRole('button', { name: 'Retenir cette recherche' }).click()
  await page.goto('/trouver')
  await expect(last).toBeVisible()
  const [line, field] = [await last.boundingBox(), await page.getByRole('combobox').boundingBox()]
  expect(line!.y).toBeLessThan(field!.y)
  // Whoever asked has it in the first screen, of the first page too.
  await page.setViewportSize({ width: 360, height: 740 })
  for (const address of ['/', '/trouver']) {
    await page.goto(address)
    const { y, height } = (await page.getByRole('link', { name: 'Niort' }).boundingBox())!
    expect(height).toBeGreaterThanOrEqual(44)
    expect(y + height).toBeLessThanOrEqual(740)
  }
  await page.getByRole('button', { name: 'Oublier' }).click()
  await expect(last).toHaveCount(0)
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({})
})
