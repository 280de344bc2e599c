import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readComputeOptions } from '../../scripts/compute/computeOptions.ts'
import { computeRun, type ComputedRun } from '../../scripts/compute/computeRun.ts'
import { describeRun, isSound } from '../../scripts/compute/describeRun.ts'
import { findRun } from '../../server/db/queries/runs/findRun.ts'
import { findRunLevel } from '../../server/db/queries/runs/findRunLevel.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { WORLD_DAY, worldContours } from '../world.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'relais-compute-'))
const opened: TestDatabase[] = []
const computed: { readonly name: string; readonly database: TestDatabase; readonly result: ComputedRun }[] =
  []

const compute = (database: TestDatabase, folder: string, threads: number): Promise<ComputedRun> =>
  computeRun(database, {
    dataDir: join(dataDir, folder),
    asOf: WORLD_DAY,
    threads,
    version: '0.0.0-test',
    circonscriptions: worldContours.circonscriptions,
  })

beforeAll(async () => {
  for (const [k, { name, open }] of databases.entries()) {
    const database = await open({ world: true })
    opened.push(database)
    computed.push({ name, database, result: await compute(database, name, k + 1) })
  }
})
afterAll(async () => {
  for (const database of opened) await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('npm run compute', () => {
  test('stores a run with its intervals, its checks and its warnings by name', async () => {
    const { database, result } = computed[0]!
    expect(result).toMatchObject({ outcome: 'stored', followed: 300_000, expected: 300_000 })
    expect(isSound(result)).toBe(true)
    const stored = (await findRun(database.knex, result.run.id))!
    expect(stored).toMatchObject({ intervals: 'ready', asOf: WORLD_DAY, sha256: result.run.sha256 })
    expect(stored.parameters).toMatchObject({ draws: 500, sensitivityDraws: 1000 })
    const lines = describeRun(result).join('\n')
    expect(lines).toContain(`run        ${result.run.id}`)
    expect(lines).toContain('sum of followed patients = 300000 (must be 300000): exact')
    expect(lines).toContain('commune 97601: no APL')
    const level = JSON.parse((await findRunLevel(database.knex, result.run.id, 'circonscription'))!.content)
    expect(level.ranks).toContainEqual(expect.objectContaining({ rank: expect.any(Number) }))
  })

  test('computed again it has the same bytes, whatever the number of threads', async () => {
    const { name, database, result } = computed[0]!
    const again = await compute(database, `${name}-again`, 2)
    expect(again.outcome).toBe('same')
    expect(again.run.id).toBe(result.run.id)
    const bytes = (folder: string): [string, Buffer][] =>
      readdirSync(join(dataDir, folder, 'draws')).map((file) => [
        file,
        readFileSync(join(dataDir, folder, 'draws', file)),
      ])
    expect(bytes(`${name}-again`)).toEqual(bytes(name))
  })

  test('is the same run, byte for byte, on every database (the server is left out where there is none)', async () => {
    const [first, ...others] = computed
    for (const { database, result } of others) {
      expect(result.run.id).toBe(first!.result.run.id)
      expect(result.run.sha256).toBe(first!.result.run.sha256)
      expect(result.drawsSha256).toBe(first!.result.drawsSha256)
      for (const niveau of ['circonscription', 'departement', 'region', 'france'] as const)
        expect(await findRunLevel(database.knex, result.run.id, niveau)).toEqual(
          await findRunLevel(first!.database.knex, result.run.id, niveau),
        )
    }
  })

  test('another day is another run', async () => {
    const { database, result } = computed[0]!
    const other = await computeRun(database, {
      dataDir,
      asOf: '2026-03-01',
      threads: 1,
      version: '0.0.0-test',
      circonscriptions: worldContours.circonscriptions,
    })
    expect(other.run.id).not.toBe(result.run.id)
    expect(other.outcome).toBe('stored')
  })
})

describe('its arguments', () => {
  const defaults = { asOf: WORLD_DAY, threads: 2 }
  test('have defaults', () => {
    expect(readComputeOptions([], defaults)).toEqual(defaults)
    expect(readComputeOptions(['--as-of', '2026-03-01', '--threads', '1'], defaults)).toEqual({
      asOf: '2026-03-01',
      threads: 1,
    })
  })
  test.each([
    [['--as-of', '2026-02-30'], /--as-of 2026-02-30 is no day/],
    [['--threads', '0'], /--threads 0 must be/],
    [['--seed', '1'], /Usage: npm run compute/],
  ])('refuse %j in one sentence', (args, message) => {
    expect(() => readComputeOptions(args, defaults)).toThrow(message)
  })
})
