import { expect, test } from '@playwright/test'
import { COLOUR_RULES, findings } from './axe.ts'

const WORDS = {
  '/api/docs': {
    body: /Essayer, avec ce corps/,
    send: /Envoyer/,
    wrong: 'rien n’a été envoyé',
    fictitious: 'cabinets fictifs',
    cut: /ses 20\s000 premiers signes/,
  },
  '/en/api/docs': {
    body: /Try it, with this body/,
    send: /Send/,
    wrong: 'nothing was sent',
    fictitious: 'fictitious',
    cut: /its first 20,000 signs/,
  },
} as const

for (const path of ['/api/docs', '/en/api/docs'] as const)
  test(`${path}: what takes a body is tried with the keyboard alone, and no page is loaded for it`, async ({
    page,
  }) => {
    const { body, send, wrong, fictitious, cut } = WORDS[path]
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    const asked: string[] = []
    page.on(
      'request',
      (request) => request.method() === 'POST' && asked.push(new URL(request.url()).pathname),
    )
    await page.goto(path)
    const loaded = await page.evaluate(() => performance.timeOrigin)
    const operation = page.locator('#createScenario')
    const [field, button, said] = [
      operation.getByLabel(body),
      operation.getByRole('button', { name: send }),
      operation.getByRole('status'),
    ]
    await expect(field).toHaveValue(/"closures"/)
    await field.focus()
    await page.keyboard.press('Tab')
    await expect(button).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(said).toContainText('200')
    const answer = operation.getByRole('region')
    await expect(answer).toContainText('"closures": ')
    await expect(said).toContainText(fictitious)
    await expect(said).toContainText(cut)
    // What scrolls is reached by the keyboard too.
    await page.keyboard.press('Tab')
    await expect(answer).toBeFocused()
    expect(await findings(page)).toEqual([])

    await field.fill('{"closures": [}')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(said).toContainText(wrong)
    await expect(field).toBeFocused()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(answer).toBeHidden()

    await field.fill('{"closure": []}')
    await expect(field).not.toHaveAttribute('aria-invalid')
    await button.click()
    await expect(said).toContainText('400')
    await expect(answer).toContainText('"path": "closure"')
    expect(asked).toEqual(['/api/v1/scenarios', '/api/v1/scenarios'])
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(loaded)
    expect(new URL(page.url()).search).toBe('')
    // The browser itself tells its console of the 400.
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([])

    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await findings(page, { rules: COLOUR_RULES })).toEqual([])
  })

test('every operation that takes a body, no token and records nothing can be tried; a report, which a steward would read, cannot', async ({
  page,
}) => {
  await page.goto('/api/docs')
  const forms = await page.locator('form[data-try]').evaluateAll((all) => all.map((one) => one.dataset.try))
  expect(forms).toEqual(['/api/v1/scenarios', '/api/v1/placements'])
  await page.locator('#createPlacement').getByRole('button').click()
  await expect(page.locator('#createPlacement').getByRole('status')).toContainText('200')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the example of a body stands there to be copied, and nothing offers to send it', async ({ page }) => {
    await page.goto('/api/docs')
    await expect(page.locator('#createScenario').getByLabel(/ce corps/)).toHaveValue(/"closures"/)
    await expect(page.locator('form[data-try]').getByRole('button')).toHaveCount(0)
  })
})
