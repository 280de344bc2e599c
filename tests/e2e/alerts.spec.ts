import { expect, test, type Page } from '@playwright/test'
import { openMailServer } from '../alerts/mail-server.ts'
import { findingsInBoth } from './axe.ts'
import { launch, type Launched } from './launch.ts'

/** A sheet that offers alerts, from a server that may send e-mail: asked for, confirmed and ended without JavaScript. */
let server: Launched
let mails: Awaited<ReturnType<typeof openMailServer>>
test.beforeAll(async () => {
  mails = await openMailServer()
  server = await launch({
    ...{ SMTP_URL: mails.url, SMTP_FROM: 'Relais <alertes@relais.test>' },
    PUBLIC_URL: 'https://relais.test',
  })
})
test.afterAll(async () => {
  await server?.stop()
  await mails?.close()
})
test.describe.configure({ mode: 'serial' })

const WORDS = {
  fr: {
    sheet: '/circonscription/72-04',
    fold: 'Être prévenu par e-mail',
    address: 'Votre adresse e-mail',
    submit: 'Recevoir les alertes',
    confirm: 'Confirmer',
    done: 'Votre alerte est active',
    wrong: 'Écrivez une seule adresse',
  },
  en: {
    sheet: '/en/department/72',
    fold: 'Be told by e-mail',
    address: 'Your e-mail address',
    submit: 'Receive the alerts',
    confirm: 'Confirm',
    done: 'Your alert is active',
    wrong: 'Write a single address',
  },
} as const

const faultless = async (page: Page): Promise<void> => {
  expect(await findingsInBoth(page), page.url()).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(wide, page.url()).toBe(false)
}

for (const locale of ['fr', 'en'] as const)
  test(`an alert is asked for on the sheet and confirmed by its letter, each page without fault (${locale})`, async ({
    browser,
  }) => {
    const w = WORDS[locale]
    const seen = mails.received.length
    // axe needs scripts; what the pages do needs none: they are plain forms, which `noscript` sends.
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
    const silent = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await silent.goto(server.address + w.sheet)
    await silent.getByText(w.fold).click()
    await silent.getByLabel(w.address).fill(`${locale}@exemple.fr`)
    await silent.getByRole('button', { name: w.submit }).click()
    await page.goto(silent.url())
    await faultless(page)
    await expect.poll(() => mails.received.length).toBe(seen + 1)
    const raw = mails.received.at(-1)!.raw.replace(/=\r\n/g, '')
    const [, link] = /https:\/\/relais\.test(\/(?:en\/)?alert\w*\/confirm\w*\/[\w-]+)/.exec(raw)!
    await page.goto(server.address + link)
    await faultless(page)
    await silent.goto(server.address + link)
    await silent.getByRole('button', { name: w.confirm }).click()
    await expect(silent.getByRole('heading', { level: 1 })).toHaveText(w.done)
    for (const path of [link!, link!.replace(/confirm(er)?/, locale === 'fr' ? 'arreter' : 'stop')]) {
      await page.goto(server.address + path)
      await faultless(page)
    }
    const form = silent
      .url()
      .replace(/\/alert.*/, locale === 'fr' ? '/alertes/departement/72' : '/alerts/departement/72')
    await page.goto(form)
    await faultless(page)
    // The server's own word, where a browser lets the address pass.
    await page.getByLabel(w.address).fill('a@b')
    await page.getByRole('button', { name: w.submit }).click()
    await expect(page.getByText(w.wrong)).toBeVisible()
    await faultless(page)
    await page.close()
    await silent.context().close()
  })
