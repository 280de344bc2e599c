import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { findings, findingsInBoth } from './axe.ts'
import { choose, press, reach, typeChoice } from './keyboard.ts'
import { openWay } from './proxy.ts'

// What planners come for, each with the number of its steps: one is a choice in a list, a click or a key.
test.use({ viewport: { width: 1366, height: 768 } })
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite')))

const codes = (page: Page): Promise<string[]> =>
  page.locator('tbody [data-code]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.code!))
async function file(page: Page, button: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, button)])
  return readFileSync(await download.path())
}

test('by the keyboard alone, the ten communes of the Creuse with the most people in ZIP, as XLSX: seven steps', async ({
  page,
  request,
}) => {
  await page.goto('/carte')
  await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
  await reach(page, page.getByRole('radio', { name: 'Départ.' }))
  await page.keyboard.press('ArrowLeft') // 1: the last of three
  await expect(page.getByRole('radio', { name: 'Communes' })).toBeChecked()
  await typeChoice(page, page.getByLabel('Où'), '23') // 2
  await press(page, page.locator('.filtrer summary')) // 3
  await choose(page, page.getByRole('combobox', { name: /^Zone/ }), 'zip') // 4
  await choose(page, page.getByRole('combobox', { name: /^Lignes gardées/ }), '10') // 5
  await press(page, page.getByRole('columnheader', { name: /Population/ }).getByRole('button')) // 6
  await expect.poll(() => codes(page)).toHaveLength(10)
  await press(page, page.locator('summary', { hasText: 'Télécharger ce qui est affiché' })) // 7, and the format
  const book = read(await file(page, page.getByRole('button', { name: 'Excel (XLSX)' }).last()))
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets.Données!)

  const { codes: all, values } = (await (
    await request.get('/api/v1/carte/commune?indicateurs=part-zip,population')
  ).json()) as { codes: string[]; values: Record<'part-zip' | 'population', number[]> }
  const expected = all
    .map((code, n) => ({ code, zip: values['part-zip'][n]!, people: values.population[n]! }))
    .filter(({ code, zip }) => code.startsWith('23') && zip > 0)
    .sort((a, b) => b.people - a.people)
    .slice(0, 10)
    .map(({ code }) => code)
  expect(rows.map(({ code }) => code)).toEqual(expected)
  expect(await codes(page)).toEqual(expected)
  // Every indicator, numbers apart from words, its provenance once.
  expect(Object.keys(rows[0]!).length).toBeGreaterThan(50)
  expect(rows.every(({ zonage }) => zonage === 'ZIP')).toBe(true)
  expect(rows.filter((row) => row['calcul'])).toHaveLength(1)
  for (const row of rows)
    for (const [name, cell] of Object.entries(row))
      if (/borne (basse|haute)$/.test(name)) expect(typeof cell).toBe('number')
  // The address is the state.
  await page.reload()
  await expect.poll(() => codes(page)).toEqual(expected)
})

test('by the keyboard alone, what changed since 1 January in the Deux-Sèvres: four steps', async ({
  page,
}) => {
  await page.goto('/carte')
  await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
  await typeChoice(page, page.getByLabel('Où'), '79') // 1
  await press(page, page.getByLabel('Comparer deux dates'), 'Space') // 2
  await reach(page, page.getByLabel('avec le'))
  await page.keyboard.type('01012026') // 3
  await expect(page.getByLabel('avec le')).toHaveValue('2026-01-01')
  const views = page.getByRole('group', { name: 'Comparer deux dates' })
  await reach(page, views.getByRole('radio', { checked: true }))
  await page.keyboard.press('ArrowRight') // 4
  await expect(page.getByRole('radio', { name: 'Écart' })).toBeChecked()
  await expect(page.locator('tbody [data-code]')).toHaveCount(1)
  await expect(page.locator('thead')).toContainText('01/01/2026')
  await expect(page.locator('tr:has([data-code="79"])')).toContainText(/[+−]\d|0/)
  await expect(page).toHaveURL(/f=d79.*c=2026-01-01&v=ecart/)
})

test('by the keyboard alone, who meets « 85 % à 30 min »: two steps; map, address, file, API and the page without scripts agree', async ({
  page,
  request,
  browser,
}) => {
  await page.goto('/carte')
  await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
  await choose(page, page.getByLabel('Indicateur'), 'objectif') // 1
  await press(page, page.getByRole('slider', { name: /^Part visée/ }), 'ArrowRight') // 2
  await expect(page).toHaveURL(/q=30\/85/)
  const api = await (await request.get('/api/v1/objectif/departement?minutes=30&part=85')).json()
  const rank = (code: string): number => (api.codes as string[]).indexOf(code)
  const row = page.locator('tbody tr:has([data-code])').first()
  await expect(row).toContainText('%')
  const shown = await codes(page)
  // Most people missing first, and each row its own figures.
  expect(shown.length).toBeGreaterThan(2)
  const missing = shown.map((code) => api.manquent[rank(code)] ?? 5)
  expect(missing).toEqual([...missing].sort((a, b) => b - a))
  const words = { a: 'atteint', n: 'non atteint', t: 'non connu', s: 'non connu' }
  for (const code of shown.slice(0, 3)) {
    const cells = page.locator(`tr:has([data-code="${code}"])`)
    const share = (100 * api.parts[rank(code)]).toFixed(1).replace('.', ',')
    await expect(cells.locator('[data-indicateur="objectif.part"]')).toContainText(share)
    await expect(cells.locator('[data-indicateur="objectif.verdict"]')).toHaveText(
      words[api.verdicts[rank(code)] as keyof typeof words],
    )
  }
  await press(page, page.locator('summary', { hasText: 'Télécharger ce qui est affiché' }))
  const csv = (await file(page, page.getByRole('button', { name: 'CSV pour Excel', exact: true }))).toString()
  const lines = csv.trim().split('\r\n').slice(1)
  expect(lines).toHaveLength(101)
  for (const line of lines) {
    const [code = '', , , , share = ''] = line.split(';')
    expect(Number(share.replace(',', '.')), code).toBeCloseTo(100 * api.parts[rank(code)], 5)
  }
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await plain.goto('/objectif?minutes=30&part=85')
  const rows = plain.locator('tbody tr[data-code]')
  await expect(rows).toHaveCount(101)
  expect(await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-code')!))).toEqual(
    lines.map((line) => line.split(';')[0]),
  )
  await plain.context().close()
})

test('a filter by status keeps the same areas in the table, the legend and after a reload', async ({
  page,
}) => {
  await page.goto('/carte?n=circonscription&f=d79&e=arrete')
  await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
  const kept = await codes(page)
  expect(kept.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Ne plus filtrer' }).click()
  await expect.poll(async () => (await codes(page)).length).toBeGreaterThanOrEqual(kept.length)
  await expect(page).not.toHaveURL(/e=arrete/)
})

test('by the keyboard alone: a commune is found, read and closed', async ({ page }) => {
  await page.goto('/carte')
  await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
  await page.locator('.cote .filtres input[type=radio]').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Circo.' })).toBeChecked()
  const seen: string[] = []
  for (let n = 0; n < 30; n++) {
    await page.keyboard.press('Tab')
    const where = await page.evaluate(() => document.activeElement?.closest('tbody') !== null)
    seen.push(await page.evaluate(() => document.activeElement?.tagName ?? ''))
    if (where) break
  }
  expect(await page.evaluate(() => document.activeElement?.closest('tbody') !== null), seen.join()).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: /^Fiche/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: /^Fiche/ })).toBeHidden()
})

for (const [mode, query] of [
  ['EPCI', '?n=epci'],
  ['bassin de vie', '?n=bassin-de-vie'],
  ['arrondissement', '?n=arrondissement&s=arrondissement:793'],
  ['canton', '?n=canton&f=d79'],
  ['filters', '?n=commune&f=d23&y=zip&m=10&e=inconnu'],
  ['two days', '?a=2026-03-27&c=2025-12-01'],
  ['crossed', '?x=desert'],
  ['goal', '?q=30/80&n=epci&f=r75'],
  ['scenario at a level', '?n=canton&scenario=2026-06-01_z~d36'],
] as const)
  test(`axe finds nothing: ${mode}, both themes, layers open`, async ({ page }) => {
    await page.goto(`/carte${query}`)
    await expect(page.locator('.plan .toile[data-repos]')).toBeAttached()
    await page.getByRole('button', { name: 'Afficher aussi' }).click()
    expect(await findingsInBoth(page)).toEqual([])
  })

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('axe finds nothing on the map, on the table and in its filters', async ({ page }) => {
    await page.goto('/carte')
    await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
    await page.getByRole('button', { name: /^Choisir et filtrer/ }).click()
    expect(await findings(page)).toEqual([])
    await page.getByRole('tab', { name: 'Tableau' }).click()
    expect(await findings(page)).toEqual([])
  })
})

test('a server that goes away is said, with the day of what is shown, and the words go when it is back', async ({
  page,
  baseURL,
}) => {
  const way = await openWay(baseURL!)
  await page.goto(`${way.url}/carte`)
  await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
  const words = page.locator('.connexion')
  await expect(words).toHaveText('')
  way.cut = true
  way.sever()
  await expect(words).toContainText(/ne répond pas.*situation au \d/s)
  way.cut = false
  await expect(words).toHaveText('')
  await page.context().setOffline(true)
  await expect(words).toContainText('hors connexion')
  await page.context().setOffline(false)
  await expect(words).toHaveText('')
  await way.close()
})
