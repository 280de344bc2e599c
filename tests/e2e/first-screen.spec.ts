import { expect, test, type Locator } from '@playwright/test'

// The phone of somebody of 76 with one thumb: what is needed is seen, and touched, without a scroll.
const SCREEN = { width: 360, height: 740 }
test.use({ viewport: SCREEN, hasTouch: true })

const bottom = async (one: Locator): Promise<number> => {
  const box = (await one.boundingBox())!
  return box.y + box.height
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })
    for (const address of [
      '/trouver?q=Niort',
      '/trouver?q=79230',
      '/en/find?q=Niort',
      // A question stands over this one.
      '/trouver?q=Nior',
    ])
      test(`${address}: one touch reaches a telephone, without a scroll`, async ({ page }) => {
        await page.goto(address)
        const call = page.locator('a[href^="tel:+33"]').first()
        expect(await bottom(call)).toBeLessThanOrEqual(SCREEN.height)
        expect((await call.boundingBox())!.height).toBeGreaterThanOrEqual(56)
        expect(await page.evaluate(() => scrollY)).toBe(0)
        // Nothing lies over it.
        await call.tap({ trial: true })
      })

    for (const address of ['/', '/trouver', '/en', '/en/find'])
      test(`${address}: the field stands in the first screen`, async ({ page }) => {
        await page.goto(address)
        expect(await bottom(page.locator('input[name=q]').first())).toBeLessThanOrEqual(SCREEN.height)
      })

    test('three compact cards, the others unfold, and the search opens from one line', async ({ page }) => {
      await page.goto('/trouver?q=Niort')
      await expect(page.locator('article:visible')).toHaveCount(3)
      for (const card of await page.locator('article:visible').all())
        expect((await card.boundingBox())!.height).toBeLessThanOrEqual(230)
      await page.getByText('Voir 7 de plus').tap()
      await expect(page.locator('article:visible')).toHaveCount(10)
      await expect(page.locator('input[name=q]')).toBeHidden()
      await page.getByText('Modifier').tap()
      await expect(page.locator('input[name=q]')).toBeVisible()
    })

    test('actions are as large as a thumb', async ({ page }) => {
      await page.goto('/trouver?q=Niort')
      const actions = page.locator('main :is(a.button, button, summary, a[href^="tel:"], .choices a):visible')
      expect(await actions.count()).toBeGreaterThan(6)
      for (const one of await actions.all())
        expect.soft((await one.boundingBox())!.height, (await one.textContent())!).toBeGreaterThanOrEqual(44)
    })
  })

for (const address of [
  '/',
  '/trouver',
  '/trouver?q=Niort&minutes=45',
  '/trouver?q=Ouessant',
  '/trouver?q=saint',
  '/que-faire',
  '/cabinet/demo-0002',
  '/plan-du-site',
])
  test(`${address}: whatever can be touched is as large as a thumb, unfolded too, but for words in a sentence`, async ({
    page,
  }) => {
    await page.goto(address)
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)))
    const small = await page
      .locator(':is(main, footer) :is(a, button, summary, input, select, textarea, label.check):visible')
      .evaluateAll((all) =>
        all
          .filter((one) => one.getAttribute('tabindex') !== '-1' && !one.closest('svg, .skip'))
          .filter((one) => !one.matches('label.check > input'))
          .filter((one) => {
            const around = one.closest('p, li, td')?.textContent?.trim() ?? ''
            const alone = around.length <= (one.textContent?.trim().length ?? 0) + 2
            return one.tagName !== 'A' || alone || getComputedStyle(one).display !== 'inline'
          })
          .filter((one) => one.getBoundingClientRect().height < 43.9)
          .map(
            (one) =>
              `${Math.round(one.getBoundingClientRect().height)} ${one.textContent!.trim().slice(0, 50)}`,
          ),
      )
    expect(small).toEqual([])
  })

test('nobody near: what to do comes first, the nearest after', async ({ page }) => {
  await page.goto('/trouver?q=Saint-Christophe-en-Oisans&minutes=5')
  const order = await page
    .locator('main :is(h2, article)')
    .evaluateAll((all) => all.map((one) => one.id || one.tagName.toLowerCase()))
  expect(order.indexOf('suite')).toBeLessThan(order.indexOf('article'))
  await expect(page.locator('#suite')).toContainText('Vous n’êtes pas sans solution')
})

test('a link opens every place that answers', async ({ page }) => {
  await page.goto('/trouver?q=saint')
  const total = 12 + Number(/\d+/.exec((await page.getByRole('link', { name: /autres/ }).textContent())!)![0])
  await page.getByRole('link', { name: /autres/ }).tap()
  await expect(page.locator('.choices a')).toHaveCount(total)
})
