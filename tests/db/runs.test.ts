import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findRun } from '../../server/db/queries/runs/findRun.ts'
import { findRunLevel } from '../../server/db/queries/runs/findRunLevel.ts'
import { listRuns } from '../../server/db/queries/runs/listRuns.ts'
import { saveRun, type NewRun } from '../../server/db/queries/runs/saveRun.ts'
import { databases, type TestDatabase } from '../databases.ts'

const newRun = (id: string): NewRun => ({
  id,
  asOf: '2026-10-01',
  inputs: { communes: 'abc' },
  parameters: { tolerance: 1e-6, decay: 'douce' },
  codeVersion: '0.1.0',
  seed: 2 ** 40,
  durationMs: 12.5,
  warnings: [{ kind: 'apl-absente', subject: '97601', detail: "Mamoudzette : l'APL n'est pas publiée" }],
  demonstration: true,
  intervals: 'none',
  levels: new Map([
    ['france', '{"risque":1e-7,"é":"\\u0000 ok"}'],
    ['region', '[]'],
  ]),
})

describe.each(databases)('runs on the $name database', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database?.close())

  test('a run comes back as it was kept, byte for byte, and is kept once', async () => {
    const { levels, ...meta } = newRun('r1')
    expect(await saveRun(database.knex, newRun('r1'))).toBe(true)
    expect(await saveRun(database.knex, { ...newRun('r1'), durationMs: 99 })).toBe(false)
    expect(await findRun(database.knex, 'r1')).toMatchObject(meta)
    expect((await findRunLevel(database.knex, 'r1', 'france'))!.content).toBe(levels.get('france'))
    expect(await findRunLevel(database.knex, 'r1', 'commune')).toBeNull()
    expect(await findRun(database.knex, 'r0')).toBeNull()
  })

  test('two runs with the same results have the same hash', async () => {
    await saveRun(database.knex, newRun('r2'))
    const [first, second] = [await findRun(database.knex, 'r1'), await findRun(database.knex, 'r2')]
    expect(second!.sha256).toBe(first!.sha256)
  })

  test('runs are listed newest first, by pages, with their number', async () => {
    const { items, total } = await listRuns(database.knex, { limit: 1, offset: 0 })
    expect(total).toBe(2)
    expect(items.map(({ id }) => id)).toEqual(['r2'])
  })

  test.each(['UPDATE runs SET seed = 1', 'DELETE FROM run_levels', 'TRUNCATE runs CASCADE'])(
    'what was published stays: %s',
    async (sql) => {
      await expect(database.knex.raw(sql)).rejects.toThrow(/append-only/)
    },
  )
})
