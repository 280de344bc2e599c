import { expect, test } from '@playwright/test'

// Somebody of 76 with one thumb, on a phone, in a hurry.
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })
    test('from the first page to a telephone: one search, no scroll, one touch', async ({ page }) => {
      await page.goto('/')
      let touches = 0
      // What is out of the screen cannot be touched: the thumb would have to scroll.
      const touch = async (selector: string): Promise<void> => {
        const box = (await page.locator(selector).first().boundingBox())!
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
        expect(y).toBeLessThan(740)
        const hit = page.locator(selector).first()
        await hit.tap({ trial: true })
        expect(await page.evaluate(() => scrollY)).toBe(0)
        touches += 1
        await page.touchscreen.tap(x, y)
      }
      await touch('input[name=q]')
      await page.keyboard.type('Niort')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/trouver\?/)
      touches = 0
      const call = page.locator('a[href^="tel:+33"]').first()
      await expect(call).toContainText('Appeler')
      await touch('a[href^="tel:+33"]')
      expect(touches).toBe(1)
    })
  })

for (const [place, way] of [
  ['Ouessant', 'bateau'],
  ['Maripasoula', 'avion'],
] as const)
  test(`${place}: no road, so what to do comes first, then the nearest with “${way}”, and no minutes`, async ({
    page,
  }) => {
    await page.goto(`/trouver?q=${place}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Personne à moins de 45 min')
    await expect(page.locator('#suite')).toContainText('Vous n’êtes pas sans solution')
    const order = await page
      .locator('main :is(h2, article)')
      .evaluateAll((all) => all.map((one) => one.id || one.tagName.toLowerCase()))
    expect(order.indexOf('suite')).toBeLessThan(order.indexOf('article'))
    const nearest = page.locator('article').first()
    await expect(nearest).toContainText(`Pas de route : ${way}`)
    await expect(nearest).toContainText('à vol d’oiseau')
    await expect(nearest.locator('.cabinet-minutes')).toHaveCount(0)
  })

test('without a style sheet the page says nothing that is not so, and can be called from', async ({
  page,
}) => {
  await page.route('**/*.css', (route) => route.abort())
  for (const address of ['/trouver?q=Niort', '/que-faire', '/cabinet/demo-0001']) {
    await page.goto(address)
    await expect(page.locator('h1')).toBeVisible()
    const said = await page.locator('main').innerText()
    for (const false_ of ['hors connexion', 'n’est plus sûr', 'plus proches sur', 'gardée'])
      expect(said).not.toContain(false_)
  }
  await page.goto('/trouver?q=Niort')
  await expect(page.locator('.button-call')).toBeVisible()
})

test('images off, and nothing is lost', async ({ page }) => {
  await page.route(/\.(?:png|jpe?g|svg|webp)(?:\?|$)/, (route) => route.abort())
  await page.goto('/trouver?q=Niort')
  await expect(page.locator('article:visible')).toHaveCount(3)
  for (const card of await page.locator('article:visible').all())
    await expect(card.locator('.status-badge').first()).toHaveText(/\p{L}/u)
})

test('the first view of a result weighs at most 80 kB, and the form stands before any script', async ({
  page,
}) => {
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    // The scripts of the living parts come after; frame.spec.ts weighs them.
    if (['document', 'stylesheet', 'font'].includes(request.resourceType()))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto('/trouver?q=Niort', { waitUntil: 'load' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThanOrEqual(80_000)
})

test('forced colours and reduced motion: the call button keeps an edge, and nothing moves', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await page.goto('/trouver?q=Niort')
  const look = await page.locator('.button-call').evaluate((one) => {
    const { borderTopStyle, borderTopWidth, transitionDuration } = getComputedStyle(one)
    return { edge: borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0, transitionDuration }
  })
  expect(look.edge).toBe(true)
  expect(parseFloat(look.transitionDuration)).toBeLessThanOrEqual(0.001)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})
