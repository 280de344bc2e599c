import { expect, test, type Locator, type Page } from '@playwright/test'

// The page's own words, in the page's language, bound to the field: never the browser's bubble.
test.use({ viewport: { width: 1000, height: 720 } })

/** A field, or a group, is said to be wrong in these words, which belong to it; the focus is in it. */
async function saysWrong(field: Locator, words: string, focused = field): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(new RegExp(words))
  await expect(field.page().getByText(words)).toBeVisible()
  await expect(focused).toBeFocused()
}

/** No form of the page lets the browser speak. */
const bubbles = (page: Page): Promise<string[]> =>
  page
    .locator('form:not([novalidate]):has([required], [type=number], [type=date])')
    .evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 80)))

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    for (const [address, button, words] of [
      ['/', 'Chercher', 'Écrivez le nom de votre commune, ou son code postal.'],
      ['/trouver', 'Chercher', 'Écrivez le nom de votre commune, ou son code postal.'],
      ['/en/find', 'Search', 'Type the name of your town, or its postcode.'],
    ] as const)
      test(`${address}: an empty search says what to write, and takes what is written next`, async ({
        page,
      }) => {
        await page.goto(address)
        expect(await bubbles(page)).toEqual([])
        await page.getByRole('button', { name: button, exact: true }).click()
        const field = page.locator('input[name=q]').first()
        await saysWrong(field, words)
        await field.fill('Niort')
        // The proposals may stand over the button by now.
        await field.press('Enter')
        await expect(page.getByRole('heading', { level: 1 })).toContainText('Niort')
        await expect(page.getByText(words)).toBeHidden()
      })

    for (const [address, button, words, first] of [
      ['/cabinet/demo-0001', 'Envoyer', 'Choisissez d’abord ce qui est faux.', 'C’est fermé'],
      ['/en/practice/demo-0001', 'Send', 'First choose what is wrong.', 'It is closed'],
    ] as const)
      test(`${address}: a report of nothing says so at the choice, and keeps what was written`, async ({
        page,
      }) => {
        await page.goto(address)
        expect(await bubbles(page)).toEqual([])
        await page.getByRole('textbox').fill('La porte est close.')
        await page.getByRole('button', { name: button }).click()
        await saysWrong(page.getByRole('radiogroup'), words, page.getByLabel(first))
        await expect(page.getByRole('textbox')).toHaveValue('La porte est close.')
      })

    test('a value that only an address can hold is refused at its own field', async ({ page }) => {
      await page.goto('/trouver?q=niort&minutes=abc')
      const field = page.getByRole('combobox', { name: 'Trajet' })
      await saysWrong(field, 'Choisissez une durée de trajet')
      await expect(page.locator('input[name=q]')).toHaveValue('niort')
    })

    test('a day before the first known one is refused at its own field', async ({ page }) => {
      await page.goto('/circonscription/72-04')
      expect(await bubbles(page)).toEqual([])
      const field = page.locator('#depuis-jour')
      await field.fill('1990-01-01')
      await page.locator('#depuis button').click()
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveAccessibleDescription(/\d{4}/)
      await expect(field).toBeFocused()
    })
  })

test('on the map a number that is missing or too large says so, and nothing is played', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite'))
  await page.goto('/carte?p=scenario', { waitUntil: 'domcontentloaded' })
  await page.getByText('Où placer les prochains postes').click()
  const posts = page.getByLabel('Nombre de postes')
  await posts.fill('900')
  await posts.press('Enter')
  await saysWrong(posts, 'Pas plus de 50.')
})
