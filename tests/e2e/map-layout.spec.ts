import { expect, test, type Page } from '@playwright/test'

// Nothing may lie over what can be touched: boxes are measured in each mode, on a laptop, a tablet and two phones.
const SCREENS = [
  { width: 1366, height: 768 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 320, height: 568 },
] as const

/** Opens the choices where they are folded, then the filters. */
async function unfoldFilters(page: Page): Promise<void> {
  const folded = page.getByRole('button', { name: /^Choisir et filtrer/ })
  if (await folded.isVisible()) await folded.click()
  await page.locator('.filtrer summary').click()
}

/** A layer of the reader's own, with an attribute to filter by. */
async function dropLayer(page: Page): Promise<void> {
  const lines = Array.from({ length: 9 }, (_, n) => `Maison ${n};${n % 2 ? 'MSP' : 'CDS'};46.${n};0.${n}`)
  await page.locator('[data-choix=couche]').setInputFiles({
    name: 'maisons.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`nom;type;lat;lon\n${lines.join('\n')}\n`),
  })
  await expect(page.locator('[data-couche-dit]')).toContainText('maisons : 9 objets.')
}

const PLAYED = '?scenario=2026-06-01_z~d36'

/** The map of a scenario that has been played, where a narrow screen opens on its panel. */
async function showMap(page: Page): Promise<void> {
  await expect(page.locator('#resultat')).toBeAttached()
  const tab = page.getByRole('button', { name: 'Carte', exact: true })
  if (await tab.isVisible()) await tab.click()
  await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
}

const MODES: readonly (readonly [mode: string, query: string, then?: (page: Page) => Promise<void>])[] = [
  ['people', ''],
  ['risk', '?o=-risque&l=cabinets,reperes'],
  ['an area selected', '?f=r75&s=79'],
  ['layers open', '?s=79', (page) => page.getByRole('button', { name: 'Afficher aussi' }).click()],
  ['two days beside each other', '?a=2026-03-27&c=2025-12-01'],
  ['difference of two days', '?a=2026-03-27&c=2025-12-01&v=ecart'],
  ['risk and desert crossed', '?x=desert'],
  ['every overlay', '?l=cabinets,suivis,affectes,zonage,sous-dense,reperes&z=9/46.4/0.2'],
  ['scenario and placement', '?p=scenario'],
  ['charts', '?p=graphiques'],
  ['own data', '?p=donnees'],
  ['several départements', '?f=d17,79,86'],
  ['a goal', '?q=30/80&s=79'],
  ['filters unfolded', '', unfoldFilters],
  ['own layers', '?p=donnees', dropLayer],
  ['a scenario played', PLAYED, (page) => expect(page.locator('#resultat')).toBeAttached()],
  ['the map of a scenario', PLAYED, showMap],
]

/** What is covered, in words; boxes are CSS pixels, cut by whatever scrolls. */
const covered = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    interface Box {
      left: number
      top: number
      right: number
      bottom: number
    }
    const called = (one: Element | null): string =>
      one
        ? `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30)}`
        : 'nothing'
    const banner = document.querySelector('.demo-banner')?.getBoundingClientRect().bottom ?? 0
    const seen = (one: Element): Box => {
      const { left, top, right, bottom } = one.getBoundingClientRect()
      const box = { left, top, right, bottom }
      for (let up = one.parentElement; up; up = up.parentElement) {
        if (up === document.body || getComputedStyle(up).overflow === 'visible') continue
        const edge = up.getBoundingClientRect()
        box.left = Math.max(box.left, edge.left)
        box.top = Math.max(box.top, edge.top)
        box.right = Math.min(box.right, edge.right)
        box.bottom = Math.min(box.bottom, edge.bottom)
        // Rows scroll under the head and the foot of their table.
        if (!one.closest('tbody') || !up.matches('.cadre')) continue
        box.top = Math.max(box.top, up.querySelector('thead th')?.getBoundingClientRect().bottom ?? 0)
        box.bottom = Math.min(
          box.bottom,
          up.querySelector('tfoot th')?.getBoundingClientRect().top ?? Infinity,
        )
      }
      return {
        left: Math.max(0, box.left),
        top: Math.max(banner, box.top),
        right: Math.min(innerWidth, box.right),
        bottom: Math.min(innerHeight, box.bottom),
      }
    }
    const controls = [
      ...document.querySelectorAll('main :is(a[href], button, select, input, summary, textarea)'),
    ]
      .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }))
      .map((one) => ({ one, box: seen(one) }))
      .filter(({ box }) => box.right - box.left > 6 && box.bottom - box.top > 6)
    const under = controls.flatMap(({ one, box }) => {
      if (getComputedStyle(one).pointerEvents === 'none') return []
      const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      const label = one.closest('label')
      return one.contains(hit) ||
        label?.contains(hit) ||
        (hit !== null && hit.contains(one) && hit.matches('label, li'))
        ? []
        : [`${called(one)} is under ${called(hit)}`]
    })
    const crossing = controls.flatMap(({ one, box }, n) =>
      controls.slice(n + 1).flatMap(({ one: other, box: its }) => {
        if (one.contains(other) || other.contains(one)) return []
        const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left)
        const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top)
        return wide > 1 && high > 1 ? [`${called(one)} crosses ${called(other)}`] : []
      }),
    )
    return [...under, ...crossing]
  })

/** Fails where, in the state the page is in, something is covered at this size. */
async function fits(page: Page, mode: string, { width, height }: (typeof SCREENS)[number]): Promise<void> {
  const here = `${mode}, ${width} × ${height}`
  expect(await page.evaluate(() => document.documentElement.scrollWidth), here).toBe(width)
  await expect(page.locator('.demo-tag:visible'), here).toHaveCount(1)
  await expect(page.getByText('Démonstration : cabinets fictifs', { exact: true }), here).toHaveCount(0)
  for (let at = 0; ; at += height - 120) {
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), at)
    expect(await covered(page), `${here}, scrolled by ${at}`).toEqual([])
    await expect(page.locator('.demo-tag'), here).toBeInViewport()
    if (await page.evaluate(() => scrollY + innerHeight >= document.body.scrollHeight - 2)) break
  }
}

// A map drawn by software costs seconds: what one screen opened, the narrower ones of its kind only turn.
for (const [kind, screens] of [
  ['a laptop', SCREENS.slice(0, 1)],
  ['a tablet, a phone and a small phone', SCREENS.slice(1)],
] as const)
  test.describe(kind, () => {
    const narrow = screens[0]!.width < 1024
    test.use({ viewport: screens[0]!, hasTouch: narrow })
    test('no control is covered in any mode, and nothing scrolls sideways', async ({ page }) => {
      // As many maps, drawn by software, as there are modes.
      test.setTimeout(900_000)
      await page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite'))
      for (const [mode, query, then] of MODES) {
        await page.setViewportSize(screens[0]!)
        await page.goto(`/carte${query}`)
        const pane = /[?&](p|scenario)=/.test(query)
        if (!(narrow && pane)) await expect(page.locator('.plan[data-etape=prete]'), mode).toBeVisible()
        if (narrow && pane) await expect(page.getByRole('tabpanel'), mode).toBeVisible()
        await then?.(page)
        for (const screen of screens) {
          await page.setViewportSize(screen)
          await fits(page, mode, screen)
        }
      }
    })
  })

test.describe('the first screen of a phone', () => {
  test.use({ viewport: SCREENS[2], hasTouch: true })
  test('has the tabs Carte and Tableau, then the map; the table takes its place', async ({ page }) => {
    await page.goto('/carte')
    await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
    const map = (await page.locator('.plan').boundingBox())!
    expect(SCREENS[2].height - map.y).toBeGreaterThan(map.height / 2)
    await expect(page.getByRole('button', { name: 'Carte', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await page.getByRole('tab', { name: 'Tableau' }).click()
    await expect(page.locator('.plan')).toBeHidden()
    await page.locator('[data-code="79"]').click()
    await expect(page.getByRole('complementary', { name: /^Fiche/ })).toBeInViewport()
  })
})
