import { expect, test, type Locator, type Page } from '@playwright/test'
import { CROISEE, desature, DIVERGENTE, rampe } from '../../server/domain/legend/ramps.ts'
import { findingsInBoth } from './axe.ts'
import { differents, part, photo } from './pixels.ts'

// Software draws the map: each pixel costs.
test.use({ viewport: { width: 1100, height: 700 } })

const carte = (page: Page): Locator => page.locator('.plan .toile')
const peint = async (page: Page, couleurs: readonly string[]): Promise<number> =>
  part(await photo(carte(page)), couleurs)

test.describe('with the map', () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite')),
  )

  test('two days lie side by side, then as a difference; risk and desert cross', async ({ page }) => {
    const erreurs: string[] = []
    page.on('pageerror', (error) => erreurs.push(error.message))
    await page.goto('/carte?c=2025-12-15&l=-')
    await expect(page.locator('.seconde canvas')).toBeVisible()
    const ligne = page.getByRole('slider', { name: 'Ligne entre les deux dates' })
    const risque = rampe('risque', 'clair')
    await expect.poll(() => peint(page, risque)).toBeGreaterThan(0.1)
    await ligne.focus()
    await page.keyboard.press('Home')
    const apres = await photo(carte(page))
    // The photograph hid it for a moment, and with it the focus.
    await ligne.press('End')
    await expect(ligne).toHaveAttribute('aria-valuetext', /^100/)
    await expect.poll(async () => differents(apres, await photo(carte(page)))).toBeGreaterThan(0.02)
    expect(await findingsInBoth(page)).toEqual([])

    await page.getByRole('radio', { name: 'Écart' }).check()
    await expect(page).toHaveURL(/\?c=2025-12-15&v=ecart/)
    await expect(page.getByRole('columnheader', { name: /Écart/ })).toBeVisible()
    // Without intervals nothing is established: every class is faded.
    await expect
      .poll(() => peint(page, DIVERGENTE.clair.filter((_, k) => k !== 3).map(desature)))
      .toBeGreaterThan(0.05)
    // It is said of each area too.
    await expect(page.locator('tbody')).toContainText('non établi')
    expect(await findingsInBoth(page)).toEqual([])

    await page.getByLabel('Indicateur').selectOption('desert')
    await expect(page).toHaveURL(/\?x=desert/)
    await expect.poll(() => peint(page, CROISEE.clair)).toBeGreaterThan(0.1)
    const cle = page.getByRole('button', { name: /^Risque 40 et plus, part sous-dense 40/ })
    const n = /(\d+) territoires/.exec((await cle.getAttribute('aria-label'))!)![1]!
    await cle.press('Enter')
    await expect(page.locator('tbody tr:has([data-code])')).toHaveCount(Number(n))
    expect(await findingsInBoth(page)).toEqual([])
    expect(erreurs).toEqual([])
  })

  test('sliding the threshold costs only what it passes', async ({ page }) => {
    await page.goto('/carte?l=sous-dense&z=7.2/46.4/0.2')
    // A button that nothing answers yet would be pressed in vain.
    await expect(page.locator('.plan[data-etape=prete]')).toBeVisible()
    await page.getByRole('button', { name: 'Afficher aussi' }).click()
    const glissiere = page.getByRole('slider', { name: /Seuil d’APL/ })
    await expect(page.getByText(/communes sous ce seuil/)).toBeAttached()
    await expect(page.locator('.plan .toile[data-repos]')).toBeAttached()
    const avant = await photo(carte(page))
    // Our own work in each step, without the drawing that follows: handlers, effects, what the map is told.
    const pire = await glissiere.evaluate(async (input: HTMLInputElement) => {
      let longest = 0
      for (let dixiemes = 25; dixiemes <= 55; dixiemes++) {
        const begun = performance.now()
        input.value = String(dixiemes / 10)
        input.dispatchEvent(new Event('input', { bubbles: true }))
        for (let n = 0; n < 8; n++) await Promise.resolve()
        longest = Math.max(longest, performance.now() - begun)
        await new Promise((resolve) => setTimeout(resolve))
      }
      return longest
    })
    expect(pire).toBeLessThan(200)
    await expect(page).toHaveURL(/t=5\.5/)
    await expect.poll(async () => differents(avant, await photo(carte(page)))).toBeGreaterThan(0.002)
  })
})

test.describe('beside the map', () => {
  // Narrower than the map opens by itself.
  test.use({ viewport: { width: 1100, height: 900 } })

  test('a link says the day and the focus, and everything follows, without scripts too', async ({
    page,
    request,
    browser,
  }) => {
    const erreurs: string[] = []
    page.on('pageerror', (error) => erreurs.push(error.message))
    const lien = '/carte?f=d79,86&a=2026-03-27'
    const { items } = await (await request.get('/api/v1/territoires/departement?asOf=2026-03-27')).json()
    const risque = (code: string): string =>
      items
        .find((item: { code: string }) => item.code === code)
        .figures.find(({ indicator }: { indicator: string }) => indicator === 'risque').rounded
    const sans = await browser.newPage({ javaScriptEnabled: false })
    for (const une of [page, sans]) {
      await une.goto(lien)
      await expect(une.locator('tbody tr:has([data-code])')).toHaveCount(2)
      await expect(une.locator('.compte')).toContainText('27 mars 2026')
      for (const code of ['79', '86'])
        await expect(une.locator(`tr:has([data-code="${code}"]) [data-indicateur=risque]`)).toHaveText(
          risque(code),
        )
    }
    await sans.close()
    await expect(page.locator('tfoot')).toContainText('2 départements choisis')
    await page.getByRole('button', { name: 'Retirer Vienne' }).click()
    await expect(page).toHaveURL(/\?f=d79&a=2026-03-27/)
    await page.getByLabel('Où').selectOption('r75')
    await expect(page.locator('tfoot')).toContainText('Nouvelle-Aquitaine')
    const jour = page.getByRole('slider', { name: 'Jour décrit' })
    await jour.focus()
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/a=2026-03-28/)
    await expect(page.locator('.compte')).toContainText('28 mars 2026')
    await page.getByLabel('Aller à un fait daté').selectOption({ label: 'Aujourd’hui' })
    await expect(page).not.toHaveURL(/a=/)

    await page.getByRole('button', { name: 'Faire défiler les jours' }).click()
    await expect(page).toHaveURL(/a=/)
    await expect(page).not.toHaveURL(/a=2025-12-01/)
    await page.getByRole('button', { name: 'Arrêter le défilement' }).click()
    await expect(page).toHaveURL(/a=/)
    const vu = await page.locator('.temps .vu').textContent()
    await expect(page.locator('.compte')).toContainText(vu!)
    expect(erreurs).toEqual([])
  })

  test('charts and help have no fault for axe, light or dark, and charts are tables too', async ({
    page,
  }) => {
    await page.goto('/carte?p=graphiques&f=r75')
    await expect(page.getByRole('figure')).toHaveCount(4)
    await expect(page.getByRole('img', { name: 'Statuts des cabinets, jour par jour' })).toBeVisible()
    for (const titre of await page.getByText('Les mêmes données en tableau').all()) await titre.click()
    await expect(page.locator('figure table')).toHaveCount(4)
    await expect(page.locator('figure').nth(1).locator('tbody tr')).toHaveCount(12)
    expect(await findingsInBoth(page)).toEqual([])
    await page.getByRole('tab', { name: 'Graphiques' }).press('ArrowRight')
    await page.getByRole('tab', { name: 'Scénario' }).press('ArrowRight')
    await page.getByRole('tab', { name: 'Mes données' }).press('ArrowRight')
    await expect(page.getByRole('tab', { name: 'Aide' })).toBeFocused()
    await expect(page.getByRole('heading', { name: 'Raccourcis du clavier' })).toBeVisible()
    expect(await findingsInBoth(page)).toEqual([])
  })

  test('the first visit is skipped for good, and single keys can be switched off', async ({ page }) => {
    await page.goto('/carte')
    const visite = page.getByRole('complementary', { name: 'Première visite' })
    await expect(visite).toContainText('Étape 1 sur 3')
    await visite.getByRole('button', { name: 'Suivant' }).click()
    await expect(visite).toContainText('Étape 2 sur 3')
    await visite.getByRole('button', { name: 'Ne plus montrer' }).click()
    await expect(visite).toBeHidden()
    await page.reload()
    // The page answers keys once its script has come.
    await expect(async () => {
      await page.keyboard.press('/')
      await expect(page.getByRole('searchbox')).toBeFocused({ timeout: 500 })
    }).toPass()
    await page.getByRole('searchbox').fill('')
    await page.keyboard.type('gt?')
    await expect(page.getByRole('searchbox')).toHaveValue('gt?')
    await expect(page.getByRole('tab', { name: 'Tableau' })).toHaveAttribute('aria-selected', 'true')
    await expect(visite).toBeHidden()
    await page.getByRole('tab', { name: 'Tableau' }).focus()
    await page.keyboard.press('?')
    await page.getByRole('checkbox', { name: /Raccourcis/ }).uncheck()
    await page.getByRole('tab', { name: 'Aide' }).focus()
    await page.keyboard.press('g')
    await expect(page.getByRole('tab', { name: 'Aide' })).toHaveAttribute('aria-selected', 'true')
  })
})
