import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCommand, runCommand } from '../../scripts/relais/run-command.ts'
import { importRoster } from '../../server/service/roster/import-roster.ts'
import { readRoster } from '../../server/service/roster/read-roster.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { importOptions, TODAY, worldContext } from '../roster/roster-world.ts'
import { servedWorld } from '../world-package.ts'
import { operator } from './people.ts'

const ROSTER = [
  'id;nom;adresse;code_commune;etp;telephone;finess;siret;id_structure_rpps;statut;statut_depuis;confirme_le',
  'A_1;MSP « du Port », quai;1 rue du Port;79001;0,5;05 49 00 00 00;790000012;79000123400018;R101000001;active;2026-09-01;2026-09-25',
  'A2;Halles;;79002;1;;;;;reduced;2026-09-01;2026-09-20',
  'A3;Suspendu;2 rue B;79003;1;;;;;suspended;2026-09-01;2026-09-20',
  'A4;Arrêté;3 rue C;79001;1;;;;;stopped;2026-09-01;2026-09-20',
  'A5;Ancien;4 rue D;86001;1;;;;;active;2026-02-01;2026-05-01',
]
type Rows = readonly Readonly<Record<string, string>>[]
type Resource = {
  readonly name: string
  readonly path: string
  readonly schema: {
    readonly fields: readonly {
      readonly name: string
      readonly constraints: { required?: true; enum?: string[] }
    }[]
    readonly foreignKeys?: readonly { fields: string; reference: { resource: string; fields: string } }[]
  }
}

describe('the cabinets as a package of Open Referral', () => {
  let database: TestDatabase
  let folder: string
  let archive: Buffer
  const tables = new Map<string, Rows>()
  let resources: readonly Resource[]
  const relais = async (...argv: string[]) => {
    const printed: string[] = []
    parseCommand(argv)
    const well = await runCommand(argv, {
      ...{ database, cwd: folder, today: TODAY, served: servedWorld(folder) },
      geocoder: null,
      print: (line) => void printed.push(line),
    })
    return { well, printed: printed.join('\n') }
  }
  const load = (bytes: Buffer, fileName: string) =>
    importRoster(database, {
      ...{ bytes, fileName, author: operator, dryRun: false, context: worldContext, geocoder: null },
      options: importOptions,
    })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'relais-hsds-'))
    database = await databases[0]!.open({ world: true })
    await load(Buffer.from(ROSTER.join('\n')), 'liste.csv')
    expect((await relais('export', 'cabinets.zip', '--hsds')).well).toBe(true)
    archive = readFileSync(join(folder, 'cabinets.zip'))
    const files = unzipSync(archive)
    resources = JSON.parse(strFromU8(files['datapackage.json']!)).resources
    for (const { name, path } of resources)
      tables.set(name, parse(Buffer.from(files[path]!), { columns: true }))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await database?.close()
  })

  test('has the tables of HSDS 3, whose rows fill what is required, hold to the lists and refer to each other', () => {
    expect(resources.map(({ path }) => path)).toEqual([
      ...['organizations.csv', 'services.csv', 'locations.csv', 'service_at_locations.csv', 'addresses.csv'],
      ...['phones.csv', 'organization_identifiers.csv'],
    ])
    for (const { name, schema } of resources)
      for (const row of tables.get(name)!) {
        expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        for (const { name: field, constraints } of schema.fields) {
          if (constraints.required) expect(row[field], `${name}.${field}`).not.toBe('')
          if (constraints.enum && row[field] !== '') expect(constraints.enum).toContain(row[field])
        }
        for (const { fields, reference } of schema.foreignKeys ?? [])
          if (row[fields])
            expect(tables.get(reference.resource)!.some(({ id }) => id === row[fields])).toBe(true)
      }
    const ids = [...tables.values()].flatMap((rows) => rows.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says a status that nobody confirms any more neither open nor closed, and each with the day of its confirmation', () => {
    const names = new Map(tables.get('organization')!.map(({ id, name }) => [id, name]))
    const told = tables
      .get('service')!
      .map(({ organization_id: id, status, assured_date: day, statut }) => [
        names.get(id!),
        status,
        day,
        statut,
      ])
    expect(told).toEqual([
      ['Halles', 'active', '2026-09-20', 'reduced'],
      ['Suspendu', 'temporarily closed', '2026-09-20', 'suspended'],
      ['Arrêté', 'defunct', '2026-09-20', 'stopped'],
      ['Ancien', 'inactive', '2026-05-01', 'unknown'],
      ['MSP « du Port », quai', 'active', '2026-09-25', 'active'],
    ])
    expect(tables.get('service')!.find(({ statut }) => statut === 'unknown')!.alert).toContain(
      'appelez avant',
    )
  })

  test('read back through the importer it is the same roster', async () => {
    const { lines, linesRefused, problems } = await readRoster(archive, worldContext)
    expect(linesRefused).toBe(0)
    expect(problems.map(({ code }) => code)).toContain('hsds-read')
    const row = lines.find(({ row: one }) => one!.id === 'A_1')!.row!
    expect(row).toMatchObject({
      ...{ nom: 'MSP « du Port », quai', adresse: '1 rue du Port', codeCommune: '79001', etp: 0.5 },
      ...{
        telephone: '05 49 00 00 00',
        finess: '790000012',
        siret: '79000123400018',
        idStructureRpps: 'R101000001',
      },
      ...{ statut: 'active', confirmeLe: '2026-09-25' },
    })
    const { plan } = await load(archive, 'cabinets.zip')
    // What is not known says nothing: an import makes no statement of it.
    expect(plan.counts).toEqual({ added: 0, changed: 0, closed: 0, unchanged: 5, refused: 0 })
  })

  test('one of somebody else, in a folder of its own and without nurse time, is read line by line', async () => {
    const bytes = Buffer.from(
      zipSync({
        'data/organizations.csv': Buffer.from('id,name,description\no1,Association,x\n'),
        'data/services.csv': Buffer.from(
          'id,organization_id,name,status,assured_date\ns1,o1,Suivi,temporarily closed,2026-09-01\n',
        ),
        'data/locations.csv': Buffer.from(
          'id,location_type,organization_id,name,latitude,longitude\nl1,physical,o1,,,\n',
        ),
        'data/addresses.csv': Buffer.from(
          'id,location_id,address_1,city,state_province,postal_code,country,address_type\na1,l1,9 rue E,Niorteau,79,79000,FR,physical\n',
        ),
        'data/phones.csv': Buffer.from('id,organization_id,number\np1,o1,05 49 11 11 11\n'),
      }),
    )
    const { lines } = await readRoster(bytes, worldContext)
    expect(lines[0]).toMatchObject({ line: 2, row: null })
    expect(lines[0]!.problems.filter(({ severity }) => severity === 'refused')).toMatchObject([
      { code: 'required', field: 'etp' },
    ])
    const { lines: mended } = await readRoster(bytes, worldContext, { '2': { etp: '1' } })
    expect(mended[0]!.row).toMatchObject({
      ...{
        id: 'l1',
        nom: 'Association',
        adresse: '9 rue E',
        codeCommune: '79001',
        telephone: '05 49 11 11 11',
      },
      ...{ statut: 'suspended', confirmeLe: '2026-09-01' },
    })
  })

  test('neither a folder nor an archive is written over, and the same state gives the same bytes', async () => {
    expect((await relais('export', 'cabinets.zip', '--hsds')).printed).toContain('is there already')
    await relais('export', 'encore', '--hsds')
    expect((await relais('export', 'encore', '--hsds')).printed).toContain('is not empty')
    await relais('export', 'autre.zip', '--hsds')
    expect(readFileSync(join(folder, 'encore/locations.csv'), 'utf8')).toBe(
      strFromU8(unzipSync(archive)['locations.csv']!),
    )
    expect(readFileSync(join(folder, 'autre.zip')).equals(archive)).toBe(true)
  })
})

test('a demonstration says so in the package and in each of its organizations', async () => {
  const database = await databases[0]!.open({ world: true })
  const folder = mkdtempSync(join(tmpdir(), 'relais-hsds-'))
  await runCommand(['export', 'demo', '--hsds'], {
    ...{ database, cwd: folder, today: TODAY, served: servedWorld(folder) },
    ...{ geocoder: null, print: () => {} },
  })
  const read = (file: string) => readFileSync(join(folder, 'demo', file), 'utf8')
  expect(JSON.parse(read('datapackage.json'))).toMatchObject({ demonstration: true })
  expect(JSON.parse(read('datapackage.json')).description).toMatch(/DÉMONSTRATION.*DEMONSTRATION/)
  for (const { description } of parse(read('organizations.csv'), { columns: true }) as Rows)
    expect(description).toContain('DÉMONSTRATION')
  rmSync(folder, { recursive: true, force: true })
  await database.close()
})
