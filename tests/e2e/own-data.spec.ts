import { readFileSync } from 'node:fs'
import { expect, test, type APIRequestContext, type Page, type Request } from '@playwright/test'
import { findings } from './axe.ts'
import { COLOURS } from '../../web/map/own/layers.ts'
import { press, reach } from './keyboard.ts'
import { noChanges } from './no-changes.ts'
import { differents, part, photo } from './pixels.ts'

test.use({ viewport: { width: 1366, height: 768 } })
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite')))

const NIORT = 'CPTS du Grand Niort'
const GATINE = 'CPTS de Gâtine'

/** A file of two CPTS of real communes, with two lines that cannot be read. */
async function fichierCpts(request: APIRequestContext): Promise<{ texte: string; codes: string[] }> {
  const communes = async (epci: string): Promise<string[]> =>
    (await (await request.get(`/api/v1/territoires/epci/${epci}`)).json()).communes
  const [niort, gatine] = [await communes('200041317'), await communes('200069748')]
  const lignes = [
    ...niort.map((code) => `${code};${NIORT}`),
    ...gatine.map((code) => `${code};${GATINE}`),
    `79999;${NIORT}`,
    `Niorta;${NIORT}`,
  ]
  return { texte: `\uFEFFCode INSEE;CPTS\r\n${lignes.join('\r\n')}\r\n`, codes: [...niort, ...gatine] }
}

/** Everything the page asks of anybody, address and body. */
function ecouter(page: Page): string[] {
  const dites: string[] = []
  page.on('request', (request: Request) =>
    dites.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
  )
  return dites
}

const cellules = (page: Page): Promise<string[]> =>
  page.locator('tbody [data-indicateur]').evaluateAll((all) => all.map((one) => one.textContent!.trim()))

test('a CSV of CPTS becomes a level in two steps and a file in two more, told between two ends, and is never sent', async ({
  page,
  request,
  browser,
}) => {
  const { texte, codes } = await fichierCpts(request)
  await noChanges(page)
  await page.goto('/carte')
  await expect(page.locator('.plan .toile[data-repos]')).toBeAttached()
  const dites = ecouter(page)
  // By the keyboard alone: the tabs, then the file's own button.
  await reach(page, page.getByRole('tab', { name: 'Tableau' }))
  await page.keyboard.press('ArrowRight')
  while ((await page.getByRole('tab', { name: 'Mes données' }).getAttribute('aria-selected')) !== 'true')
    await page.keyboard.press('ArrowRight') // 1: the tab
  const choix = page.waitForEvent('filechooser')
  await press(page, page.locator('[data-choix=groupes]'), 'Space') // 2: the file
  await (
    await choix
  ).setFiles({
    name: 'cpts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(texte, 'utf8'),
  })
  await expect(page.locator('[data-groupes-dit]')).toHaveText(`2 groupes, ${codes.length} communes.`)
  const ennuis = page.locator('.ennuis li')
  await expect(ennuis).toHaveCount(2)
  await expect(ennuis.nth(0)).toContainText('79999')
  await expect(ennuis.nth(1)).toContainText('donnez son code INSEE')
  await expect(page).toHaveURL(/n=groupes.*#g=[\w-]+$/)
  // The map goes there by itself once the contours have come.
  await expect(page).toHaveURL(/z=(8|9|10)/)
  expect(await findings(page)).toEqual([])

  await reach(page, page.getByRole('tab', { name: 'Mes données' }))
  await page.keyboard.press('Home') // 3: back to the table
  await expect(page.locator('tbody tr:has([data-code])')).toHaveCount(2)
  const lues = await cellules(page)
  expect(lues.filter((texte) => texte.startsWith('entre ')).length).toBeGreaterThanOrEqual(4)
  await page.locator('[data-code="1"]').click()
  const fiche = page.getByRole('complementary', { name: `Fiche : ${NIORT}` })
  await expect(fiche).toContainText('Regroupement défini sur cet appareil')
  expect(await findings(page)).toEqual([])

  await press(page, page.locator('summary', { hasText: 'Télécharger ce qui est affiché' }))
  const attendu = page.waitForEvent('download')
  await press(page, page.getByRole('button', { name: 'CSV pour Excel', exact: true })) // 4, and the format
  const csv = readFileSync(await (await attendu).path(), 'utf8')
  expect(csv.split('\r\n')[1]).toMatch(/^\d;CPTS .*;entre \d+ et [\d\s]+;\d+;\d+;.*;cpts$/)

  // What was asked: columns of every commune, and the contours of one département; no name, no commune, nothing written.
  expect(dites.filter((une) => !une.startsWith('GET '))).toEqual([])
  expect(
    dites.filter((une) => /contours/.test(une)).map((une) => new URL(une.split(' ')[1]!).search),
  ).toEqual(['?departements=79'])
  for (const une of dites) {
    expect(decodeURIComponent(une)).not.toMatch(/CPTS|#g=|[?&]g=/)
    for (const code of codes) expect(une).not.toContain(code)
  }

  // Somebody else opens the link.
  const autre = await browser.newPage({ viewport: { width: 1100, height: 900 } })
  await autre.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite'))
  await autre.goto(page.url())
  await expect(autre.locator('tbody tr:has([data-code])')).toHaveCount(2)
  expect(await cellules(autre)).toEqual(lues)
  await autre.close()

  // And this device keeps it, until it is removed.
  await page.goto('/carte?p=donnees')
  await expect(page.getByText(`${NIORT} (`)).toBeVisible()
  await page.getByRole('button', { name: 'Retirer mes regroupements' }).click()
  await page.goto('/carte?p=donnees&n=groupes')
  await expect(page.getByText(`${NIORT} (`)).toBeHidden()
  await expect(page).not.toHaveURL(/n=groupes/)
})

test('the cabinets of an EPCI close in a scenario, and posts are looked for inside it', async ({
  page,
  request,
}) => {
  const { communes } = await (await request.get('/api/v1/territoires/epci/200041317')).json()
  const { items } = await (await request.get('/api/v1/cabinets?limit=10000&departement=79')).json()
  const ids: string[] = items
    .filter(({ codeCommune }: { codeCommune: string }) => communes.includes(codeCommune))
    .map(({ id }: { id: string }) => id)
  expect(ids.length).toBeGreaterThan(3)
  await noChanges(page)
  await page.goto('/carte?n=epci&s=epci:200041317&p=scenario')
  const fermer = page.locator('form').filter({ hasText: 'Lesquels' })
  await expect(fermer).toContainText('À ce niveau, tous les cabinets du territoire ferment')
  await fermer.getByRole('button').click()
  await expect
    .poll(() => new Set(new URL(page.url()).searchParams.get('scenario')?.split('_')[1]?.split('~').slice(1)))
    .toEqual(new Set(ids))
  await page.getByText('Où placer les prochains postes').click()
  const placer = page.locator('form').filter({ hasText: 'Chercher les meilleures communes' })
  await placer.locator('select').first().selectOption('epci 200041317')
  await placer.getByRole('button').click()
  const postes = page.getByRole('table', { name: 'Personnes servies, poste après poste' }).locator('tbody th')
  await expect(postes.first()).toBeVisible()
  for (const lieu of await postes.allTextContents()) expect(communes).toContain(/\b\d{5}\b/.exec(lieu)![0])
})

test('a CSV and a GeoJSON dropped on the page lie over the map, are filtered, named in the legend and on paper, and never sent', async ({
  page,
}) => {
  await noChanges(page)
  await page.goto('/carte?z=9/46.35/-0.45')
  await expect(page.locator('.plan .toile[data-repos]')).toBeAttached()
  const dites = ecouter(page)
  const avant = await photo(page.locator('.plan .toile'))
  const deposer = (nom: string, texte: string): Promise<void> =>
    page.evaluate(
      ([nom, texte]) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([texte!], nom!))
        document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
      },
      [nom, texte],
    )
  const maisons = Array.from(
    { length: 60 },
    (_, n) => `Maison ${n};${n % 2 ? 'MSP' : 'CDS'};${46.1 + (n % 8) / 16};${-0.7 + n / 100}`,
  )
  await deposer('maisons-secretes.csv', `nom;type;lat;lon\n${maisons.join('\n')}\n`)
  await expect(page.locator('[data-couche-dit]')).toContainText('maisons-secretes : 60 objets.')
  const bleu = (): Promise<number> =>
    photo(page.locator('.plan .toile')).then((vue) => part(vue, [COLOURS.clair[0]]))
  await expect.poll(bleu).toBeGreaterThan(0.0005)
  await expect
    .poll(async () => differents(avant, await photo(page.locator('.plan .toile'))))
    .toBeGreaterThan(0.001)
  const toutes = await bleu()
  await page.getByLabel('Ne montrer que').selectOption({ label: 'type = MSP' })
  await expect.poll(bleu).toBeLessThan(toutes * 0.8)
  await expect(page.locator('.legende')).toContainText('maisons-secretes, type = MSP')
  await deposer(
    'bus-secret.geojson',
    JSON.stringify({
      type: 'LineString',
      coordinates: [
        [-0.8, 46.2],
        [-0.1, 46.5],
      ],
    }),
  )
  await expect(page.locator('[data-couche-dit]')).toContainText('bus-secret : 1 objet.')
  await expect
    .poll(async () => part(await photo(page.locator('.plan .toile')), [COLOURS.clair[1]]))
    .toBeGreaterThan(0.0003)
  expect(await findings(page)).toEqual([])

  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.papier')).toContainText(
    'maisons-secretes, type = MSP ; bus-secret — Couches ajoutées sur cet appareil',
  )
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'Retirer la couche maisons-secretes' }).click()
  await expect.poll(bleu).toBe(0)
  expect(dites.filter((une) => !une.startsWith('GET '))).toEqual([])
  for (const une of dites) expect(decodeURIComponent(une)).not.toMatch(/secret|Maison \d/)
})
