import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Inside } from '../../server/contract/sheet-pages.ts'
import { MONTHLY, monthsOf } from '../../server/country/views/months.ts'
import { monthDays } from '../../server/domain/monthDays.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY, worldInputs } from '../world.ts'
import { drawnWorldApp } from './drawn-world-app.ts'

const SHEETS = [
  '/circonscription/79-01',
  '/departement/79',
  '/region/75',
  '/commune/79001',
  '/epci/hors-niveau',
]
const DAYS = monthDays('2025-12-01', WORLD_DAY)

let database: TestDatabase
let world: Awaited<ReturnType<typeof drawnWorldApp>>
let site: ReturnType<typeof request>
beforeAll(async () => {
  database = await databases[0]!.open({ world: true })
  world = await drawnWorldApp(database)
  site = request(world.app)
})
afterAll(async () => {
  await world?.close()
  await database?.close()
})

const patientsOf = async (sheet: string): Promise<Inside['patients']> => {
  const { text } = await site.get(sheet).expect(200)
  return JSON.parse(text.slice(text.indexOf('{'))).data.inside.patients
}

test('a day that is not at hand says so, and those that are tell what the API tells of them', async () => {
  const [, missing] = DAYS
  for (const { day, figures } of await patientsOf(SHEETS[0]!))
    expect(figures === null, day).toBe(day !== WORLD_DAY)
  for (const day of DAYS) if (day !== missing) await monthsOf(world.atlas).keep(day)
  // Days that were only kept take no place among those looked at.
  expect(world.atlas.views.isAnalysed(WORLD_DAY)).toBe(true)
  let intervals = 0
  for (const sheet of SHEETS) {
    const patients = await patientsOf(sheet)
    expect(patients.map(({ day }) => day)).toEqual([...DAYS, WORLD_DAY])
    for (const { day, figures } of patients) {
      if (day === missing) {
        expect(figures).toBeNull()
        continue
      }
      await world.atlas.views.analysed(day)
      const { body } = await site.get(`/api/v1/territoires${sheet}?asOf=${day}`).expect(200)
      const told = body.figures.filter(({ indicator }: { indicator: never }) => MONTHLY.includes(indicator))
      expect(figures!.map(({ indicator }) => indicator).toSorted()).toEqual([...MONTHLY].toSorted())
      for (const figure of figures!) {
        expect(told, `${sheet} ${day}`).toContainEqual(expect.objectContaining(figure))
        if (figure.status === 'ok' && figure.low !== null) intervals++
      }
    }
  }
  expect(intervals).toBeGreaterThan(10)
})

test('what is said of a day later makes what was kept of it void, and leaves the days before it', async () => {
  const { useEvents } = world.atlas
  const months = monthsOf(world.atlas)
  const [first, , third] = DAYS
  expect([months.has(first!), months.has(third!)]).toEqual([true, true])
  const event = worldInputs.events[0]!
  useEvents([...worldInputs.events, { ...event, id: '999', statut: 'stopped', effectiveOn: '2026-01-15' }])
  expect([months.has(first!), months.has(third!)]).toEqual([true, false])
  expect((await patientsOf(SHEETS[0]!)).find(({ day }) => day === third)!.figures).toBeNull()
})
