import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writePublicPackage } from '../../server/service/export/write-public-package.ts'
import { rosterInputs } from '../../scripts/relais/verify/rosterInputs.ts'
import { hashOfEvents } from '../../server/country/atlas.ts'
import { loadRosterInputs } from '../../server/country/package/load-country.ts'
import { saveRun } from '../../server/db/queries/runs/saveRun.ts'
import { recordIntakes } from '../../server/db/queries/intake/recordIntakes.ts'
import { recordEvents } from '../../server/db/queries/events/recordEvents.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldPackage } from '../world-package.ts'
import { WORLD_DAY } from '../world.ts'
import { giveToken, said } from './people.ts'

interface Resource {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly hash: string
  readonly schema: {
    readonly fields: readonly {
      readonly name: string
      readonly type: string
      readonly constraints: { readonly required?: boolean; readonly enum?: readonly string[] }
    }[]
    readonly primaryKey: readonly string[]
    readonly foreignKeys?: readonly {
      readonly fields: string
      readonly reference: { readonly resource: string; readonly fields: string }
    }[]
  }
}

/** Table Schema's types, as a checker of the Frictionless family reads them. */
const TYPES: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/,
  number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i,
  integer: /^-?\d+$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
}

describe.each(databases)('the public package of the $name database', ({ open }) => {
  let database: TestDatabase
  const parent = mkdtempSync(join(tmpdir(), 'relais-export-'))
  const folder = join(parent, 'etat-public')
  const descriptor = () =>
    JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as {
      readonly demonstration: boolean
      readonly resources: readonly Resource[]
    }
  const rowsOf = (path: string) =>
    parse(readFileSync(join(folder, path)), { columns: true }) as Record<string, string>[]

  beforeAll(async () => {
    database = await open({ world: true })
    const { author } = await giveToken(database, { label: 'Prénom de quelqu’un', role: 'national' })
    await recordEvents(database, author, [
      said('C1', { note: 'note interne', reason: 'à "vérifier"; demain,\nou après' }),
    ])
    const intake = { value: 'no', reportedOn: WORLD_DAY, evidence: 'association', maxAgeDays: 60 } as const
    await recordIntakes(database, author, [{ ...intake, cabinetId: 'C1', idempotencyKey: 'intake' }])
    const content = {
      niveau: 'france',
      asOf: WORLD_DAY,
      codes: ['FR'],
      values: { risque: [null], etp: [4.7], 'part-zip': [null] },
      lows: {},
      highs: {},
      states: { risque: 's', etp: 'o', 'part-zip': 'a' },
    }
    await saveRun(database.knex, {
      id: 'run',
      asOf: WORLD_DAY,
      inputs: {},
      parameters: {},
      codeVersion: '1',
      seed: 0,
      durationMs: 1,
      warnings: [],
      demonstration: true,
      intervals: 'none',
      levels: new Map([['france', JSON.stringify(content)]]),
    })
    await writePublicPackage(database.knex, worldPackage, folder, WORLD_DAY)
  })
  afterAll(async () => {
    await database.close()
    rmSync(parent, { recursive: true, force: true })
  })

  test('holds the files that it describes, to the byte', () => {
    const { resources } = descriptor()
    expect(readdirSync(folder).sort()).toEqual(
      ['datapackage.json', ...resources.map(({ path }) => path)].sort(),
    )
    for (const { path, bytes, hash } of resources) {
      const file = readFileSync(join(folder, path))
      expect(file.length).toBe(bytes)
      expect(hash).toBe(`sha256:${createHash('sha256').update(file).digest('hex')}`)
    }
  })

  test('every cell has the type, every key the uniqueness, every reference the target that the schema states', () => {
    const { resources } = descriptor()
    const wrong: string[] = []
    for (const { name, path, schema } of resources) {
      const rows = rowsOf(path)
      expect(rows.length).toBeGreaterThan(0)
      expect(Object.keys(rows[0]!)).toEqual(schema.fields.map((field) => field.name))
      for (const row of rows)
        for (const { name: field, type, constraints } of schema.fields) {
          const value = row[field]!
          if (value === '' ? constraints.required : !TYPES[type]!.test(value))
            wrong.push(`${name}.${field}: ${value}`)
          if (value !== '' && constraints.enum && !constraints.enum.includes(value))
            wrong.push(`${name}.${field}: ${value}`)
        }
      const keys = rows.map((row) => schema.primaryKey.map((key) => row[key]).join('|'))
      expect(new Set(keys).size).toBe(keys.length)
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const target = resources.find((other) => other.name === reference.resource)!
        const known = new Set(rowsOf(target.path).map((row) => row[reference.fields]))
        expect(rows.filter((row) => !known.has(row[fields]))).toEqual([])
      }
    }
    expect(wrong).toEqual([])
  })

  test('says that it is a demonstration, and names no author and no internal note', () => {
    expect(descriptor().demonstration).toBe(true)
    const everything = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('')
    expect(everything).not.toContain('Prénom de quelqu’un')
    expect(everything).not.toContain('note interne')
  })

  test('shows the public status of the day and hides what is hidden', () => {
    const cabinet = rowsOf('cabinets.csv').find(({ id }) => id === 'C4')!
    expect(cabinet).toMatchObject({ statut: 'unknown', dernier_statut_connu: 'active', commune: 'Poitevin' })
    expect(rowsOf('chiffres-france.csv')).toContainEqual({
      unite: expect.any(String),
      sources: expect.any(String),
      reserve: '',
      calcul: 'run',
      demonstration: expect.stringMatching(/^(true|false)$/),
      code: 'FR',
      indicateur: 'risque',
      valeur: '',
      bas: '',
      haut: '',
      etat: 'secret',
    })
  })

  test('tells what no source gives from what is hidden', () => {
    const zip = rowsOf('chiffres-france.csv').find(({ indicateur }) => indicateur === 'part-zip')
    expect(zip).toMatchObject({ valeur: '', etat: 'donnee-absente' })
  })

  test('is read back by `verify --roster` as the calculation reads the database', async () => {
    const { cabinets, events } = await loadRosterInputs(database.knex)
    const read = rosterInputs(folder, worldPackage.reference.communes)
    const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
      [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
    // Declared caseloads are not public.
    expect(byId(read.cabinets)).toEqual(byId(cabinets.map((one) => ({ ...one, patientsDeclares: null }))))
    expect(byId(read.events)).toEqual(byId(events))
    expect(hashOfEvents(read.events, WORLD_DAY)).toBe(hashOfEvents(events, WORLD_DAY))
  })

  test('never writes over a folder that holds something', async () => {
    await expect(writePublicPackage(database.knex, worldPackage, folder, WORLD_DAY)).rejects.toThrow(
      'is not empty',
    )
  })
})
