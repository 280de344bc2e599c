import { expect, test, type APIRequestContext, type Locator, type Page } from '@playwright/test'
import { LAYERS } from '../../web/map/layers/index.ts'
import { FONDS, rampe } from '../../server/domain/legend/ramps.ts'
import { COLOUR_RULES, findings } from './axe.ts'
import { differents, part, photo } from './pixels.ts'
import { noChanges } from './no-changes.ts'
import { shiftOf } from './shift.ts'

test.use({ viewport: { width: 1280, height: 860 } })
// Who has been here before: the first visit has a test of its own.
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite')))

const carte = (page: Page): Locator => page.locator('.plan .toile')
const rangee = (page: Page, code: string): Locator => page.locator(`tr:has([data-code="${code}"])`)

/** Opens the map and waits until nothing more is to be drawn. */
async function ouvrir(page: Page, search = ''): Promise<string[]> {
  const erreurs: string[] = []
  page.on('pageerror', (error) => erreurs.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/GPU stall|GL Driver/.test(message.text()))
      erreurs.push(message.text())
  })
  await page.goto(`/carte${search}`)
  await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
  await posee(page)
  return erreurs
}
const posee = (page: Page): Promise<void> => expect(page.locator('.plan .toile[data-repos]')).toBeAttached()

/** Share of the map's pixels that have one of these colours. */
const peint = async (page: Page, couleurs: readonly string[]): Promise<number> =>
  part(await photo(carte(page)), couleurs)

test('the wide levels paint their classes and the sea', async ({ page }) => {
  const erreurs = await ouvrir(page, '?l=-')
  const classes = rampe('risque', 'clair')
  await expect.poll(() => peint(page, classes)).toBeGreaterThan(0.1)
  expect(await peint(page, [FONDS.clair.mer])).toBeGreaterThan(0.1)
  const parDepartement = await photo(carte(page))
  await page.getByRole('radio', { name: 'Circo.' }).check()
  await expect.poll(async () => differents(parDepartement, await photo(carte(page)))).toBeGreaterThan(0.02)
  // Between two levels the land is bare for a moment.
  await expect.poll(() => peint(page, classes)).toBeGreaterThan(0.1)
  expect(erreurs).toEqual([])
})

test('communes and borders paint when one looks closely', async ({ page }) => {
  const erreurs = await ouvrir(page, '?i=apl-mg65&l=-&z=9/46.4/0.2')
  await expect.poll(() => peint(page, rampe('apl-mg65', 'clair'))).toBeGreaterThan(0.4)
  expect(await peint(page, [FONDS.clair.limite])).toBeGreaterThan(0.0005)
  expect(erreurs).toEqual([])
})

test('each layer paints, and only when it is asked for', async ({ page }) => {
  const erreurs = await ouvrir(page, '?i=apl-mg65&l=-&z=8/46.4/0.2')
  await expect.poll(() => peint(page, rampe('apl-mg65', 'clair'))).toBeGreaterThan(0.3)
  // The list stands beside the map, which is narrower then.
  await page.getByRole('button', { name: 'Afficher aussi' }).click()
  await posee(page)
  const sans = await photo(carte(page))
  // Of the register of establishments no file is loaded here: its layer says so, and paints nothing that it could mean.
  const register = page.getByRole('checkbox', { name: 'Maisons et centres de santé, CPTS' })
  await register.check()
  await expect(page.locator('.couches')).toContainText('FINESS n’est pas chargé')
  await register.uncheck()
  for (const { overlay, title } of LAYERS.filter(
    ({ overlay }) => overlay !== null && overlay !== 'structures',
  )) {
    const coche = page.getByRole('checkbox', { name: title.fr })
    await coche.check()
    await expect
      .poll(async () => differents(sans, await photo(carte(page))), { message: title.fr })
      .toBeGreaterThan(0.002)
    await expect(page).toHaveURL(new RegExp(`l=${overlay}`))
    await coche.uncheck()
    await expect
      .poll(async () => differents(sans, await photo(carte(page))), { message: title.fr })
      .toBeLessThan(0.0005)
  }
  expect(erreurs).toEqual([])
})

interface Figure {
  readonly indicator: string
  readonly rounded: string
}
/** What the API writes of an area, by indicator. */
async function ecrits(
  request: APIRequestContext,
  niveau: string,
  code: string,
): Promise<Map<string, string>> {
  const area = await (await request.get(`/api/v1/territoires/${niveau}/${code}`)).json()
  return new Map((area.figures as Figure[]).map(({ indicator, rounded }) => [indicator, rounded]))
}
/** The figures an element shows, by indicator. */
const montres = (element: Locator): Promise<[string, string][]> =>
  element
    .locator('[data-indicateur]')
    .evaluateAll((all) =>
      all.map(
        (one) => [(one as HTMLElement).dataset.indicateur!, one.textContent!.trim()] as [string, string],
      ),
    )

for (const [niveau, codes] of [
  ['departement', ['79', '2A', '48', '976']],
  ['circonscription', ['72-04', '76-06', '13-16', '67-03', '974-03']],
  ['commune', ['79191', '48095', '2A004', '75056']],
  ['epci', ['200000172', '200066793', '247200132']],
  ['bassin-de-vie', ['79191', '2A004', '97411']],
  ['arrondissement', ['793', '2A1', '9742']],
  ['canton', ['7901', '4801', 'hors-niveau']],
] as const)
  test(`${niveau}: the sheet, the table and the API write the same figures`, async ({ page, request }) => {
    await page.goto(`/carte?n=${niveau}`)
    await expect(page.getByRole('status')).not.toContainText('Chargement')
    for (const code of codes) {
      await page.getByRole('searchbox').fill(code)
      await page.locator(`[data-code="${code}"]`).click()
      const attendus = await ecrits(request, niveau, code)
      const fiche = page.getByRole('complementary', { name: /^Fiche/ })
      await expect(fiche).toContainText(code)
      const lus = [...(await montres(rangee(page, code))), ...(await montres(fiche))]
      expect(lus.length).toBeGreaterThan(10)
      // Once an area: each comparison is a step of the report.
      expect(lus.map(([indicateur, texte]) => `${code} ${indicateur} ${texte}`)).toEqual(
        lus.map(([indicateur]) => `${code} ${indicateur} ${attendus.get(indicateur)}`),
      )
    }
  })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the table of départements is there, sorted by people, with the figures of the API and France in words', async ({
    page,
    request,
  }) => {
    await page.goto('/carte')
    await expect(page.locator('tbody tr')).toHaveCount(101)
    const attendus = await ecrits(request, 'departement', '23')
    for (const [indicateur, texte] of await montres(rangee(page, '23')))
      expect(texte).toBe(attendus.get(indicateur))
    const gens = await page.locator('tbody [data-indicateur="patients-sans-relais"]').allTextContents()
    const nombres = gens.map((texte) => Number(texte.replace(/\s/g, ''))).filter(Number.isFinite)
    expect(nombres.length).toBeGreaterThan(90)
    expect(nombres).toEqual([...nombres].sort((a, b) => b - a))
    const france = await ecrits(request, 'france', 'FR')
    for (const indicateur of ['patients-sans-relais', 'risque'])
      await expect(page.locator('.annonce')).toContainText(france.get(indicateur)!)
    await expect(page.getByRole('button', { name: 'Afficher la carte' })).toBeHidden()
  })
})

test('axe finds nothing with the map, the table, the legend unfolded and a sheet, light or dark', async ({
  page,
}) => {
  await ouvrir(page, '?n=circonscription&s=72-04&l=cabinets,zonage,sous-dense,reperes')
  await page.getByRole('button', { name: 'Afficher aussi' }).click()
  expect(await findings(page)).toEqual([])
  const jour = await photo(carte(page))
  await page.emulateMedia({ colorScheme: 'dark' })
  // The map follows a moment after the style sheet.
  await expect.poll(async () => differents(jour, await photo(carte(page)))).toBeGreaterThan(0.3)
  expect(await findings(page, { rules: COLOUR_RULES })).toEqual([])
})

test('the address keeps what was chosen, and gives it back', async ({ page }) => {
  await ouvrir(page)
  await page.getByLabel('Indicateur').selectOption('apl-mg65')
  await page.getByRole('radio', { name: 'Circo.' }).check()
  await page.getByLabel('Où').selectOption('r75')
  await page.locator('[data-code="79-02"]').click()
  await expect(page).toHaveURL(/\/carte\?n=circonscription&i=apl-mg65&f=r75&s=79-02/)
  await page.reload()
  await expect(page.getByRole('complementary', { name: /^Fiche/ })).toContainText('79-02')
  await expect(page.getByLabel('Indicateur')).toHaveValue('apl-mg65')
  await expect(page.getByLabel('Où')).toHaveValue('r75')
  await expect(page.locator('tbody tr:not([aria-hidden])')).toHaveCount(49)
})

test('a class of the legend keeps only its areas, in the table and on the map', async ({ page }) => {
  await ouvrir(page, '?l=-')
  const classes = rampe('risque', 'clair')
  await expect.poll(() => peint(page, classes)).toBeGreaterThan(0.1)
  const avant = await peint(page, classes)
  const bouton = page.getByRole('button', { name: /^25 à 35/ })
  const n = Number((await bouton.locator('.n').textContent())!.trim())
  await bouton.click()
  await page.mouse.move(5, 5)
  await expect(page.locator('tbody tr')).toHaveCount(n)
  await expect(bouton).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => peint(page, classes)).toBeLessThan(avant * 0.8)
  expect(await peint(page, [classes[4]!])).toBeGreaterThan(0.02)
})

test('the sheet tells the published rank with its range, and none where the risk is only a lower bound', async ({
  page,
  request,
}) => {
  // An indicator without draws: here none are drawn.
  await ouvrir(page, '?i=apl-mg65&s=79')
  const fiche = page.getByRole('complementary', { name: /^Fiche/ })
  const area = (await (await request.get('/api/v1/territoires/departement/79')).json()) as {
    ranks: { indicator: string; rank: number | null; of: number; low: number; high: number }[]
  }
  const rang = area.ranks.find(({ indicator }) => indicator === 'apl-mg65')!
  expect(rang.rank).not.toBeNull()
  await expect(fiche).toContainText(`Rang ${rang.rank} sur ${rang.of} en France`)
  await page.goto('/carte?s=976')
  await expect(fiche).toContainText('au moins')
  await expect(fiche).not.toContainText('Rang')
  // Nor among the areas of a focus.
  await page.goto('/carte?f=d79,86,976&s=976')
  await expect(fiche).toContainText('au moins')
  await expect(fiche).not.toContainText('Rang')
  await page.locator('[data-code="79"]').click()
  await expect(fiche).toContainText(/Rang \d sur 2 dans les territoires choisis/)
})

test('the two questions sort the table, draw the discs or leave them, and the address keeps which', async ({
  page,
}) => {
  await ouvrir(page, '')
  const premier = page.locator('tbody [data-code]').first()
  const [gens, risque] = ['Où le plus de personnes ?', 'Quel risque pour un patient ?'].map((name) =>
    page.getByRole('button', { name }),
  ) as [Locator, Locator]
  await expect(gens).toHaveAttribute('aria-pressed', 'true')
  const peuple = await premier.getAttribute('data-code')
  await risque.click()
  await expect(page).toHaveURL(/o=-risque/)
  await expect(risque).toHaveAttribute('aria-pressed', 'true')
  await expect(premier).not.toHaveAttribute('data-code', peuple!)
  await expect(page.locator('.legende .signes').first()).not.toContainText('attendus sans relais')
  await page.reload()
  await expect(risque).toHaveAttribute('aria-pressed', 'true')
  await gens.click()
  await expect(page.locator('.legende .signes').first()).toContainText('attendus sans relais')
  await expect(premier).toHaveAttribute('data-code', peuple!)
})

test('a click on the map selects the area in the table, one in the table shows its sheet', async ({
  page,
}) => {
  await ouvrir(page, '?l=-&z=7/46.6/-0.3')
  await carte(page).click({ position: { x: 500, y: 300 } })
  const fiche = page.getByRole('complementary', { name: /^Fiche/ })
  await expect(fiche).toBeVisible()
  const choisie = page.locator('tr[aria-selected=true]')
  await expect(choisie).toHaveCount(1)
  await expect(choisie).toBeInViewport()
  expect(await fiche.locator('h2').textContent()).toBe(await choisie.locator('.nom').textContent())

  // On a small laptop too some rows stay between the head and the foot of the table.
  await page.setViewportSize({ width: 1100, height: 700 })
  const rangee = page.locator('.cadre tbody tr[aria-selected=false]').nth(2)
  await rangee.click()
  await expect(fiche.locator('h2')).toHaveText((await choisie.locator('.nom').textContent())!)
})

test('35,000 communes: all within reach of the keyboard, few in the page', async ({ page }) => {
  await page.goto('/carte?n=commune&o=nom')
  await expect(page.getByRole('status')).toContainText('communes')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '34876')
  const premiere = page.locator('tbody a').first()
  await expect(premiere).toContainText('Aast')
  await premiere.focus()
  await page.keyboard.press('End')
  await expect(page.locator('tbody a:focus')).toContainText('Zuytpeene')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.locator('tr[aria-selected=true]')).toHaveAttribute('aria-rowindex', '34875')
  expect(await page.locator('tbody tr').count()).toBeLessThan(120)
  await page.keyboard.press('Escape')
  await expect(page.locator('tr[aria-selected=true]')).toHaveCount(0)
})

test.describe('on the narrowest screen', () => {
  test.use({ viewport: { width: 320, height: 640 } })
  test('where data are counted the map waits to be asked for, and nothing scrolls sideways', async ({
    page,
  }) => {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    )
    const lourds: string[] = []
    page.on('request', (request) => {
      if (/controleur|maplibre/.test(request.url())) lourds.push(request.url())
    })
    await noChanges(page)
    await page.goto('/carte', { waitUntil: 'networkidle' })
    expect(lourds).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.getByRole('button', { name: 'Afficher la carte' }).click()
    await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
    await expect.poll(() => peint(page, rampe('risque', 'clair'))).toBeGreaterThan(0.1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})

test('the base map is asked of nobody before it is chosen, and may fail', async ({ page, request }) => {
  const policy = (await request.get('/carte')).headers()['content-security-policy']!
  const [, ailleurs] = /connect-src 'self' (\S+)/.exec(policy)!
  expect((await request.get('/methode')).headers()['content-security-policy']).not.toContain(ailleurs)
  const demandes: string[] = []
  page.on('request', (one) => {
    if (one.url().startsWith(ailleurs!)) demandes.push(one.url())
  })
  const erreurs = await ouvrir(page, '?l=-')
  const classes = rampe('risque', 'clair')
  await expect.poll(() => peint(page, classes)).toBeGreaterThan(0.1)
  await page.getByRole('button', { name: 'Afficher aussi' }).click()
  await posee(page)
  const sans = await photo(carte(page))
  expect(demandes).toEqual([])

  const coche = page.getByRole('checkbox', { name: 'Fond de carte de l’IGN' })
  await expect(coche).toHaveAccessibleDescription(new RegExp(`${new URL(ailleurs!).host}.*adresse IP`))
  await coche.check()
  await expect.poll(async () => differents(sans, await photo(carte(page)))).toBeGreaterThan(0.8)
  expect(demandes.length).toBeGreaterThan(3)
  await expect(page.getByText('Fond de carte © IGN')).toBeVisible()
  // No link chooses it for whoever opens it.
  expect(new URL(page.url()).searchParams.get('l')).toBe('-')
  expect(await findings(page, { include: '.couches' })).toEqual([])
  await coche.uncheck()
  await expect.poll(async () => differents(sans, await photo(carte(page)))).toBeLessThan(0.0005)
  expect(erreurs).toEqual([])

  await page.route(`${ailleurs}/**`, (route) => route.abort('connectionrefused'))
  await coche.check()
  await page.getByRole('button', { name: 'Agrandir' }).click()
  await expect(page.getByText('Le fond de carte ne vient pas')).toBeVisible()
  // Images that are not there are no error to the map: it says so all the same.
  await coche.uncheck()
  await page.route(`${ailleurs}/**`, (route) => route.fulfill({ status: 404 }))
  await coche.check()
  await expect(page.getByText('Le fond de carte ne vient pas')).toBeVisible()
  await expect.poll(() => peint(page, classes)).toBeGreaterThan(0.1)
})

test('without WebGL the page says so and keeps its table', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await page.goto('/carte')
  await expect(page.locator('.plan')).toContainText('Le tableau dit tout ce qu’elle montre')
  await page.getByRole('searchbox').fill('creuse')
  await expect(page.locator('tbody tr')).toHaveCount(1)
})

test('nothing moves once the page is shown', async ({ page }) => {
  await noChanges(page)
  await page.goto('/carte', { waitUntil: 'networkidle' })
  expect(await shiftOf(page)).toBeLessThan(0.02)
})

test('in English too', async ({ page }) => {
  await page.goto('/en/map?n=circonscription')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Where follow-up may be interrupted')
  await expect(page.getByRole('status')).toContainText('constituencies')
})
