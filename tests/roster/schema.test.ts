import { expect, test } from 'vitest'
import { REQUIRED_FIELDS } from '../../server/domain/roster/columns.ts'
import { ROSTER_FIELDS, type RosterField } from '../../server/domain/roster/cabinet-columns.ts'
import { STATUTS } from '../../server/domain/model.ts'
import { rosterTableSchema, schemaAt } from '../../server/service/roster/table-schema.ts'
import { validateRow } from '../../server/domain/roster/validateRow.ts'
import { worldContext } from './roster-world.ts'

interface Field {
  readonly name: RosterField
  readonly type: string
  readonly description: string
  readonly example: string
  readonly constraints: {
    readonly required?: boolean
    readonly pattern?: string
    readonly enum?: readonly string[]
    readonly maxLength?: number
    readonly minimum?: number | string
    readonly maximum?: number
  }
}
const schema = rosterTableSchema as { readonly fields: readonly Field[] }

const row = (cells: Partial<Record<RosterField, string>>) =>
  validateRow({ line: 2, cells: { nom: 'A', etp: '1', code_commune: '79001', ...cells } }, worldContext)

test('the published columns are those that the importer knows, in their order', () => {
  expect(schema.fields.map(({ name }) => name)).toEqual(ROSTER_FIELDS)
  expect(schema.fields.filter(({ constraints }) => constraints.required).map(({ name }) => name)).toEqual(
    REQUIRED_FIELDS,
  )
  expect(schema.fields.find(({ name }) => name === 'statut')!.constraints.enum).toEqual(STATUTS)
})

test('every published example satisfies its own constraints', () => {
  for (const { example, constraints, type } of schema.fields) {
    if (constraints.pattern) expect(example).toMatch(new RegExp(constraints.pattern))
    if (constraints.enum) expect(constraints.enum).toContain(example)
    if (type === 'number' || type === 'integer') expect(Number(example)).not.toBeNaN()
  }
})

test.each(schema.fields.filter(({ constraints }) => constraints.maxLength !== undefined))(
  'the published length of $name is the one that is checked',
  ({ name, constraints: { maxLength } }) => {
    const refusal = (length: number) =>
      row({ [name]: 'x'.repeat(length), ...(name === 'motif' ? { statut: 'active' } : {}) }).problems.some(
        ({ code }) => code === 'too-long',
      )
    expect([refusal(maxLength!), refusal(maxLength! + 1)]).toEqual([false, true])
  },
)

test.each(
  schema.fields.filter(
    ({ name, constraints }) => constraints.maximum !== undefined && name !== 'lon' && name !== 'lat',
  ),
)('the published range of $name is the one that is checked', ({ name, constraints: { maximum } }) => {
  const refusal = (value: number) =>
    row({ [name]: String(value) }).problems.some(({ code }) => code === 'out-of-range')
  expect([refusal(maximum!), refusal(maximum! + 1), refusal(-1)]).toEqual([false, true, true])
})

test('what it names it names by whole addresses, with what schema.data.gouv.fr asks of a schema', () => {
  const { $schema, name, title, description, version, created, lastModified, homepage, path, ...rest } =
    schemaAt(rosterTableSchema, 'https://relais.example')
  expect([homepage, path, rest.resources[0]!.path]).toEqual([
    'https://relais.example/donnees',
    'https://relais.example/schemas/cabinets.schema.json',
    'https://relais.example/schemas/cabinets.csv',
  ])
  for (const address of [$schema, homepage, path, rest.licenses[0]!.path, rest.resources[0]!.path])
    expect(new URL(address).protocol).toBe('https:')
  for (const text of [name, title, description, rest.contributors[0]!.title]) expect(text).not.toBe('')
  expect(name).toMatch(/^[a-z0-9.-]+$/)
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  for (const day of [created, lastModified]) expect(new Date(day).toISOString()).toBe(`${day}T00:00:00.000Z`)
  expect(created <= lastModified).toBe(true)
})

test('it is a Table Schema: names once, types of the standard, constraints that their types know', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    string: ['required', 'unique', 'pattern', 'enum', 'maxLength'],
    number: ['required', 'minimum', 'maximum'],
    integer: ['required', 'minimum', 'maximum'],
    date: ['required', 'minimum'],
  }
  expect(new Set(schema.fields.map(({ name }) => name)).size).toBe(schema.fields.length)
  for (const { name, type, constraints } of schema.fields)
    for (const constraint of Object.keys(constraints)) expect(known[type], name).toContain(constraint)
  // An id may be left empty, which a primary key may not.
  expect(rosterTableSchema).not.toHaveProperty('primaryKey')
})

test('the line of its examples is taken', () => {
  const cells = Object.fromEntries(schema.fields.map(({ name, example }) => [name, example]))
  const { row: read, problems } = validateRow(
    {
      line: 2,
      cells: { ...cells, code_commune: '79001', code_postal: '79000', commune: 'Niorteau', lon: '', lat: '' },
    },
    worldContext,
  )
  expect(problems.filter(({ severity }) => severity === 'refused')).toEqual([])
  expect(read).toMatchObject({
    finess: cells.finess,
    siret: cells.siret,
    idStructureRpps: cells.id_structure_rpps,
  })
})
