import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { watchPackage, type PackageWatch, type Turn } from '../../server/country/live/watch-package.ts'
import { findCurrentPackage } from '../../server/db/queries/packages/findCurrentPackage.ts'
import { takePackage } from '../../server/db/queries/packages/takePackage.ts'
import { databases, type TestDatabase } from '../databases.ts'

const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string]
const AGAIN_MS = 300_000

let database: TestDatabase
let watch: PackageWatch
let serving = A
beforeAll(async () => {
  database = await databases[0]!.open()
})
afterAll(() => database?.close())
beforeEach(async () => {
  serving = A
  await takePackage(database.knex, A)
})
afterEach(async () => {
  vi.useRealTimers()
  await watch.close()
})

const watching = (turnTo: (hash: string, turn: Turn) => Promise<void>, passedOver: string | null = null) =>
  (watch = watchPackage({
    ...{ database, passedOver, turnTo, logger: pino({ level: 'silent' }) },
    serving: () => serving,
  }))
/** A turn that goes on until it is told to stop. */
const stopped = ({ signal }: Turn) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  )

test.each(['failed', 'was passed over at the start'])(
  'what %s is tried again by itself after five minutes, and not before',
  async (why) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    await takePackage(database.knex, B)
    let whole = false
    const tried: string[] = []
    const passedOver = why === 'failed' ? null : B
    const { look } = watching(async (hash) => {
      tried.push(hash)
      if (!whole) throw new Error('the disk is full')
      serving = hash
    }, passedOver)
    if (passedOver === null) await expect(look()).rejects.toThrow('the disk is full')
    const before = tried.length
    vi.advanceTimersByTime(AGAIN_MS - 1)
    // Answered one after the other: what the watch would have asked by now is answered too.
    for (let asked = 0; asked < 5; asked++) await findCurrentPackage(database.knex)
    expect(tried).toHaveLength(before)
    whole = true
    vi.advanceTimersByTime(20_000)
    await vi.waitFor(() => expect(serving).toBe(B))
    expect(tried).toHaveLength(before + 1)
  },
)

test('whoever asks tries again at once what was passed over', async () => {
  await takePackage(database.knex, B)
  const { look } = watching(async (hash) => void (serving = hash), B)
  await look()
  expect(serving).toBe(B)
})

test('a turn is given up when another package is named, which is turned to in its place', async () => {
  await takePackage(database.knex, B)
  let began = (): void => {}
  const begun = new Promise<void>((resolve) => (began = resolve))
  const { look } = watching(async (hash, turn) => {
    began()
    if (hash === B) return stopped(turn)
    await turn.confirm()
    serving = hash
  })
  const first = look()
  await begun
  await takePackage(database.knex, C)
  await look()
  await first
  expect(serving).toBe(C)
})

test('a turn learns at its end that another package was named though nobody told', async () => {
  await takePackage(database.knex, B)
  const turned: string[] = []
  const { look } = watching(async (hash, { confirm }) => {
    if (hash === B) await takePackage(database.knex, C)
    await confirm()
    turned.push(hash)
    serving = hash
  })
  await look()
  expect(turned).toEqual([C])
})

test('the end of the process stops the turn under way, and none begins after it', async () => {
  await takePackage(database.knex, B)
  let turns = 0
  let began = (): void => {}
  const begun = new Promise<void>((resolve) => (began = resolve))
  const { look, close } = watching((_, turn) => {
    turns++
    began()
    return stopped(turn)
  })
  const looked = expect(look()).rejects.toThrow(/abort/i)
  await begun
  await close()
  await looked
  await look()
  expect([turns, serving]).toEqual([1, A])
})
