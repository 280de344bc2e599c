import { parse } from 'csv-parse/sync'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  columnOf,
  ROSTER_FIELDS,
  STORED_COLUMNS,
  TEXT_COLUMNS,
} from '../../server/domain/roster/cabinet-columns.ts'
import { replaceRoster } from '../../server/db/queries/roster/replaceRoster.ts'
import type { HandlerDeps } from '../../server/service/deps.ts'
import { attributeName } from '../../server/service/gis/attribute-names.ts'
import { publish } from '../../server/service/gis/publish.ts'
import { publicTables } from '../../server/service/export/public-tables.ts'
import { rosterTableSchema } from '../../server/service/roster/table-schema.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { WORLD_DAY, worldInputs } from '../world.ts'
import { worldPackage } from '../world-package.ts'

const PATIENTS = 19_937
/** What a cabinet says in each optional text, recognisable wherever it comes out. */
const SAID = Object.fromEntries(TEXT_COLUMNS.map(({ key }) => [key, `dit-par-${key}`]))

describe.each(databases)('every column of a cabinet on the $name database', ({ open }) => {
  let database: TestDatabase
  /** What each public door says of the cabinet C1, by name of attribute, and all of its text. */
  const doors = new Map<string, { readonly said: Readonly<Record<string, unknown>>; readonly text: string }>()

  beforeAll(async () => {
    database = await open({ world: true })
    await replaceRoster(database.knex, {
      demonstration: true,
      sha256: 'columns',
      cabinets: worldInputs.cabinets.map((one) =>
        one.id === 'C1' ? { ...one, ...SAID, patientsDeclares: PATIENTS } : one,
      ),
      events: [],
    })
    const { app, live } = await worldApp(database)
    const api = request(app)
    const ask = async (path: string) =>
      (await api.get(path).set('Accept', '*/*').buffer(true).expect(200)).text
    const add = async (door: string, path: string, read: (text: string) => unknown) => {
      const text = await ask(path)
      doors.set(door, { said: read(text) as Record<string, unknown>, text })
    }
    const isC1 = ({ id }: { readonly id: string }): boolean => id === 'C1'
    await add('api', '/api/v1/cabinets/C1', (text) => JSON.parse(text))
    await add('csv', '/api/v1/cabinets?format=csv', (text) =>
      parse<{ id: string }>(text, { columns: true, bom: true }).find(isC1),
    )
    await add('geojson', '/api/v1/cabinets?format=geojson', (text) => {
      const { features } = JSON.parse(text)
      const feature = features.find((one: { id?: string; properties: { id: string } }) =>
        isC1({ id: one.id ?? one.properties.id }),
      )
      return { id: feature.id, ...feature.properties }
    })
    await add('ogc', '/ogc/collections/cabinets/items/C1', (text) => JSON.parse(text).properties)
    await add('ogc schema', '/ogc/collections/cabinets/schema', (text) => JSON.parse(text).properties)
    await add('liste', '/api/v1/liste', (text) => JSON.parse(text).cabinets.find(isC1))
    const handlers = { ...live, today: () => WORLD_DAY } as unknown as HandlerDeps
    await publish(database.knex, { ...handlers, packageHash: 'world' })
    const layer = (await database.knex.raw('SELECT * FROM relais.cabinets')).rows
    doors.set('layer', { said: layer.find(isC1), text: JSON.stringify(layer) })
    const { fields, rows } = (await publicTables(database.knex, worldPackage, WORLD_DAY)).find(
      ({ name }) => name === 'cabinets',
    )!
    const row = rows.find(([id]) => id === 'C1')!
    doors.set('export', {
      said: Object.fromEntries(fields.map(({ name }, at) => [name, row[at]])),
      text: JSON.stringify({ fields, rows }),
    })
  })
  afterAll(() => database?.close())

  test('a public column comes out of every public door under the name that the table gives it', () => {
    const at = (door: string) => Object.keys(doors.get(door)!.said)
    for (const { field, key, seen } of STORED_COLUMNS) {
      if (seen !== 'public') continue
      expect(at('export')).toContain(field)
      expect(at('liste')).toContain(key)
      const { api } = columnOf(field)
      if (!api) continue
      expect(at('api')).toContain(api)
      expect(at('csv')).toContain(api)
      // In a GIS the position is the geometry, and the id that of the feature.
      if (['id', 'lon', 'lat'].includes(api)) continue
      expect(at('geojson')).toContain(api)
      for (const door of ['layer', 'ogc', 'ogc schema']) expect(at(door), door).toContain(attributeName(api))
    }
  })

  test('what is said in an optional text is what comes out', () => {
    for (const { field, key } of TEXT_COLUMNS) {
      for (const door of ['api', 'csv', 'geojson', 'liste'])
        expect(doors.get(door)!.said[key], door).toBe(SAID[key])
      expect(doors.get('export')!.said[field]).toBe(SAID[key])
      for (const door of ['layer', 'ogc'])
        expect(doors.get(door)!.said[attributeName(key)], door).toBe(SAID[key])
    }
  })

  test('a private column comes out of none, neither its name nor its value', () => {
    const hidden = STORED_COLUMNS.filter(({ seen }) => seen === 'private')
    expect(hidden.map(({ field }) => field)).toContain('patients_declares')
    for (const [door, { text }] of doors)
      for (const word of [...hidden.flatMap(({ field, key }) => [field, key]), String(PATIENTS)])
        expect(text, door).not.toContain(word)
  })

  test('the schema that a roster is written by has every column, and no other', () => {
    expect(rosterTableSchema.fields.map(({ name }) => name)).toEqual(ROSTER_FIELDS)
  })
})
