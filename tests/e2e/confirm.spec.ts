import { expect, test, type Page } from '@playwright/test'
import { forwardCommand } from '../../server/db/command-socket.ts'
import { findingsInBoth } from './axe.ts'
import { launch, type Launched } from './launch.ts'

/** What cabinets answer is for everybody: these tests have a server of their own, which no other test reads. */
let relais: Launched
test.beforeAll(async () => {
  relais = await launch()
})
test.afterAll(() => relais?.stop())
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

const command = async (...argv: string[]): Promise<string[]> => {
  const printed: string[] = []
  await forwardCommand(relais.dataDir, { argv, cwd: relais.dataDir }, (line) => printed.push(line))
  return printed
}
/** The address of a link for a cabinet. */
async function linkFor(cabinet: string): Promise<string> {
  const [line] = await command('links', 'make', '--origin', relais.address, '--cabinet', cabinet)
  return line!.split(' ')[1]!
}
interface Known {
  readonly id: string
  readonly name: string
}
/** Cabinets of a status, each test taking its own. */
async function cabinetsOf(status: string): Promise<readonly Known[]> {
  const answer = await fetch(`${relais.address}/api/v1/cabinets?departement=79&statuses=${status}&limit=20`)
  return ((await answer.json()) as { items: Known[] }).items
}
/** Where the page is unfit: axe by day and by night, a width beyond the screen. */
async function unfit(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  return [...(await findingsInBoth(page)), ...(wide > 360 ? [`${wide} px wide`] : [])]
}

for (const [at, javaScriptEnabled] of [true, false].entries())
  test(`two touches, ${javaScriptEnabled ? 'with scripts' : 'without JavaScript'}`, async ({ browser }) => {
    const page = await (
      await browser.newContext({
        ...{ javaScriptEnabled, locale: 'fr-FR', viewport: { width: 360, height: 740 }, hasTouch: true },
      })
    ).newPage()
    // axe itself needs scripts.
    const look = async () => (javaScriptEnabled ? unfit(page) : [])
    const { id, name } = (await cabinetsOf('active'))[at]!
    const address = await linkFor(id)
    const answer = await page.goto(address)
    expect(answer!.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    await expect(page.getByRole('main')).toContainText(name)
    for (const button of await page.getByRole('main').getByRole('button').all()) {
      const box = (await button.boundingBox())!
      expect(box.height).toBeGreaterThanOrEqual(44)
      expect(box.y + box.height).toBeLessThanOrEqual(740)
    }
    expect(await look()).toEqual([])
    await page.getByRole('button', { name: 'Toujours ouvert' }).tap()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/nouveaux patients/)
    expect(await look()).toEqual([])
    await page.getByRole('button', { name: 'Seulement nos patients actuels' }).tap()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merci, c’est enregistré')
    await expect(page.getByRole('main')).toContainText('Elle est publiée.')
    expect(page.url()).toBe(address)
    expect(await look()).toEqual([])

    await page.goto(`${relais.address}/cabinet/${id}`)
    await expect(page.getByRole('main')).toContainText('Suit seulement ses patients actuels')
    await expect(page.getByRole('main')).toContainText('par le cabinet lui-même')
    expect(await look()).toEqual([])
  })

test('a closure that others contradict waits; in English, by keyboard', async ({ page }) => {
  const { id } = (await cabinetsOf('active'))[2]!
  const address = new URL(await linkFor(id))
  const [, , cabinet, text] = address.pathname.split('/')
  await page.goto(`${address.origin}/en/confirm/${cabinet}/${text}`)
  await page.getByRole('button', { name: 'Stopped' }).press('Enter')
  await expect(page.getByRole('main')).toContainText('after a check if others say the contrary')
  expect(await unfit(page)).toEqual([])
  await page.getByRole('button', { name: 'Confirm that it has stopped' }).press('Enter')
  await expect(page.getByRole('main')).toContainText('Nothing has changed for patients')
  expect(await unfit(page)).toEqual([])
  await page.getByRole('link', { name: 'Français' }).click()
  await expect(page.getByRole('main')).toContainText('Rien n’a changé pour les patients')
  const known = await (await fetch(`${relais.address}/api/v1/cabinets/${id}`)).json()
  expect(known.status.value).toBe('active')
})

test('a link that cannot be used says why, and no other address is asked for', async ({ page }) => {
  const { id } = (await cabinetsOf('active'))[3]!
  const address = await linkFor(id)
  await page.goto(`${address.slice(0, -2)}xx`)
  await expect(page.getByRole('alert')).toContainText('n’est pas complet')
  expect(await unfit(page)).toEqual([])
  await command('links', 'revoke', id)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).host))
  await page.goto(address)
  await expect(page.getByRole('alert')).toContainText('retiré')
  expect(new Set(asked)).toEqual(new Set([new URL(relais.address).host]))
})

test('a steward prints links and decides upon an answer that waits', async ({ page }) => {
  const { id, name } = (await cabinetsOf('active'))[4]!
  const link = await linkFor(id)
  await page.goto(link)
  await page.getByRole('button', { name: 'Arrêté' }).tap()
  await page.getByRole('button', { name: 'Confirmer l’arrêt' }).tap()
  await expect(page.getByRole('main')).toContainText('après vérification')

  const [token] = await command('token', 'create', '--label', 'ARS d’ici', '--role', 'national')
  await page.goto(`${relais.address}/gestion/liens`)
  await page.getByLabel('Jeton').fill(token!)
  await page.getByRole('button', { name: 'Se connecter' }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Liens de confirmation')
  expect(await unfit(page)).toEqual([])
  await page.getByLabel('Pour quels cabinets').selectOption('79')
  await page.getByRole('button', { name: 'Feuille à imprimer' }).tap()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Liens à imprimer')
  const codes = page.getByRole('img', { name: /^Code QR/ })
  expect(await codes.count()).toBeGreaterThan(5)
  expect(await unfit(page)).toEqual([])
  const printed = await page.locator('.link-url').first().textContent()
  await page.goto(`${relais.address}/gestion`)
  expect(await unfit(page)).toEqual([])
  const waiting = page.getByRole('region', { name: 'Réponses de cabinets à vérifier' })
  const one = waiting.getByRole('listitem').filter({ hasText: name })
  await one.getByRole('button', { name: 'Publier', exact: false }).first().tap()
  await expect(page.getByRole('status')).toContainText('publiée')
  const known = await (await fetch(`${relais.address}/api/v1/cabinets/${id}`)).json()
  expect(known.status).toMatchObject({ value: 'stopped', evidence: 'cabinet' })
  await page.goto(`${relais.address}/gestion/cabinets/${id}`)
  await expect(page.getByRole('main')).toContainText('enregistré par ARS d’ici')
  expect(await unfit(page)).toEqual([])
  await page.goto(printed!.trim())
  await expect(page.getByRole('button', { name: 'Toujours ouvert' })).toBeVisible()
})
