import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDemonstration } from '../../server/country/package/load-roster.ts'
import { migrate } from '../../server/db/migrate.ts'
import { up as territories } from '../../server/db/migrations/001-territories.ts'
import { up as facts } from '../../server/db/migrations/002-facts.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { listCabinets } from '../../server/db/queries/roster/listCabinets.ts'
import { listPublicCabinets } from '../../server/db/queries/roster/listPublicCabinets.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldInputs } from '../world.ts'

describe.each(databases)('upgrading the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database?.close())

  const packages = async (): Promise<string[]> =>
    (await database.knex.raw('SELECT sha256 FROM packages ORDER BY sequence')).rows.map(
      (row: { sha256: string }) => row.sha256,
    )

  test('from the release whose database held the country keeps what was written, and drops the rest', async () => {
    const { knex } = database
    // The schema as that release left it, with a package in it.
    await knex.raw(
      `ALTER TABLE cabinets DROP COLUMN departement, DROP COLUMN finess, DROP COLUMN siret, DROP COLUMN id_structure_rpps,
         DROP COLUMN horaires_exceptionnels;
       ALTER TABLE webhook_deliveries DROP COLUMN try_until;
       DROP TABLE packages, package_files, citation_withdrawals, register_findings, intake_statements, secrets, confirmation_links, confirmation_answers, alerts, alert_letters;
       DROP FUNCTION tell_relais CASCADE;
       DROP SCHEMA relais CASCADE`,
    )
    await knex.raw(`${territories}${facts}`)
    await knex.raw("INSERT INTO datasets (id, sha256) VALUES ('package', 'former'), ('communes', 'c')")
    await knex.raw("DELETE FROM migrations WHERE name >= '009'")
    expect(await migrate(knex)).toEqual([
      '009-country-from-package',
      '010-published-layers',
      '011-citation-withdrawals',
      '012-register-ids',
      '013-register-findings',
      '014-webhook-patience',
      '016-hours-exceptions',
      '017-intake-and-links',
      '018-alerts',
      '019-told',
      '020-publication-comments',
      '021-kept-packages',
      '022-staged-layers',
    ])
    expect(await listCabinets(knex)).toEqual(worldInputs.cabinets)
    expect((await listEvents(knex)).map(({ id }) => id)).toEqual(worldInputs.events.map(({ id }) => id))
    expect((await listPublicCabinets(knex)).map(({ departement }) => departement)).toEqual(
      worldInputs.cabinets.map(
        ({ codeCommune }) => worldInputs.communes.find(({ code }) => code === codeCommune)!.departement,
      ),
    )
    expect(await packages()).toEqual(['former'])
    const { rows } = await knex.raw(
      "SELECT 1 FROM pg_tables WHERE tablename IN ('communes', 'apl', 'datasets', 'sources')",
    )
    expect(rows).toEqual([])
    expect(await migrate(knex)).toEqual([])
  })

  test('from a release stopped while it filled the layers leaves no half of one among them', async () => {
    const { knex } = database
    await knex.raw('CREATE UNLOGGED TABLE relais.patients_prochaine (code text)')
    await knex.raw("DELETE FROM migrations WHERE name = '022-staged-layers'")
    expect(await migrate(knex)).toEqual(['022-staged-layers'])
    const { rows } = await knex.raw("SELECT tablename FROM pg_tables WHERE schemaname = 'relais'")
    expect(rows).toEqual([{ tablename: 'publications' }])
  })

  test('a package is written down when it takes the place of another one', async () => {
    for (const hash of ['former', 'next', 'next', 'former']) await takePackage(database.knex, hash)
    expect(await packages()).toEqual(['former', 'next', 'former'])
  })
})

describe.each(databases)('the demonstration on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database?.close())

  test('is plausible: 3,000 cabinets, 2,080 posts, 1,500 FTE, all marked; and loaded once', async () => {
    expect(await loadDemonstration(database)).toBe('loaded')
    expect(await loadDemonstration(database)).toBe('unchanged')
    const cabinets = await listCabinets(database.knex)
    expect(cabinets).toHaveLength(3000)
    expect(cabinets.every(({ demonstration }) => demonstration)).toBe(true)
    expect(cabinets.reduce((sum, { postes }) => sum + postes, 0)).toBe(2080)
    expect(cabinets.reduce((sum, { etp }) => sum + etp, 0)).toBeCloseTo(1500, 6)
    const ids = new Set(cabinets.map(({ id }) => id))
    expect((await listEvents(database.knex)).filter(({ cabinetId }) => !ids.has(cabinetId))).toEqual([])
  })
})
