import { parse } from 'csv-parse/sync'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type TestDatabase } from '../databases.ts'
import { drawnWorldApp } from './drawn-world-app.ts'

interface Rank {
  readonly indicator: string
  readonly rank: number | null
  readonly low: number | null
  readonly high: number | null
  readonly of: number
  readonly kind: string | null
}

describe('who sorts a published file finds the published ranks', () => {
  let database: TestDatabase
  let app: Awaited<ReturnType<typeof drawnWorldApp>>
  let api: ReturnType<typeof request>

  beforeAll(async () => {
    database = await databases[0]!.open({ world: true })
    app = await drawnWorldApp(database)
    api = request(app.app)
  })
  afterAll(async () => {
    await app?.close()
    await database?.close()
  })

  test.each(['commune', 'circonscription', 'departement', 'region', 'france'])('%s', async (niveau) => {
    const { text } = await api.get(`/api/v1/territoires/${niveau}?format=csv`).expect(200)
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
    const cell = (row: Record<string, string>, indicator: string): number | null =>
      row[indicator] === '' || row[`${indicator}.operator`] ? null : Number(row[indicator])
    let found = 0
    for (const row of rows) {
      const { body } = await api.get(`/api/v1/territoires/${niveau}/${row.code}`).expect(200)
      const ranks = body.ranks as Rank[]
      const risk = ranks.find(({ indicator }) => indicator === 'risque')
      expect(row['risque.rank']).toBe(String(risk?.rank ?? ''))
      for (const { indicator, rank, low, high, of, kind } of ranks) {
        if (rank === null) continue
        found++
        const sorted = rows
          .map((one) => cell(one, indicator))
          .filter((value) => value !== null)
          .sort((a, b) => b - a)
        expect([indicator, rank]).toEqual([indicator, sorted.indexOf(cell(row, indicator)!) + 1])
        expect([indicator, of]).toEqual([indicator, sorted.length])
        expect(low).toBeLessThanOrEqual(rank)
        expect(high).toBeGreaterThanOrEqual(rank)
        expect(['tirages', 'ex-aequo']).toContain(kind)
      }
    }
    if (niveau === 'circonscription' || niveau === 'departement') expect(found).toBeGreaterThan(5)
  })
})
