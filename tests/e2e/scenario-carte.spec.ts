import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

// WebGL by software, as for the map itself; dark, which the other tests of scenarios do not see.
test.use({
  viewport: { width: 1280, height: 900 },
  colorScheme: 'dark',
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  },
})

const sansFaute = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).include('.scenario').analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
}

test('cabinets are closed by drawing round them; Escape gives up', async ({ page, request }) => {
  const erreurs: string[] = []
  page.on('pageerror', (error) => erreurs.push(error.message))
  await page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite'))
  // Châteauroux in the middle, at a zoom where a hand's breadth is some of the Indre.
  await page.goto('/carte?p=scenario&z=8/46.81/1.69')
  const bouton = page.getByRole('button', { name: 'Entourer des cabinets' })
  const dit = page.locator('[data-lasso]')
  await expect(page.locator('.toile canvas')).toBeVisible({ timeout: 60_000 })
  await bouton.click()
  await expect(page.locator('.lasso')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.lasso')).toBeHidden()
  await expect(dit).toHaveText('Rien n’a été entouré.')

  await bouton.click()
  const cadre = (await page.locator('.lasso').boundingBox())!
  const [x, y] = [cadre.x + cadre.width / 2, cadre.y + cadre.height / 2]
  await page.mouse.move(x - 140, y - 140)
  await page.mouse.down()
  for (const [dx, dy] of [
    [140, -140],
    [140, 140],
    [-140, 140],
  ] as const)
    await page.mouse.move(x + dx, y + dy, { steps: 8 })
  await page.mouse.up()
  await expect(page).toHaveURL(/scenario=[\d-]+_c~demo-/)
  const fermes = new URL(page.url()).searchParams.get('scenario')!.split('~').slice(1)
  await expect(dit).toHaveText(`Cabinets entourés, qui ferment : ${fermes.length}.`)
  await expect(page.locator('.scenario .demande')).toContainText(
    fermes.length === 1 ? '1 cabinet ferme' : `${fermes.length} cabinets ferment`,
    { timeout: 60_000 },
  )
  // The square's side is 280 px at zoom 8 (512 px tiles): what is in it, by the list of cabinets.
  const { items } = (await (await request.get('/api/v1/cabinets?limit=10000')).json()) as {
    items: { id: string; lon: number; lat: number }[]
  }
  const monde = 512 * 2 ** 8
  const mercator = (lat: number): number =>
    monde * (0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI))
  const attendus = items.filter(
    ({ lon, lat }) =>
      Math.abs(((lon - 1.69) / 360) * monde) <= 140 && Math.abs(mercator(lat) - mercator(46.81)) <= 140,
  )
  expect(fermes.length).toBeGreaterThan(2)
  expect(fermes).toEqual(attendus.map(({ id }) => id).sort())
  await sansFaute(page)
  expect(erreurs).toEqual([])
})
