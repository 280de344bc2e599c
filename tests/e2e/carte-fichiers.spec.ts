import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { expect, test, type Page } from '@playwright/test'
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js'
import type { FeatureCollection } from 'geojson'

// Narrower than the map opens by itself: nothing here needs it.
test.use({ viewport: { width: 1100, height: 900 } })
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite')))

/** The figures of each row of the table, as written, by code. */
const lire = (page: Page): Promise<Record<string, Record<string, string>>> =>
  page
    .locator('tbody tr:has([data-code])')
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [
          row.querySelector<HTMLElement>('[data-code]')!.dataset.code,
          Object.fromEntries(
            [...row.querySelectorAll<HTMLElement>('[data-indicateur]')].map((cell) => [
              cell.dataset.indicateur,
              cell.textContent!.trim(),
            ]),
          ),
        ]),
      ),
    )

async function telecharger(page: Page, format: string): Promise<Buffer> {
  const attendu = page.waitForEvent('download')
  await page.getByRole('button', { name: format, exact: true }).click()
  return readFileSync(await (await attendu).path())
}

interface Figure {
  readonly indicator: string
  readonly rounded: string
}
/** A written figure without what only typography adds: `1 800`, `52,1 %`. */
const nu = (texte: string): string => texte.replace(/[\s%]/g, '')

test('sheet, table, paper, files and API write the same figures, for fifty areas', async ({
  page,
  request,
}) => {
  // Fifty flights of the map are minutes of drawing.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/carte?n=circonscription&i=apl-mg65&f=r84')
  await expect(page.getByRole('status')).toContainText('64 sur')
  await expect(page.getByRole('status')).toContainText('circonscriptions')
  const table = await lire(page)
  const codes = Object.keys(table).slice(0, 50)
  expect(codes).toHaveLength(50)

  const { items } = await (await request.get('/api/v1/territoires/circonscription?region=84')).json()
  const api = new Map<string, Map<string, string>>(
    items.map(({ code, figures }: { code: string; figures: Figure[] }) => [
      code,
      new Map(figures.map(({ indicator, rounded }) => [indicator, rounded])),
    ]),
  )
  // One comparison an area: each call of `expect` is a step of the report.
  const fromApi = (code: string, ids: string[]) =>
    Object.fromEntries(ids.map((id) => [id, api.get(code)!.get(id)]))
  for (const code of codes) expect(table[code], code).toEqual(fromApi(code, Object.keys(table[code]!)))

  await page.getByText('Télécharger ce qui est affiché').click()
  const csv = (await telecharger(page, 'CSV pour Excel')).toString('utf8')
  expect(csv.startsWith('\uFEFFcode;nom;')).toBe(true)
  // Said once, on the first row.
  expect(csv).toMatch(/^[^\n]*\n[^\n]*;\d{4}-\d{2}-\d{2};\w{64};[^;]+;oui\s: cabinets fictifs\r\n/)
  expect(csv.match(/cabinets fictifs/g)).toHaveLength(1)
  const lignes = new Map(
    csv
      .trim()
      .split('\r\n')
      .map((ligne) => [ligne.split(';')[0]!.replace('\uFEFF', ''), ligne.split(';')]),
  )
  const ids = Object.keys(table[codes[0]!]!)
  for (const code of codes)
    expect(
      ids.map((_, n) => lignes.get(code)![4 + 3 * n]),
      code,
    ).toEqual(ids.map((id) => nu(table[code]![id]!)))

  const classeur = read(await telecharger(page, 'Excel (XLSX)'))
  const cases = utils.sheet_to_json<string[]>(classeur.Sheets.Données!, { header: 1 })
  expect(cases).toHaveLength(65)
  expect(utils.sheet_to_csv(classeur.Sheets.Provenance!)).toMatch(/situation au,\d{4}-\d{2}-\d{2}/)
  const zones = JSON.parse((await telecharger(page, 'GeoJSON')).toString('utf8')) as FeatureCollection
  const octets = new Uint8Array(await telecharger(page, 'FlatGeobuf'))
  const fgb: unknown[] = []
  for await (const une of deserialize(octets)) fgb.push(une)
  expect(fgb).toHaveLength(64)
  zones.features.forEach(({ properties, geometry }, n) => {
    const { code } = properties as { code: string }
    expect(geometry.type).toBe('MultiPolygon')
    expect(properties).toMatchObject({ demonstration: expect.stringMatching(/^oui/) })
    expect(String(properties!['apl-mg65'])).toBe(
      String(Number(nu(table[code]!['apl-mg65']!).replace(',', '.'))),
    )
    expect((fgb[n] as (typeof zones.features)[number]).properties).toMatchObject({
      code,
      run: properties!.run,
      'apl-mg65': properties!['apl-mg65'],
    })
    expect(cases[n + 1]![0]).toBe(code)
    expect(String(cases[n + 1]![4])).toBe(String(properties!['apl-mg65']))
  })

  const fiche = page.getByRole('complementary', { name: /^Fiche/ })
  for (const code of codes) {
    await page.locator(`[data-code="${code}"]`).evaluate((lien) => (lien as HTMLElement).click())
    await expect(fiche).toContainText(code)
    const lues = await fiche
      .locator('[data-indicateur]')
      .evaluateAll((all) =>
        Object.fromEntries(
          all.map((one) => [(one as HTMLElement).dataset.indicateur!, one.textContent!.trim()]),
        ),
      )
    expect(lues, code).toEqual(fromApi(code, Object.keys(lues)))
  }

  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.papier')).toContainText('Auvergne-Rhône-Alpes')
  await expect(page.locator('.papier')).toContainText('fictifs')
  await expect(page.locator('.exporter')).toBeHidden()
  expect(await lire(page)).toEqual(table)
})
