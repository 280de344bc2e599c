import { expect, test, type Page, type Request } from '@playwright/test'

// Too narrow for the map beside the results, which nearby.spec.ts looks at: drawn by software, it takes seconds.
test.use({ viewport: { width: 1000, height: 720 } })

/** What the page answers, in order: its headings, the minutes, the towns to choose from. */
const answered = (page: Page): Promise<string[]> =>
  page
    .locator('main :is(h1, h2, h3, .cabinet-minutes, .choices a)')
    .evaluateAll((parts) => parts.map(({ textContent }) => textContent ?? ''))

test.describe('without JavaScript', () => {
  for (const [what, q] of [
    ['a commune', 'Niort'],
    ['a postcode', '79000'],
    ['a town without its accents and hyphens', 'st etienne de montluc'],
  ] as const)
    test(`${what} gives the same results as with it`, async ({ browser, page }) => {
      const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      for (const one of [page, bare]) {
        await one.goto('/trouver')
        await one.getByLabel('Votre commune ou votre code postal').fill(q)
        await one.getByRole('button', { name: 'Chercher', exact: true }).click()
        await one.waitForURL(/q=/)
      }
      const answer = await answered(page)
      expect(answer.length).toBeGreaterThan(5)
      expect(await answered(bare)).toEqual(answer)
      await expect(bare.getByRole('button', { name: 'Me localiser' })).toBeHidden()
      await bare.context().close()
    })

  test('a postcode of several communes answers at once, and each of the others is one touch away', async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await page.goto('/trouver?q=79230')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Autour d’Aiffres')
    await page.getByRole('link', { name: /Fors/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Autour de Fors')
    await expect(page.locator('article').first()).toContainText('cabinet fictif — démonstration')
    await page.context().close()
  })
})

test('the whole way by keyboard', async ({ page }) => {
  await page.goto('/trouver')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  const field = page.getByRole('combobox')
  await field.focus()
  await page.keyboard.type('nior')
  const options = page.getByRole('option')
  await expect(options.first()).toContainText('Niort')
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('status')).toContainText(/proposition/)

  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  expect(await field.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'))
  await page.keyboard.press('ArrowUp')
  await expect(field).not.toHaveAttribute('aria-activedescendant')
  await page.keyboard.press('Escape')
  await expect(field).toHaveAttribute('aria-expanded', 'false')
  await expect(field).toHaveValue('nior')

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/commune=79191/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Autour de Niort')
})

test('a list that comes late leaves who walks it on the same place', async ({ page }) => {
  let release = (): void => {}
  const walked = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/api/v1/places?q=niort*', async (route) => {
    await walked
    await route.continue()
  })
  await page.goto('/trouver')
  const field = page.getByRole('combobox')
  await field.pressSequentially('nior')
  const niort = page.getByRole('option', { name: 'Niort, Deux-Sèvres', exact: true })
  await expect(niort).toBeVisible()
  const late = page.waitForResponse('**/api/v1/places?q=niort*')
  const asked = page.waitForRequest('**/api/v1/places?q=niort*')
  await page.keyboard.type('t')
  await asked
  await page.keyboard.press('ArrowDown')
  await expect(niort).toHaveAttribute('aria-selected', 'true')
  release()
  await (await late).finished()
  await expect(page.getByRole('status')).toContainText(/proposition/)
  await expect(niort).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/commune=79191/)
})

test('suggestions that fail do not stop the search, and the text is kept', async ({ page }) => {
  await page.route('**/api/v1/places*', (route) => route.abort())
  await page.goto('/trouver')
  await page.getByRole('combobox').pressSequentially('niort')
  await expect(page.getByRole('status')).toContainText('Vous pouvez chercher quand même')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Autour de Niort')
})

test.describe('position', () => {
  test.use({ geolocation: { longitude: -0.46629123, latitude: 46.32723244 } })
  test('leaves the browser with three decimals, only after a click', async ({ page, context }) => {
    await context.grantPermissions(['geolocation'])
    const sent: string[] = []
    page.on('request', (one) => sent.push(`${one.method()} ${one.url()} ${one.postData() ?? ''}`))
    await page.goto('/trouver')
    // The field is a combobox once the page is alive.
    await expect(page.getByRole('combobox')).toBeVisible()
    await page.getByRole('button', { name: 'Me localiser' }).click()
    await expect(page.locator('article').first()).toBeVisible()
    // In the body: no address, so no history and no machine on the way, holds it.
    expect(sent.filter((one) => one.includes('lon='))).toEqual([
      expect.stringMatching(/^POST \S+\/trouver q=&lon=-0\.466&lat=46\.327$/),
    ])
    expect(page.url()).toMatch(/\/trouver$/)
  })
  test('refused: a sentence, a next step, and the text is kept', async ({ page }) => {
    await page.goto('/trouver')
    await page.getByRole('combobox').fill('Ni')
    await page.getByRole('button', { name: 'Me localiser' }).click()
    await expect(page.getByRole('status')).toContainText('Écrivez votre commune ou votre code postal')
    await expect(page.getByRole('combobox')).toHaveValue('Ni')
  })
})

test('a place with no nurse near never ends in an empty page', async ({ page }) => {
  await page.goto('/trouver?q=Saint-Christophe-en-Oisans&minutes=5')
  const main = page.getByRole('main')
  for (const words of ['médecin traitant', '116 117', 'agence régionale de santé'])
    await expect(main).toContainText(words.replace('116 117', '116\u202F117'))
  await expect(page.locator('article').first()).toBeVisible()
})

test('from the results on by keyboard: directions, what changed, and “this is wrong”, each step in sight', async ({
  page,
}) => {
  await page.goto('/trouver?q=niort')
  const card = page.locator('article').first()
  await card.getByText('En savoir plus').focus()
  await page.keyboard.press('Enter')
  const steps: string[] = []
  for (let turn = 0; turn < 12 && !steps.at(-1)?.startsWith('Cette information'); turn++) {
    await page.keyboard.press('Tab')
    await expect(page.locator(':focus')).toBeInViewport()
    // What has the focus shows it.
    expect(await page.locator(':focus').evaluate((one) => getComputedStyle(one).outlineStyle)).not.toBe(
      'none',
    )
    steps.push((await page.locator(':focus').textContent())!.trim())
  }
  expect(steps.join(' | ')).toMatch(/Voir ce qui a changé.*Itinéraire.*Cette information est fausse/)
  await page.keyboard.press('Tab')
  await expect(card.locator('.report :focus')).toHaveRole('button')
})

test('a rare place is asked of this server only, and stays nowhere on the device', async ({
  page,
  baseURL,
}) => {
  const told: string[] = []
  const asked: Promise<unknown>[] = []
  const note = async (request: Request): Promise<void> => {
    const { pathname, origin } = new URL(request.url())
    const headers = JSON.stringify(await request.allHeaders())
    if (/ornex/i.test(request.url() + (request.postData() ?? ''))) told.push(`${origin}${pathname}`)
    if (/referer/i.test(headers) || !/^(data|blob):/.test(request.url()))
      if (/"referer":"[^"]*ornex/i.test(headers)) told.push(`referer of ${pathname}`)
  }
  page.on('request', (request) => asked.push(note(request)))
  await page.goto('/trouver')
  await page.getByRole('combobox').pressSequentially('ornex')
  await page.getByRole('option', { name: /Ornex/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ornex')
  await page.getByText('En savoir plus').first().click()
  await page.getByRole('link', { name: 'Voir ce qui a changé' }).first().click()
  await expect(page.locator('.history')).toBeVisible()
  const left = await page.evaluate(async () => [
    { ...localStorage },
    { ...sessionStorage },
    document.cookie,
    await caches.keys(),
  ])
  expect(JSON.stringify(left)).not.toMatch(/ornex/i)
  await Promise.all(asked)
  expect([...new Set(told)].sort()).toEqual([`${baseURL}/api/v1/places`, `${baseURL}/trouver`])
})

test('at twice the size, letters alone or the whole page, nothing is cut and nothing moves by itself', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const address of [
    '/trouver?q=niort',
    '/trouver?q=97400&minutes=5',
    '/cabinet/demo-0001',
    '/que-faire',
  ]) {
    await page.setViewportSize({ width: 640, height: 450 })
    await page.goto(address)
    const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(await wide(), `${address}, the page`).toBeLessThanOrEqual(640)
    await page.setViewportSize({ width: 1000, height: 720 })
    await page.evaluate(() => (document.documentElement.style.fontSize = '225%'))
    expect.soft(await wide(), `${address}, the letters`).toBeLessThanOrEqual(1000)
    const cut = await page.locator('main :is(a, button, summary, h1, h2, h3, p, label)').evaluateAll((all) =>
      all
        .filter((one) => {
          const { overflowX } = getComputedStyle(one)
          return overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1 && !one.closest('.honey')
        })
        .map((one) => one.outerHTML.slice(0, 80))
        .filter((html) => !html.includes('visually-hidden')),
    )
    expect.soft(cut, address).toEqual([])
    for (const summary of await page.locator('article:first-of-type summary').all())
      if (await summary.isVisible()) await summary.click()
    expect.soft(await page.evaluate(() => document.getAnimations().length), address).toBe(0)
  }
})
