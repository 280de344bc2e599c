import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDemonstration, loadPackage } from '../../server/country/package/load-package.ts'
import { findCommuneAt } from '../../server/db/queries/reference/findCommuneAt.ts'
import { findDatasets } from '../../server/db/queries/reference/findDatasets.ts'
import { listCirconscriptions } from '../../server/db/queries/reference/listCirconscriptions.ts'
import { listDeputes } from '../../server/db/queries/reference/listDeputes.ts'
import { listQuestions } from '../../server/db/queries/reference/listQuestions.ts'
import { loadContours } from '../../server/db/queries/reference/loadContours.ts'
import { loadInputs } from '../../server/db/queries/reference/loadInputs.ts'
import { loadTerritoryInputs } from '../../server/db/queries/reference/loadTerritoryInputs.ts'
import { databases, openFirstStart, type TestDatabase } from '../databases.ts'
import { scratch } from '../scratch.ts'

const published = fileURLToPath(new URL('../../data/package', import.meta.url))

describe.each(databases)('the data package on the $name database', ({ name, open }) => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(scratch, 'relais-package-'))
    cpSync(published, folder, { recursive: true })
    // The embedded one is loaded by the server itself, when it first starts.
    database = name === 'embedded' ? await openFirstStart() : await open()
    await loadPackage(database, folder)
    await loadDemonstration(database)
  })
  afterAll(async () => {
    await database?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('holds the whole country: 34,875 communes with polygon and point, 101 départements, 18 régions', async () => {
    const { communes } = await loadInputs(database.knex)
    expect(communes).toHaveLength(34_875)
    expect(communes.every(({ lon, lat }) => Number.isFinite(lon) && Number.isFinite(lat))).toBe(true)
    const contours = await loadContours(database.knex, 'communes')
    expect(communes.filter(({ code }) => !contours.has(code))).toEqual([])
    expect((await loadContours(database.knex, 'departements')).size).toBe(101)
    expect((await loadContours(database.knex, 'regions')).size).toBe(18)
  })

  test('577 circonscriptions: 558 with figures, the others say why not', async () => {
    const all = await listCirconscriptions(database.knex)
    const count = (statut: string): number => all.filter((one) => one.statut === statut).length
    expect(all).toHaveLength(577)
    expect([count('figures'), count('collectivite-outre-mer'), count('etranger')]).toEqual([558, 8, 11])
    expect(all.filter(({ statut, explication }) => statut !== 'figures' && !explication)).toEqual([])
    const contours = await loadContours(database.knex, 'circonscriptions')
    expect(all.filter(({ code, statut }) => statut === 'figures' && !contours.has(code))).toEqual([])
  })

  test('the shares of each commune sum to 1', async () => {
    const sums = new Map<string, number>()
    for (const { codeCommune, part } of (await loadInputs(database.knex)).parts)
      sums.set(codeCommune, (sums.get(codeCommune) ?? 0) + part)
    expect(sums.size).toBe(34_875)
    expect([...sums].filter(([, sum]) => Math.abs(sum - 1) > 1e-6)).toEqual([])
  })

  test("the DREES's national means come back out: 3.34 in 2022, 3.29 in 2023", async () => {
    for (const [edition, mean] of [
      [2022, 3.34],
      [2023, 3.29],
    ] as const) {
      const { communes } = await loadTerritoryInputs(database.knex, edition)
      let [weighted, people] = [0, 0]
      for (const { aplMg65, populationStandardisee } of communes)
        if (aplMg65 !== null && populationStandardisee !== null) {
          weighted += aplMg65 * populationStandardisee
          people += populationStandardisee
        }
      expect(weighted / people).toBeCloseTo(mean, 2)
    }
  })

  test('the circonscriptions of the written questions have their deputy', async () => {
    const deputies = new Set((await listDeputes(database.knex)).map(({ circonscription }) => circonscription))
    const asked = (await listQuestions(database.knex)).map(({ circonscription }) => circonscription)
    expect(asked.sort()).toEqual(['13-16', '67-03', '72-04', '76-06'])
    expect(asked.filter((code) => !deputies.has(code))).toEqual([])
  })

  test.each([
    ['Notre-Dame de Paris', 2.3499, 48.853, '75056'],
    ['Niort', -0.4591, 46.3237, '79191'],
    ['Saint-Denis de La Réunion', 55.4481, -20.8789, '97411'],
    ['Ajaccio', 8.7369, 41.9267, '2A004'],
  ])('%s lies in its commune', async (_name, lon, lat, code) => {
    expect(await findCommuneAt(database.knex, lon, lat)).toBe(code)
  })

  test('the demonstration is plausible: 3,000 cabinets, 2,080 posts, 1,500 FTE, all marked', async () => {
    const { cabinets, events } = await loadInputs(database.knex)
    expect(cabinets).toHaveLength(3000)
    expect(cabinets.every(({ demonstration }) => demonstration)).toBe(true)
    expect(cabinets.reduce((sum, { postes }) => sum + postes, 0)).toBe(2080)
    expect(cabinets.reduce((sum, { etp }) => sum + etp, 0)).toBeCloseTo(1500, 6)
    const ids = new Set(cabinets.map(({ id }) => id))
    expect(events.filter(({ cabinetId }) => !ids.has(cabinetId))).toEqual([])
  })

  test('the same package twice changes nothing', async () => {
    const before = await findDatasets(database.knex)
    expect(await loadPackage(database, folder)).toBe('unchanged')
    expect(await loadDemonstration(database)).toBe('unchanged')
    expect(await findDatasets(database.knex)).toEqual(before)
  })

  test('a file that differs from its description is refused by name, and nothing changes', async () => {
    const before = await findDatasets(database.knex)
    appendFileSync(join(folder, 'communes.csv'), 'x')
    // Another description, so that the package counts as new.
    appendFileSync(join(folder, 'datapackage.json'), '\n')
    await expect(loadPackage(database, folder)).rejects.toThrow(/^communes\.csv: differs .*git checkout/)
    expect(await findDatasets(database.knex)).toEqual(before)
    rmSync(join(folder, 'apl.csv'))
    cpSync(join(published, 'communes.csv'), join(folder, 'communes.csv'))
    await expect(loadPackage(database, folder)).rejects.toThrow(/^apl\.csv: is missing/)
  })
})
