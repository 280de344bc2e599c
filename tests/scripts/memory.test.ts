import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../scripts/relais/run-command.ts'
import { finish } from '../../server/domain/finish.ts'
import { sizeInSteps } from '../../server/holdings.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldApp } from '../http/world-app.ts'
import { servedWorld } from '../world-package.ts'

const sizeOf = (value: unknown): number => finish(sizeInSteps(value))

describe('what a value weighs', () => {
  test('buffers are exact, and one that two views share counts once', () => {
    const buffer = new ArrayBuffer(1_000_000)
    const one = sizeOf([new Uint8Array(buffer, 0, 10)])
    expect(one).toBeGreaterThan(1_000_000)
    expect(one).toBeLessThan(1_000_500)
    expect(sizeOf([new Uint8Array(buffer), new Float64Array(buffer)])).toBeLessThan(1_000_500)
  })

  test('objects, texts and numbers weigh about what V8 takes for them', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => ({
      code: `c${at}`,
      people: at + 0.5,
      next: null,
    }))
    const before = process.memoryUsage().heapUsed
    const copy = structuredClone(rows)
    const taken = process.memoryUsage().heapUsed - before
    expect(sizeOf(copy)).toBeGreaterThan(100_000 * 60)
    expect(sizeOf(copy)).toBeLessThan(Math.max(taken, 100_000 * 200))
    expect(sizeOf(new Map([['ab', { text: 'é'.repeat(1000) }]]))).toBeGreaterThan(1000)
    expect(sizeOf('œ'.repeat(1000))).toBeGreaterThan(2000)
  })

  test('what is made when first asked for is not made by weighing it', () => {
    const lazy = {
      get polygons(): never {
        throw new Error('made')
      },
    }
    expect(sizeOf(lazy)).toBeLessThan(100)
  })
})

describe.each(databases)('relais doctor --memory on the $name database', ({ name, open }) => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await open({ world: true })
  })
  afterAll(() => database.close())

  const told = async (...words: readonly string[]): Promise<string[]> => {
    const printed: string[] = []
    const context = {
      ...{ database, cwd: '/', today: '2026-10-01', geocoder: null },
      served: servedWorld(),
      print: (line: string) => void printed.push(line),
    }
    expect(await runCommand(['doctor', '--memory', ...words], context)).toBe(true)
    return printed
  }
  const sizes = (lines: readonly string[]): number[] =>
    lines.slice(1).map((line) => Number.parseInt(line, 10))

  test('says what lives there and why, in both languages, and leaves nothing of the process out', async () => {
    const [english, french] = [await told(), await told('--lang', 'fr')]
    expect(english.join('\n')).toMatch(/MB {2}who reaches which cabinet in how many minutes/)
    expect(french.join('\n')).toMatch(/Mo {2}qui atteint quel cabinet en combien de minutes/)
    expect(french).toHaveLength(english.length)
    const [whole = NaN, ...parts] = sizes(english)
    const sum = parts.reduce((all, one) => all + one, 0)
    // Each is rounded.
    expect(Math.abs(whole - sum)).toBeLessThanOrEqual(parts.length)
    if (name === 'embedded') expect(english.join('\n')).toMatch(/^ *\d{2,} MB {2}the embedded database/m)
  })

  test('of a server it names the answers that it keeps', async () => {
    const { app } = await worldApp(database)
    await request(app).get('/').expect(200)
    const lines = await told()
    expect(lines[0]).toMatch(/^The server that runs/)
    expect(lines.join('\n')).toMatch(/MB {2}pages, columns and tiles already sent/)
  })

  test('another language is refused with those that there are', async () => {
    await expect(told('--lang', 'de')).rejects.toThrow(/--lang must be one of en, fr/)
  })
})
