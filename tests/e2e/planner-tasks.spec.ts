import { expect, test, type Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { choose, press, reach, typeChoice } from './keyboard.ts'
import { findings } from './axe.ts'

test.use({ viewport: { width: 1366, height: 768 } })

/** A day on which figures stand still. */
const JOUR = '2026-06-01'

/** Counts what a person does, and notes it with the test. */
const compteur = () => {
  const gestes: string[] = []
  return {
    faire: async (geste: string, acte: () => Promise<unknown>): Promise<void> => {
      gestes.push(geste)
      await acte()
    },
    noter: (tache: string): void => {
      test.info().annotations.push({
        type: 'gestes',
        description: `${tache}: ${gestes.length} (${gestes.join(' · ')})`,
      })
    },
    gestes,
  }
}
const texte = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().innerText()).replace(/[\s\u00a0\u202f]+/g, ' ')

test('closing every practice of the Indre and reading its report, by the keyboard alone', async ({
  page,
  request,
}) => {
  const { faire, noter, gestes } = compteur()
  await page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite'))
  await page.goto(`/carte?p=scenario&a=${JOUR}`)
  const forme = page.locator('.scenario form').first()
  await expect(forme).toBeVisible()
  await faire('choose « all of an area »', async () => {
    await choose(page, forme.getByLabel('Lesquels'), 'area')
  })
  await faire('type « Indre »', async () => {
    await reach(page, forme.getByLabel('Chercher un territoire'))
    await page.keyboard.type('Indre (36)')
    await expect(forme.locator('select').nth(1)).toHaveValue('departement 36')
  })
  await faire('add', () => press(page, forme.getByRole('button', { name: 'Ajouter' })))
  await expect(page.locator('.scenario [data-etape=repos]')).toBeAttached()
  await expect(page).toHaveURL(/z~d36/)
  // The map shows what is lost without being asked.
  await expect(page.getByRole('radio', { name: 'minutes perdues' })).toBeChecked()
  await expect(page.locator('.legende h2').first()).toContainText('Minutes perdues')
  const compte = await texte(page, '[data-balance]')
  await faire('open the report', () => press(page, page.getByRole('link', { name: 'Rapport' })))
  await expect(page).toHaveURL(/\/scenario\//)
  const { items } = await (await request.get('/api/v1/cabinets?departement=36&limit=1000')).json()
  const rapport = await texte(page, 'main')
  for (const { name } of items as { name: string }[]) expect(rapport).toContain(name)
  expect(rapport).toContain(compte)
  await expect(page.locator('[data-cartes] svg')).toHaveCount(2)
  expect(gestes.length).toBeLessThanOrEqual(4)
  noter('Indre')
})

test('by the keyboard alone, five posts in Nouvelle-Aquitaine within a budget: form, page and file say the same without JavaScript', async ({
  browser,
}) => {
  const { faire, noter, gestes } = compteur()
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  const write = async (field: string, words: string): Promise<void> => {
    await reach(page, page.getByLabel(field))
    await page.keyboard.type(words)
  }
  await page.goto('/placement')
  await faire('choose the région', () => typeChoice(page, page.getByLabel('Territoire'), 'Nouvelle'))
  await faire('cost of a post', () => write('Coût d’un poste', '60 000 €'))
  await faire('budget', () => write('Budget', '250 000'))
  await faire('compare', () => press(page, page.getByRole('button', { name: 'Comparer les plans' })))
  await expect(page.locator('[data-ligne=postes] td').first()).toContainText('le budget en paie 4')
  await expect(page.locator('[data-postes]')).toHaveCount(3)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0)
  const href = (await page.getByRole('link', { name: 'Les plans en tableau' }).getAttribute('href'))!
  const csv = await (await context.request.get(href)).text()
  const [head, ...lines] = csv.trim().split('\r\n')
  const at = head!.split(',').indexOf('codeCommune')
  expect(lines.map((line) => line.split(',')[at])).toEqual(
    await page
      .locator('[data-postes] tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-commune'))),
  )
  expect(gestes.length).toBeLessThanOrEqual(4)
  noter('Nouvelle-Aquitaine')
  await context.close()
})

test('by the keyboard alone, two scenarios side by side at the new levels, printed, without a fault', async ({
  page,
}) => {
  const { faire, noter } = compteur()
  await page.goto(`/scenario/${JOUR}_z~d36`)
  await faire('paste the other link', () =>
    reach(page, page.getByLabel('Lien ou identifiant')).then(() =>
      page.keyboard.type(`/scenario/${JOUR}_p~d36~50~1`),
    ),
  )
  await faire('compare', () => press(page, page.getByRole('button', { name: 'Comparer' })))
  await expect(page.getByRole('heading', { name: 'Deux scénarios côte à côte' })).toBeVisible()
  for (const [niveau, mot] of [
    ['epci', 'EPCI'],
    ['bassin-de-vie', 'Bassins de vie'],
    ['arrondissement', 'Arrondissements'],
    ['canton', 'Cantons'],
  ] as const) {
    await page
      .getByRole('navigation', { name: 'Choisir le découpage' })
      .getByRole('link', { name: mot })
      .click()
    await expect(page.locator(`[data-comparaison="${niveau}"] tbody tr`).first()).toBeVisible()
    expect(await findings(page)).toEqual([])
  }
  await faire('print', () => page.pdf({ preferCSSPageSize: true }))
  noter('two scenarios')
})

test('the file of a level says what the report says', async ({ page }) => {
  await page.goto(`/scenario/${JOUR}_z~d36?niveau=epci`)
  expect(await findings(page)).toEqual([])
  const attente = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Le tableau entier (CSV)' }).click()
  const csv = readFileSync(await (await attente).path(), 'utf8')
    .trim()
    .split('\r\n')
  await expect(page.locator('.par-territoire [data-territoire]')).toHaveCount(csv.length - 1)
})
