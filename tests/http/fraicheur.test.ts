import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { worldInputs } from '../world.ts'
import { worldApp } from './world-app.ts'

describe.each(databases)('how fresh the statuses are, on the $name database', ({ open }) => {
  let database: TestDatabase
  let api: ReturnType<typeof request>
  beforeAll(async () => {
    database = await open({ world: true })
    api = request((await worldApp(database)).app)
  })
  afterAll(() => database?.close())

  test('every cabinet is in one département, what is confirmed lately is counted in each window, and no day is told before it comes', async () => {
    type Counts = Record<'cabinets' | 'within30' | 'within60' | 'within90', number>
    const ask = async (asOf: string) =>
      (await api.get(`/api/v1/fraicheur?asOf=${asOf}`).expect(200)).body as {
        france: Counts
        items: (Counts & { departement: string })[]
        demonstration: boolean
      }
    const { france, items, demonstration } = await ask('2026-10-01')
    expect(demonstration).toBe(true)
    expect(france.cabinets).toBe(worldInputs.cabinets.length)
    for (const key of ['cabinets', 'within30', 'within60', 'within90'] as const)
      expect(items.reduce((total, item) => total + item[key], 0)).toBe(france[key])
    expect(france.within90).toBeGreaterThan(0)
    expect(france.within30).toBeLessThanOrEqual(france.within60)
    await api.get('/api/v1/fraicheur?asOf=2029-01-01').expect(422)
  })
})
