import { expect, test, type Page } from '@playwright/test'
import { findingsInBoth } from './axe.ts'
import { openWay, type Way } from './proxy.ts'

// Too narrow for the map beside the results, which nearby.spec.ts looks at: drawn by software, it takes seconds.
test.use({ serviceWorkers: 'allow', viewport: { width: 1000, height: 720 } })

let way: Way
test.beforeEach(async ({ baseURL }) => {
  way = await openWay(baseURL!)
})
test.afterEach(() => way.close())

/** Waits until the page is in the hands of its service worker, and "what to do" is kept. */
const readied = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
  })
/** Sizes of the manifest's icons that differ from the pictures'; "any" is a drawing's. */
const wrongIcons = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { icons } = await (await fetch('/manifest.webmanifest')).json()
    const wrong: string[] = []
    for (const { src, sizes } of icons as { src: string; sizes: string }[]) {
      const picture = Object.assign(new Image(), { src })
      await picture.decode()
      const own = `${picture.naturalWidth}x${picture.naturalHeight}`
      if (sizes !== 'any' && own !== sizes) wrong.push(`${src} ${own}`)
    }
    return wrong
  })
/** All that the device keeps: cached addresses, local storage. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const addresses: string[] = []
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) addresses.push(url)
    return (
      addresses.join('\n') + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie
    )
  })

test('unasked, the device keeps what to do and no search; with no network that page opens, with its date', async ({
  page,
}) => {
  await page.goto(`${way.url}/trouver?q=niort`)
  await readied(page)
  expect(await kept(page)).toContain('/que-faire')
  expect(await kept(page)).not.toMatch(/niort|lon=/i)
  expect(await wrongIcons(page)).toEqual([])

  way.cut = true
  await page.goto(`${way.url}/trouver?q=Parthenay`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Que faire')
  await expect(page.locator('.offline-note')).toContainText(/hors connexion.*gardée le \d/s)
  // What was typed is still there, and can be sent again once the network is back.
  await expect(page.getByRole('combobox')).toHaveValue('Parthenay')
  await expect(page.getByRole('link', { name: '116' })).toHaveAttribute('href', 'tel:116117')
  expect(await findingsInBoth(page)).toEqual([])
  way.cut = false
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Autour de Parthenay')
  await expect(page.locator('.offline-note')).toBeHidden()
})

test('a server that hangs: what is kept is shown in its stead, and says so', async ({ page }) => {
  await page.goto(`${way.url}/trouver`)
  await readied(page)
  way.silent = true
  await page.goto(`${way.url}/trouver?q=Parthenay`, { waitUntil: 'commit' })
  await expect(page.locator('.offline-note')).toContainText(/Relais ne répond pas.*gardée le \d/s)
  await expect(page.getByRole('link', { name: '116' })).toHaveAttribute('href', 'tel:116117')
})

test('the last result is kept when asked for, opens offline and says its date, and is forgotten on request', async ({
  page,
}) => {
  await page.goto(`${way.url}/trouver?commune=79191`)
  await readied(page)
  await page.getByText('Modifier').click()
  await page.getByRole('button', { name: 'Retenir cette recherche' }).click()
  await expect(page.getByText('Cette recherche est retenue')).toBeVisible()
  expect(await kept(page)).toContain('/trouver?commune=79191')

  // The next search takes its place: only the last one is kept.
  await page.goto(`${way.url}/trouver?commune=79174`)
  await page.getByText('Modifier').click()
  await expect(page.getByText('Cette recherche est retenue')).toBeVisible()
  await expect.poll(() => kept(page)).toContain('/trouver?commune=79174')
  await expect.poll(() => kept(page)).not.toContain('79191')

  way.cut = true
  await page.goto(`${way.url}/trouver`)
  await expect(page.locator('.offline-note')).toContainText(/hors connexion.*la situation au \d/s)
  const card = page.locator('article').first()
  await expect(card).toContainText('cabinet fictif — démonstration')
  await expect(card).toContainText('À reconfirmer au plus tard le')
  await expect(card.locator('.expired-note').first()).toBeHidden()
  expect(await findingsInBoth(page)).toEqual([])

  // A month later the status that is still on the page says that it cannot be trusted.
  await page.clock.setFixedTime(Date.now() + 200 * 86_400_000)
  await page.reload()
  await expect(page.locator('article .expired-note').first()).toContainText('n’est plus sûr')
  expect(await findingsInBoth(page)).toEqual([])

  way.cut = false
  await page.goto(`${way.url}/trouver`)
  await expect(page.getByText('Votre dernière recherche')).toBeVisible()
  await page.getByRole('button', { name: 'Oublier' }).click()
  await expect(page.getByText('Votre dernière recherche')).toBeHidden()
  expect(await kept(page)).not.toContain('trouver?')
})

test('without a service worker: a server that is away does not take what was typed with it', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ serviceWorkers: 'block', locale: 'fr-FR' })).newPage()
  await page.goto(`${way.url}/trouver`)
  way.cut = true
  await page.getByRole('combobox').pressSequentially('niort')
  await expect(page.getByRole('status')).toContainText('Les propositions ne répondent pas')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText(/Relais ne répond pas.*116.117/)
  await expect(page.getByRole('combobox')).toHaveValue('niort')
  expect(await findingsInBoth(page)).toEqual([])
  way.cut = false
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Autour de Niort')
  await page.context().close()
})

test('“Me localiser” pressed before the page is alive is not lost', async ({ browser }) => {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    locale: 'fr-FR',
    geolocation: { longitude: -0.46629123, latitude: 46.32723244 },
    permissions: ['geolocation'],
  })
  const page = await context.newPage()
  // The scripts of the first page never come.
  await page.route('**/assets/*.js', (route) => route.abort(), { times: 20 })
  await page.goto(`${way.url}/trouver`)
  await page.getByLabel('Votre commune').fill('Ni')
  await page.unroute('**/assets/*.js')
  await page.getByRole('button', { name: 'Me localiser' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Autour de Niort')
  expect(page.url()).not.toMatch(/lon|46\.3/)
  expect(way.asked.join('\n')).not.toMatch(/lon=|46\.3/)
  expect(way.asked.join('\n')).not.toContain('46.3272')
  await context.close()
})
