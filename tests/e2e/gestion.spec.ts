import { expect, test, type Browser, type Page } from '@playwright/test'
import { forwardCommand } from '../../server/db/command-socket.ts'
import { COLOUR_RULES, findings, type Looking } from './axe.ts'
import { launch, type Launched } from './launch.ts'

/** What stewards write is for everybody: these tests have a server of their own, which no other test reads. */
let relais: Launched
let token = ''
test.beforeAll(async () => {
  relais = await launch()
  const argv = ['token', 'create', '--label', 'Association d’ici', '--role', 'national']
  const printed: string[] = []
  await forwardCommand(relais.dataDir, { argv, cwd: relais.dataDir }, (line) => printed.push(line))
  token = printed[0]!
})
test.afterAll(() => relais?.stop())

/** Where the page is unfit: axe, the contrasts of the dark theme when it shows its colours, a width beyond 320 pixels. */
async function unfit(page: Page, dark: boolean): Promise<string[]> {
  const wrong: string[] = []
  const look = async (looking: Looking = {}): Promise<void> => {
    const found = await findings(page, { exclude: '.gestion-worklist > li:nth-child(n + 5)', ...looking })
    wrong.push(...found.map((one) => `${page.url()} ${one}`))
  }
  await look()
  if (dark) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await look({ rules: COLOUR_RULES })
    await page.emulateMedia({ colorScheme: 'light' })
  }
  const size = page.viewportSize()!
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  if (width > 320) wrong.push(`${page.url()} is ${width} px wide`)
  await page.setViewportSize(size)
  return wrong
}

const newPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ baseURL: relais.address, locale: 'fr-FR' })).newPage()

/** Twenty cabinets in and around Niort, confirmed yesterday; the fifth line says its nurse time in words. */
function roster(): string {
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const lines = Array.from({ length: 20 }, (_, k) =>
    [
      `V${k + 1}`,
      `Cabinet du Marais ${k + 1}`,
      '79191',
      `${k + 1} rue du Port`,
      k === 3 ? 'une' : '1',
      'active',
      yesterday,
    ].join(';'),
  )
  return ['id;nom;code_commune;adresse;etp;statut;confirme_le', ...lines].join('\n')
}

test('sign in, confirm and undo, import with a correction, judge a report, and everybody sees it', async ({
  browser,
}) => {
  const steward = await newPage(browser)
  const wrong: string[] = []
  const look = async (dark = false): Promise<void> => void wrong.push(...(await unfit(steward, dark)))
  const say = (name: string | RegExp) => steward.getByRole('button', { name }).click()

  await steward.goto('/gestion/moderation')
  await steward.getByLabel('Jeton').fill('relais_devinette')
  await say('Se connecter')
  await expect(steward.locator('#jeton-error')).toContainText('pas reconnu')
  await look()
  // By keyboard alone.
  await steward.getByLabel('Jeton').focus()
  await steward.keyboard.type(token)
  await steward.keyboard.press('Enter')
  await expect(steward.getByRole('heading', { level: 1 })).toHaveText('Signalements à vérifier')

  await steward.goto('/gestion')
  const first = steward.locator('.gestion-worklist li').first()
  const name = await first.locator('strong').textContent()
  await first.getByRole('checkbox').focus()
  await steward.keyboard.press('Space')
  await say('Confirmer les cabinets cochés')
  await expect(steward.locator('#preuve-error')).toBeVisible()
  await expect(first.getByRole('checkbox')).toBeChecked()
  await look()
  await steward.getByLabel('Qui vous l’a confirmé').selectOption('cabinet')
  await say('Confirmer les cabinets cochés')
  await expect(steward.getByRole('status')).toContainText('1 cabinet')
  await expect(first).not.toContainText(name!)
  await look(true)
  await say('Annuler')
  await expect(steward.getByRole('status')).toContainText('Annulé')
  await expect(first).toContainText(name!)

  await first.getByRole('link', { name: name! }).click()
  await steward.getByLabel('Note pour les collègues').fill('rappeler le 06 12 34 56 78')
  await say('Enregistrer')
  await expect(steward.locator('#note-error')).toContainText('numéro de téléphone')
  await expect(steward.getByLabel('Note pour les collègues')).toHaveValue('rappeler le 06 12 34 56 78')
  await look(true)
  await steward.goto('/en/stewards/practices?q=niort')
  await look()

  await steward.goto('/gestion/import')
  await say('Voir ce qui changerait')
  await expect(steward.locator('#fichier-error')).toBeVisible()
  await look()
  // The empty table to fill in: the columns of the schema, and no line that would be imported with it.
  const template = await steward.getByRole('link', { name: /tableau vide à remplir/ }).getAttribute('href')
  const csv = await steward.request.get(template!)
  const schema = await (await steward.request.get('/schemas/cabinets.schema.json')).json()
  const columns = (schema.fields as { name: string }[]).map(({ name }) => name)
  expect(await csv.text()).toBe(`\ufeff${columns.join(';')}\r\n`)
  expect(csv.headers()['content-disposition']).toMatch(/^attachment; filename="?cabinets\.csv/)
  const file = { name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(roster()) }
  await steward.getByLabel('Fichier CSV ou XLSX').setInputFiles(file)
  await say('Voir ce qui changerait')
  await expect(steward.getByRole('heading', { name: /Ligne 5/ })).toBeVisible()
  await expect(steward.getByRole('button', { name: /^Importer/ })).toHaveCount(0)
  await look()
  await steward.getByRole('textbox', { name: 'etp' }).fill('1')
  await steward.keyboard.press('Enter')
  await expect(steward.getByRole('button', { name: 'Importer (20 changements)' })).toBeVisible()
  for (const summary of await steward.locator('summary').all())
    if (await summary.isVisible()) await summary.click()
  await look(true)

  const patient = await newPage(browser)
  await patient.goto('/trouver?q=niort')
  await expect(patient.locator('article').first()).toContainText('cabinet fictif')
  await say('Importer (20 changements)')
  await expect(steward.getByRole('status')).toContainText('20 ajoutés')
  await expect(steward.locator('.demo-banner')).toHaveCount(0)
  await look()
  // Whoever had the page open is told, and decides when the list moves under his eyes.
  await patient.getByRole('link', { name: 'Afficher la nouvelle liste' }).click()
  const card = patient.locator('[data-cabinet="V1"]')
  await expect(card).toContainText('Ouvert')
  const planner = await newPage(browser)
  await planner.goto('/carte?i=patients-affectes')
  const row = planner.locator('tr:has([data-code="79"])')
  await expect(row).toContainText(/\d/)
  const before = (await row.textContent())!
  const opened = [patient, planner].map((page) => page.evaluate(() => performance.timeOrigin))

  for (const commentaire of ['porte close', 'affiche sur la porte', 'plus personne'])
    await patient.request.post('/api/v1/signalements', {
      data: { cabinetId: 'V1', motif: 'ferme', commentaire },
    })
  await steward.goto('/gestion/moderation')
  await expect(steward.getByText('Sources contradictoires')).toBeVisible()
  await say('Rejeter')
  await expect(steward.locator('#V1-motif-error')).toBeVisible()
  await look(true)
  await steward.getByLabel('Raison').fill('fermeture constatée sur place')
  await say(/^Accepter/)
  await expect(steward.getByRole('status')).toContainText('Accepté')
  await expect(steward.getByText('Aucun signalement à vérifier')).toBeVisible()
  await expect(card).toContainText('Arrêté')
  await expect(row).not.toHaveText(before)
  // Neither page was loaded again.
  const now = [patient, planner].map((page) => page.evaluate(() => performance.timeOrigin))
  expect(await Promise.all(now)).toEqual(await Promise.all(opened))
  await steward.goto('/gestion/journal')
  await expect(steward.getByRole('main')).toContainText('signalement accepté')
  await look()

  await say('Se déconnecter')
  await steward.goto('/gestion')
  await expect(steward.getByLabel('Jeton')).toBeVisible()
  expect(wrong).toEqual([])
})

test('who sends a large file sees what is sent and what is read of it, then what it would change', async ({
  browser,
}) => {
  const steward = await newPage(browser)
  await steward.goto('/gestion/connexion?suite=/gestion/import')
  await steward.getByLabel('Jeton').fill(token)
  await steward.getByRole('button', { name: 'Se connecter' }).click()
  await expect(steward.getByRole('heading', { level: 1 })).toHaveText('Importer une liste de cabinets')
  await steward.waitForLoadState('networkidle')
  // What is said is gone with the page: it is noted where the next one finds it.
  const noteWhatIsSaid = () =>
    steward.evaluate(() => {
      sessionStorage.said = ''
      const said = document.querySelector('form [aria-live]')!
      const note = () => (sessionStorage.said += `${said.textContent}\n`)
      new MutationObserver(note).observe(said, { childList: true })
    })
  await noteWhatIsSaid()
  const lines = Array.from({ length: 90_000 }, (_, k) => `Cabinet du Marais ${k};79191;${k} rue du Port;une`)
  const file = ['nom;code_commune;adresse;etp', ...lines].join('\n')
  await steward
    .getByLabel('Fichier CSV ou XLSX')
    .setInputFiles({ name: 'longue.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await steward.getByRole('button', { name: 'Voir ce qui changerait' }).click()
  await expect(steward.getByText(/90\s?000 lignes lues/)).toBeVisible({ timeout: 60_000 })
  const said = (await steward.evaluate(() => String(sessionStorage.said))).split('\n')
  expect(said.some((one) => /^\d+(,\d)? Mo envoyés sur \d+(,\d)? Mo$/.test(one))).toBe(true)
  expect(said).toContain('Fichier envoyé. Le serveur le lit.')
  const read = said.flatMap((one) => /([\d\s]+) lignes lues et vérifiées jusqu’ici/.exec(one)?.[1] ?? [])
  const numbers = read.map((one) => Number(one.replace(/\s/g, '')))
  expect(numbers.length).toBeGreaterThan(0)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(numbers.every((one) => one > 0 && one <= 90_000)).toBe(true)

  // And, once it is confirmed, what is written of all that will be.
  const good = lines.slice(0, 6000).map((line) => line.replace(/une$/, '1'))
  await steward.goto('/gestion/import')
  await steward.getByLabel('Une partie').check()
  await steward.getByLabel('Fichier CSV ou XLSX').setInputFiles({
    ...{ name: 'bonne.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(['nom;code_commune;adresse;etp', ...good].join('\n')),
  })
  await steward.getByRole('button', { name: 'Voir ce qui changerait' }).click()
  await expect(steward.getByText(/6\s?000 lignes lues/)).toBeVisible({ timeout: 60_000 })
  await steward.waitForLoadState('networkidle')
  await noteWhatIsSaid()
  await steward.getByRole('button', { name: /^Importer|^Confirmer|^Appliquer/ }).click()
  await expect(steward.getByText(/bonne\.csv/)).toBeVisible({ timeout: 120_000 })
  const applied = (await steward.evaluate(() => String(sessionStorage.said))).split('\n')
  const shares = applied.flatMap((one) => /^Enregistrement\s:\s(\d+)\s%\.$/.exec(one)?.[1] ?? []).map(Number)
  expect(shares.length).toBeGreaterThan(0)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(applied).toContain('Enregistré. Les chiffres et la carte sont recalculés.')
})
