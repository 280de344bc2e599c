import { expect, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { noChanges } from './no-changes.ts'

test('a question is drafted from a sheet in four touches and pasted whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await noChanges(page)
  await page.goto('/circonscription/72-04')
  await page.getByRole('link', { name: 'Rédiger une question écrite avec ces chiffres' }).click()
  await page.getByRole('link', { name: 'Au nom de Élise Leboucher' }).click()
  await page.getByRole('button', { name: /^Copier/ }).click()
  const pasted = await page.evaluate(() => navigator.clipboard.readText())
  expect(pasted).toBe(await page.locator('#brouillon').inputValue())
  expect(pasted).toMatch(/^Mme Élise Leboucher appelle l’attention du ministère chargé de la santé/)
  expect(pasted).toContain('à partir de décembre 2025 [1]')
  expect(pasted).toContain('redressement judiciaire le 27 mars 2026 [2]')
  // A fact is told with who says it: sources differ on the day the payments stopped.
  expect(pasted).toContain('[1] D’après : Question écrite n° 14357')
  expect(pasted).toMatch(/\[1\] .*https:\/\/questions\.assemblee-nationale\.fr\//)
  const permalink = /https?:\S+\/citation\/\S+/.exec(pasted)![0]
  await page.goto(new URL(permalink).pathname)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('72-04')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('questions are chosen and sorted, each with the figure of its constituency’s sheet', async ({
    page,
    request,
  }) => {
    await page.goto('/questions')
    const rows = page.locator('tbody tr')
    const all = (await (await request.get('/api/v1/questions')).json()).items as {
      numero: string
      statut: string
      circonscription: string
    }[]
    await expect(rows).toHaveCount(all.length)
    await expect(
      page.getByRole('columnheader', { name: /^Patients attendus sans relais à trois mois, au / }),
    ).toBeVisible()
    await page.getByLabel('État').selectOption('en-attente')
    await page.getByLabel('Trier par').selectOption('attente')
    await page.getByRole('button', { name: 'Afficher' }).click()
    const waiting = all.filter(({ statut }) => statut === 'en-attente')
    expect(waiting.length).toBeGreaterThan(10)
    await expect(rows).toHaveCount(waiting.length)
    await expect(page.getByRole('status')).toContainText(`${waiting.length} questions sur ${all.length}`)
    const months = (await rows.allTextContents()).flatMap((text) => {
      const [, waited] = /(\d+) mois après sa publication/.exec(text) ?? []
      return waited ? [Number(waited)] : []
    })
    expect(months.length).toBeGreaterThan(10)
    expect(months).toEqual(months.toSorted((a, b) => b - a))
    expect(await rows.first().textContent()).toContain('le délai de deux mois est passé')
    // Nothing is said of the days since the list.
    await expect(rows.first()).toContainText('sans réponse au 22 août 2026')
    const code = (await rows.first().locator('a[href^="/circonscription/"]').textContent())!
    const figure = (await rows.first().locator('td').last().textContent())!.trim()
    await page.goto(`/circonscription/${code}`)
    await expect(page.locator('.key-figure').first()).toContainText(figure.split(/\s*entre/)[0]!.trim())
  })

  test('the table of questions opens in a spreadsheet', async ({ request }) => {
    const csv = await (await request.get('/api/v1/questions?format=csv')).text()
    const rows = parse<Record<string, string>>(csv, { columns: true })
    const { items } = await (await request.get('/api/v1/questions')).json()
    expect(rows.map(({ numero }) => numero)).toEqual(items.map(({ numero }: { numero: string }) => numero))
    expect(rows.some(({ attenteMois }) => Number(attenteMois) >= 2)).toBe(true)
  })
})

test.describe('a choice of constituencies', () => {
  test.use({ javaScriptEnabled: false })
  test('by group, question and figure: the same by page, API and file, and what is not told is said', async ({
    page,
    request,
  }) => {
    await page.goto('/circonscriptions')
    await page.getByText('Filtrer et choisir les colonnes').click()
    await page.getByLabel('Question sur Asalée posée depuis ce siège').selectOption('posee')
    await page.getByLabel('Chiffre', { exact: true }).selectOption('part-zip')
    await page.getByLabel('Au moins', { exact: true }).fill('30')
    await page.getByRole('button', { name: 'Chercher' }).click()
    const codes = (await page.locator('tbody th strong').allTextContents()).toSorted()
    expect(codes.length).toBeGreaterThan(3)
    const answer = await (
      await request.get(
        '/api/v1/circonscriptions?question=posee&chiffre=part-zip&min=0.3&colonnes=part-zip,risque',
      )
    ).json()
    expect(answer.items.map(({ code }: { code: string }) => code)).toEqual(codes)
    for (const { questions, figures } of answer.items) {
      expect(questions).toBeGreaterThan(0)
      const zip = figures.find(({ indicator }: { indicator: string }) => indicator === 'part-zip')
      expect(zip.value).toBeGreaterThanOrEqual(0.3)
    }
    const file = await page.getByRole('link', { name: 'Ce choix en CSV' }).getAttribute('href')
    const rows = parse<Record<string, string>>(await (await request.get(file!)).text(), { columns: true })
    expect(rows.map(({ code }) => code)).toEqual(codes)
    expect(rows[0]).toHaveProperty(['part-zip.status'], 'ok')
    // The choice stays when the list is sorted.
    await page.getByRole('link', { name: 'Risque (sur 100)' }).click()
    expect((await page.locator('tbody th strong').allTextContents()).toSorted()).toEqual(codes)
    // A limit that is none chooses nothing, and says so at its field.
    for (const [query, error] of [
      ['chiffre=risque&min=beaucoup', 'Écrivez un nombre'],
      ['min=3', 'Choisissez aussi le chiffre'],
    ] as const) {
      await page.goto(`/circonscriptions?${query}`)
      await expect(page.locator('#min-error')).toContainText(error)
      await expect(page.locator('#min')).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByRole('status')).toContainText('577 circonscriptions')
    }
    // A figure without a limit is a column, in the file too.
    await page.goto('/circonscriptions?chiffre=part-75')
    const columns = await page.getByRole('link', { name: 'Ce choix en CSV' }).getAttribute('href')
    const whole = await request.get(columns!)
    expect(whole.status()).toBe(200)
    expect(await whole.text()).toContain('part-75.status')
    // What is searched within a choice has its file too, by the codes that were found: the words go nowhere.
    await page.goto('/circonscriptions?question=posee&q=gironde')
    const found = (await page.locator('tbody th strong').allTextContents()).toSorted()
    const within = await page.getByRole('link', { name: 'Ce choix en CSV' }).getAttribute('href')
    expect(within).not.toContain('gironde')
    const own = parse<Record<string, string>>(await (await request.get(within!)).text(), { columns: true })
    expect(own.map(({ code }) => code)).toEqual(found)
    // Several limits and columns, chosen in the form, are the address; table, file and API are the same.
    await page.goto('/circonscriptions')
    await page.getByText('Filtrer et choisir les colonnes').click()
    await page.getByLabel('Chiffre', { exact: true }).selectOption('risque')
    await page.getByLabel('Au moins', { exact: true }).fill('10')
    await page.getByLabel('Et chiffre 2').selectOption('part-sous-dense')
    await page.getByLabel('Au moins (chiffre 2)').fill('30')
    for (const name of ['Patients suivis', 'Population légale'])
      await page.getByLabel(name, { exact: true }).check()
    await page.getByRole('button', { name: 'Chercher' }).click()
    const both = await (
      await request.get('/api/v1/circonscriptions?chiffre=risque&min=10&chiffre2=part-sous-dense&min2=0.3')
    ).json()
    const met = both.items.map(({ code }: { code: string }) => code)
    expect(met.length).toBeGreaterThan(0)
    expect((await page.locator('tbody th strong').allTextContents()).toSorted()).toEqual(met)
    const chosen = await page.getByRole('link', { name: 'Ce choix en CSV' }).getAttribute('href')
    expect(chosen).toContain('colonnes=patients-suivis,population,risque,part-sous-dense')
    const table = parse<Record<string, string>>(await (await request.get(chosen!)).text(), { columns: true })
    expect(table.map(({ code }) => code)).toEqual(met)
    expect(table[0]).toHaveProperty('population')
    await expect(page.locator('thead th')).toHaveCount(6)
    // A group that nobody is in is refused by name, not answered by an empty list.
    const nobody = await request.get('/api/v1/circonscriptions?groupe=Personne')
    expect(nobody.status()).toBe(400)
    expect((await nobody.json()).detail).toContain('one of ')
    // Those abroad have no figure: never told as below.
    await page.goto('/circonscriptions?chiffre=part-zip&min=99')
    await expect(page.getByRole('status')).toContainText('ni au-dessus ni au-dessous')
  })
})
