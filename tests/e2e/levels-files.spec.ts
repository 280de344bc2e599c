import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { attributeName } from '../../server/service/gis/attribute-names.ts'
import { expect, test, type Page } from '@playwright/test'

// Narrower than the map opens by itself: nothing here needs it.
test.use({ viewport: { width: 1100, height: 900 } })
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('relais.carte.visite', 'faite')))

/** A level, how `/ogc` calls it. */
const LEVELS = [
  ['epci', 'epci'],
  ['bassin-de-vie', 'bassins-de-vie'],
  ['arrondissement', 'arrondissements'],
  ['canton', 'cantons'],
] as const
const REGION = '75'
/** The count of persons that the table shows beside the risk. */
const PEOPLE = 'patients-sans-relais'

interface Area {
  readonly code: string
  readonly figures: readonly {
    readonly indicator: string
    readonly rounded: string
    readonly value: number | null
    readonly low: number | null
    readonly high: number | null
  }[]
}
/** A written figure without what only typography adds. */
const nu = (texte: string): string => texte.replace(/[\s%]/g, '')
const telecharger = async (page: Page, format: string): Promise<Buffer> => {
  const attendu = page.waitForEvent('download')
  await page.getByRole('button', { name: format, exact: true }).click()
  return readFileSync(await (await attendu).path())
}
/** GDAL's programs; without them (and unless everything is required) the files are held against the API only. */
const GDAL = { info: 'ogrinfo', convert: 'ogr2ogr' } as const
const hasGdal = spawnSync(GDAL.info, ['--version']).status === 0

/** What GDAL says of a layer of a file or a service, and its features as GeoJSON. */
function gdal(source: string, ...layer: string[]) {
  const options = { encoding: 'utf8', maxBuffer: 1e9 } as const
  const all = layer.length > 0 ? layer : ['-al']
  const said = execFileSync(GDAL.info, ['-ro', '-so', source, ...all], options)
  const read = ['-f', 'GeoJSON', '-dim', 'XY', '/vsistdout/', source, ...layer]
  const out = execFileSync(GDAL.convert, read, options)
  return {
    count: Number(/Feature Count: (\d+)/.exec(said)![1]),
    geometry: /Geometry: (.*)/.exec(said)![1],
    features: (JSON.parse(out) as { features: { properties: Record<string, unknown> }[] }).features,
  }
}

for (const [niveau, collection] of LEVELS)
  test(`${niveau}: CSV, Excel and GeoJSON of the map’s table, and GDAL, say what the API says`, async ({
    page,
    request,
  }) => {
    const asked = `/api/v1/territoires/${niveau}?region=${REGION}&limit=1000`
    const { items } = (await (await request.get(asked)).json()) as { items: Area[] }
    const api = new Map(
      items.map(({ code, figures }) => [code, new Map(figures.map((one) => [one.indicator, one]))]),
    )
    expect(api.size).toBeGreaterThan(30)

    await page.goto(`/carte?n=${niveau}&i=risque&f=r${REGION}`)
    await expect(page.getByRole('status').first()).toContainText(`${items.length} sur`)
    const columns = await page
      .locator('tbody tr:has([data-code])')
      .first()
      .locator('[data-indicateur]')
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.indicateur!))
    expect(columns).toContain(PEOPLE)
    await page.getByText('Télécharger ce qui est affiché').click()

    const csv = (await telecharger(page, 'CSV pour Excel')).toString('utf8').replace('\uFEFF', '')
    const lines = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.match(/("([^"]|"")*"|[^;]*)(;|$)/g)!.map((cell) => cell.replace(/;$/, '')))
    expect(lines.map(([code]) => code).sort()).toEqual([...api.keys()].sort())
    const sheet = utils.sheet_to_json<string[]>(
      read(await telecharger(page, 'Excel (XLSX)')).Sheets.Données!,
      {
        header: 1,
      },
    )
    expect(sheet).toHaveLength(items.length + 1)
    const exported = await telecharger(page, 'GeoJSON')
    const zones = JSON.parse(exported.toString('utf8')) as {
      features: { properties: Record<string, unknown> }[]
    }
    const shapes = new Map(zones.features.map(({ properties }) => [properties.code, properties]))
    lines.forEach((cells, row) => {
      const code = cells[0]!
      columns.forEach((id, n) => {
        const place = `${code} ${id}`
        const told = api.get(code)!.get(id)!
        const written = nu(cells[4 + 3 * n]!)
        expect(`${place} ${written}`).toBe(`${place} ${nu(told.rounded)}`)
        // The sheet and the shapes hold numbers where the CSV writes them as French spreadsheets read them.
        const number = written.replace(',', '.')
        const cell = sheet[row + 1]![4 + 3 * n]
        expect(`${place} ${typeof cell === 'number' ? cell : nu(String(cell)).replace(',', '.')}`).toBe(
          `${place} ${typeof cell === 'number' ? Number(number) : number}`,
        )
        const property = shapes.get(code)?.[id]
        if (property !== undefined)
          expect(
            `${place} ${typeof property === 'number' ? property : nu(String(property)).replace(',', '.')}`,
          ).toBe(`${place} ${typeof property === 'number' ? Number(number) : number}`)
      })
    })
    // Communes outside a level have a row, and no shape of their own.
    expect(items.length - shapes.size).toBeLessThanOrEqual(1)

    if (!hasGdal && process.env.REQUIRE_ALL !== '1') {
      test.info().annotations.push({ type: 'skipped', description: 'GDAL is not installed' })
      return
    }
    const folder = mkdtempSync(join(tmpdir(), 'relais-gdal-'))
    try {
      const file = join(folder, 'export.geojson')
      writeFileSync(file, exported)
      const own = gdal(file)
      expect(own.count).toBe(shapes.size)
      expect(own.geometry).toMatch(/Polygon/)
      for (const { properties } of own.features)
        expect(nu(String(properties[PEOPLE]))).toBe(
          nu(api.get(String(properties.code))!.get(PEOPLE)!.rounded),
        )

      const { numberMatched: listed } = await (
        await request.get(`/api/v1/territoires/${niveau}?limit=1`)
      ).json()
      const served = gdal(`OAPIF:${new URL('/ogc', page.url()).href}`, '-oo', 'PAGE_SIZE=1000', collection)
      expect(served.count).toBe(listed)
      // Page after page, every area of the level.
      expect(served.features).toHaveLength(listed)
      const [first] = served.features
      const code = String(first!.properties.code)
      const { figures } = (await (await request.get(`/api/v1/territoires/${niveau}/${code}`)).json()) as Area
      for (const id of ['population', 'patients-suivis'] as const) {
        const { value, low, high } = figures.find(({ indicator }) => indicator === id)!
        expect(
          ['', '_low', '_high'].map((part) => first!.properties[attributeName(id) + part] ?? null),
        ).toEqual([value, low, high])
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

test('a scenario is listed and painted by EPCI on the map, as the API tells it', async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const { items } = await (await request.get('/api/v1/cabinets?limit=40')).json()
  const ids = (items as { id: string }[]).map(({ id }) => id).sort()
  const { id } = await (
    await request.post('/api/v1/scenarios', { data: { closures: [{ by: 'cabinets', ids }] } })
  ).json()
  const answer = await (await request.get(`/api/v1/scenarios/${id}/epci`)).json()
  await page.goto(`/carte?p=scenario&n=epci&scenario=${id}`)
  const rows = page.locator('.par-territoire [data-territoire]')
  await expect(rows.first()).toBeVisible({ timeout: 60_000 })
  expect(await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.territoire))).toEqual(
    answer.items.slice(0, 100).map(({ code }: { code: string }) => code),
  )
  await expect(page.locator('.scenario')).toContainText('ce n’est pas zéro')
  await page.getByRole('radio', { name: 'minutes perdues' }).check()
  await expect(page.locator('[data-joue]')).toContainText('minutes perdues')
})
