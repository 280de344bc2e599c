import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { findings } from './axe.ts'

test.use({ viewport: { width: 1280, height: 900 } })

/** The panel once it has nothing more to compute. */
const calme = async (page: Page): Promise<void> =>
  expect(page.locator('.scenario [data-etape=repos]')).toBeAttached()

const sansFaute = async (page: Page): Promise<void> => {
  expect(await findings(page, { include: '.scenario' })).toEqual([])
}

test('a whole scenario by the keyboard alone; the browser answers to the last digit what the server answers', async ({
  page,
  request,
}) => {
  const erreurs: string[] = []
  page.on('pageerror', (error) => erreurs.push(error.message))
  await page.goto('/carte')
  const forme = page.locator('.scenario form').first()
  // A key pressed before the page has come to life is lost.
  await expect(async () => {
    await page.getByRole('tab', { name: 'Scénario' }).press('Enter')
    await expect(forme).toBeVisible({ timeout: 1000 })
  }).toPass()
  // A share of the posts of a département.
  await forme.getByLabel('Chercher un territoire').focus()
  await page.keyboard.type('Indre (36)')
  await expect(forme.locator('select').nth(1)).toHaveValue('departement 36')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Ajouter' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/scenario=[\d-]+_p~d36~20~1/)
  await calme(page)
  // A cabinet by name.
  await page.getByText('Choisir les cabinets un par un').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('châteauroux')
  await page.locator('[data-cabinet]').first().focus()
  await page.keyboard.press('Space')
  // A post to open.
  await page.getByRole('textbox', { name: 'Commune ou code postal' }).focus()
  await page.keyboard.type('La Châtre')
  await page.keyboard.press('Enter')
  await page.locator('.lieu').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/_c~demo-\d+_p~d36~20~1_o~\d{5}~0\.75/)
  await calme(page)
  await expect(page.locator('.scenario [data-effectif=displaced]')).not.toBeEmpty()
  await sansFaute(page)

  const id = new URL(page.url()).searchParams.get('scenario')!
  const telechargement = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Télécharger (JSON)' }).click()
  const ici = JSON.parse(readFileSync(await (await telechargement).path(), 'utf8')) as Record<string, unknown>
  const la = (await (await request.get(`/api/v1/scenarios/${id}`)).json()) as Record<string, unknown>
  expect(Object.keys(ici).length).toBeGreaterThan(8)
  for (const [key, value] of Object.entries(ici)) expect(la[key], key).toEqual(value)

  // The link gives it all back.
  await page.reload()
  await calme(page)
  await expect(page.locator('.scenario [data-effectif=displaced]')).not.toBeEmpty()
  expect(erreurs).toEqual([])
})

test('the country in the worker is the server’s: a nation-wide lot, digit by digit; posts are placed and added', async ({
  page,
  request,
}) => {
  await page.goto('/carte?scenario=2026-06-01_p~fFR~20~7')
  const json = page.getByRole('link', { name: 'Télécharger (JSON)' })
  await expect(json).toBeVisible()
  const ici = JSON.parse(decodeURIComponent((await json.getAttribute('href'))!.split(',').slice(1).join(',')))
  const la = await (await request.get('/api/v1/scenarios/2026-06-01_p~fFR~20~7')).json()
  expect(la).toMatchObject(ici)
  await page.getByRole('radio', { name: 'minutes perdues' }).check()
  await expect(page.locator('.legende h2').first()).toContainText('Minutes perdues')
  await page.getByText('Où placer les prochains postes').click()
  await page.getByText('Autres conditions').click()
  await page.getByLabel('Seulement les communes en ZIP').check()
  await page.getByRole('button', { name: 'Chercher les meilleures communes' }).click()
  await expect(page.getByText(/Au plus .* que le meilleur choix/)).toBeVisible()
  await expect(page.locator('.courbe')).toBeVisible()
  await sansFaute(page)
  await page.getByRole('button', { name: 'Ajouter au scénario' }).click()
  await expect(page).toHaveURL(/_o~\d{5}~0\.75/)
})

test('the report prints on three pages at most, summary, maps and tables, in both languages, without a fault', async ({
  page,
}) => {
  for (const prefix of ['', '/en']) {
    await page.goto(`${prefix}/scenario/2026-06-01_p~r75~20~1_o~36044~0.75`)
    expect(await findings(page)).toEqual([])
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? []
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.length).toBeLessThanOrEqual(3)
  }
})
