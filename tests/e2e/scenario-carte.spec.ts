import { expect, test, type Page } from '@playwright/test'
import { findings } from './axe.ts'

// Dark, which the other tests of scenarios do not see.
test.use({
  viewport: { width: 1280, height: 900 },
  colorScheme: 'dark',
})

const sansFaute = async (page: Page): Promise<void> => {
  expect(await findings(page, { include: '.scenario' })).toEqual([])
}

test('cabinets are closed by drawing round them; Escape gives up', async ({ page, request }) => {
  const erreurs: string[] = []
  page.on('pageerror', (error) => erreurs.push(error.message))
  await page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite'))
  // Châteauroux in the middle, at a zoom where a hand's breadth is some of the Indre.
  await page.goto('/carte?p=scenario&z=8/46.81/1.69')
  const bouton = page.getByRole('button', { name: 'Entourer des cabinets' })
  const dit = page.locator('[data-lasso]')
  await expect(page.locator('.toile canvas')).toBeVisible()
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
  expect(fermes.length).toBeGreaterThan(1)
  expect(fermes).toEqual(attendus.map(({ id }) => id).sort())
  await sansFaute(page)
  expect(erreurs).toEqual([])
})

test('a constituency is found by its code; assumptions are set; two scenarios compare by area and on the map', async ({
  page,
}) => {
  const erreurs: string[] = []
  page.on('pageerror', (error) => erreurs.push(error.message))
  await page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite'))
  await page.goto('/carte?scenario=2026-06-01_p~r24~20~1')
  await expect(page.locator('.scenario [data-effectif=displaced]')).not.toBeEmpty()
  const panneau = page.locator('.scenario')
  // The line that stays in sight leads to what it sums up: the panel moves, the page and its map do not.
  const detail = panneau.getByRole('heading', { name: 'Ce qui en sort' })
  await expect(detail).not.toBeInViewport()
  const ici = await page.evaluate(() => window.scrollY)
  await panneau.getByRole('link', { name: 'le détail' }).press('Enter')
  await expect(detail).toBeInViewport()
  await expect(detail).toBeFocused()
  expect(await page.evaluate(() => window.scrollY)).toBe(ici)
  const dessus = (await panneau.locator('[data-bref]').boundingBox())!
  expect((await detail.boundingBox())!.y).toBeGreaterThanOrEqual(dessus.y + dessus.height)

  await panneau.getByLabel('Lesquels').selectOption('area')
  await panneau.getByLabel('Chercher un territoire').first().fill('36-01')
  await expect(panneau.locator('form').first().locator('select').nth(1)).toHaveValue('circonscription 36-01')
  await panneau.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page).toHaveURL(/scenario=2026-06-01_\S*z~k36-01/)
  await panneau.getByText('Hypothèses', { exact: true }).click()
  await panneau.getByLabel('Personnes par équivalent temps plein').fill('150')
  await panneau.getByLabel('Dépassement admis (%)').fill('0')
  await panneau.getByLabel('Dépassement admis (%)').blur()
  await expect(page).toHaveURL(/_t~1_n~150/)

  await panneau.getByText('Comparer deux scénarios').click()
  await panneau.getByLabel('ou avec le lien d’un autre scénario').fill('/scenario/2026-06-01_p~r24~60~1')
  await panneau.getByRole('button', { name: 'Comparer', exact: true }).click()
  const premier = panneau.locator('[data-comparaison] [data-territoire]').first()
  // Three times as many posts close in the other one.
  await expect(premier.locator('td').last()).toHaveText(/^\+\d/)
  await expect(page).toHaveURL(/avec=2026-06-01_p~r24~60~1/)
  await panneau.getByRole('radio', { name: 'différence, B − A' }).check()
  await expect(page.locator('.legende h2').first()).toContainText('B − A')
  await expect(page.locator('[data-joue]')).toContainText('différence, B − A, situation du 1er juin 2026')
  await sansFaute(page)
  // The page has one day: the scenario is played anew on the one that the slider goes to.
  await page.getByRole('slider', { name: 'Jour décrit' }).press('ArrowRight')
  await expect(page).toHaveURL(/scenario=2026-06-02_\S*&avec=2026-06-01/)
  const deux = 'situations du 2 juin 2026 et du 1er juin 2026'
  await expect(page.locator('[data-joue]')).toContainText(deux)
  const tables = await panneau.locator('.table-scroll').all()
  expect(tables.length).toBeGreaterThan(1)
  for (const table of tables) expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  expect(erreurs).toEqual([])
})
