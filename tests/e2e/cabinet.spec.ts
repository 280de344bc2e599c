import { expect, test, type Page } from '@playwright/test'

// Too narrow for the map beside the results, which nearby.spec.ts looks at: drawn by software, it takes seconds.
test.use({ viewport: { width: 1000, height: 720 } })

/** The first card of a search, and the id of its cabinet. */
async function firstCard(page: Page) {
  await page.goto('/trouver?q=niort')
  const card = page.locator('article').first()
  const id = (await card.locator('h3').getAttribute('id'))!.replace('cabinet-', '')
  return { card, id }
}

test('“this is wrong” takes two taps, and the page thanks in place', async ({ page }) => {
  const { card, id } = await firstCard(page)
  await card.getByText('En savoir plus').click()
  const sending = page.waitForRequest('**/api/v1/signalements')
  await card.getByRole('button', { name: 'Téléphone ou adresse' }).click()
  expect((await sending).postDataJSON()).toEqual({ cabinetId: id, motif: 'coordonnees', siteWeb: '' })
  await expect(card.getByText(/Merci/)).toBeFocused()
  await expect(page).toHaveURL(/trouver\?q=niort$/)
})

test('when it cannot be sent, the form stays and says what to do', async ({ page }) => {
  const { card } = await firstCard(page)
  await page.route('**/api/v1/signalements', (route) => route.abort())
  await card.getByText('En savoir plus').click()
  await card.getByRole('button', { name: 'Téléphone ou adresse' }).click()
  await expect(card.getByText(/Réessayez dans quelques minutes/)).toBeFocused()
  await expect(card.getByRole('button', { name: 'Téléphone ou adresse' })).toBeVisible()
})

test('without JavaScript: two taps, thanks, what changed, and words if one likes', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  const { card, id } = await firstCard(page)
  await card.getByText('En savoir plus').click()
  await card.getByRole('button', { name: 'Téléphone ou adresse' }).click()
  await expect(page).toHaveURL(new RegExp(`/cabinet/${id}\\?signalement=recu`))
  await expect(page.getByRole('status')).toContainText('Merci')
  await expect(page.getByRole('main')).toContainText('cabinet fictif — démonstration')
  expect(await page.locator('.history li').count()).toBeGreaterThan(0)

  await page.goto(`/en/practice/${id}`)
  await page.getByLabel('Something else').check()
  await page.getByLabel('Anything to add? (optional)').fill('The door is closed.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('status')).toContainText('Thank you')
  await page.context().close()
})

test('each feed that a page offers answers with what changed', async ({ page, request }) => {
  for (const address of ['/trouver?q=niort', '/cabinet/demo-0001']) {
    await page.goto(address)
    const links = await page
      .locator('.follow li a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) {
      const feed = await request.get(link)
      expect(feed.headers()['content-type'], link).toContain('application/atom+xml')
      expect(await feed.text(), link).toContain('<entry>')
    }
  }
})

test('hours of a day that is over say so, on a page that is read later', async ({ page, request }) => {
  interface Listed {
    readonly id: string
    readonly openingHours: object | null
  }
  const { items } = (await (await request.get('/api/v1/cabinets?departement=79&statuses=active')).json()) as {
    items: readonly Listed[]
  }
  const { id } = items.find(({ openingHours }) => openingHours !== null)!
  const hours = page.locator('[data-day]').filter({ visible: true })
  await page.goto(`/cabinet/${id}`)
  await expect(hours).toContainText('aujourd’hui')
  await page.clock.setFixedTime(Date.now() + 2 * 86_400_000)
  await page.goto(`/cabinet/${id}`)
  await expect(hours).toContainText('seulement : pour aujourd’hui, appelez')
})
