import { expect, test, type Page } from '@playwright/test'

// A window of 1280 × 1024 at 400 %: what somebody with low vision sees of a page at once.
test.use({ viewport: { width: 320, height: 256 } })

const ADDRESSES = [
  '/',
  '/trouver?q=Niort',
  '/trouver?q=Ouessant',
  '/trouver?q=saint',
  '/en/find?q=Niort',
] as const

/** What stays in view while the page scrolls, in pixels of height. */
const stuck = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
      .reduce((sum, one) => sum + (one.matches('.skip') ? 0 : one.getBoundingClientRect().height), 0),
  )

/** What is wrong with the part that has the focus: out of sight, covered, or without a mark; null when nothing. */
const faultOfFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLElement
    if (one === document.body) return null
    const name = `${one.outerHTML.slice(0, 90)}`
    const boxes = [...one.getClientRects()]
    const seen = boxes.some(({ top, bottom, left, right }) => {
      const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2]
      if (bottom <= 0 || top >= innerHeight || right > innerWidth + 1) return false
      const there = document.elementFromPoint(Math.max(1, x), y)
      return there !== null && (one.contains(there) || there.contains(one))
    })
    if (!seen) return `not in sight: ${name}`
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? `no mark: ${name}` : null
  })

for (const forced of [false, true])
  for (const address of ADDRESSES)
    test(`${address} at 400 %${forced ? ', forced colours and images off' : ''}: no sideways scroll, nothing covers, each focus in sight`, async ({
      page,
    }) => {
      if (forced) {
        await page.emulateMedia({ forcedColors: 'active' })
        await page.route(/\.(?:png|jpe?g|svg|webp)(?:\?|$)/, (route) => route.abort())
      }
      await page.goto(address)
      const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)
      expect(await wide()).toBeLessThanOrEqual(320)
      expect(await stuck(page)).toBeLessThanOrEqual(64)
      // Everything that unfolds is as narrow.
      if (!forced)
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)))
      expect(await wide()).toBeLessThanOrEqual(320)
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = false)))
      const faults: string[] = []
      let steps = 0
      for (; steps < 60; steps++) {
        await page.keyboard.press('Tab')
        const fault = await faultOfFocus(page)
        if (fault) faults.push(fault)
        if (await page.evaluate(() => document.activeElement?.closest('footer') !== null)) break
      }
      expect(faults).toEqual([])
      expect(steps).toBeGreaterThan(8)
    })
