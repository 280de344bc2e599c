import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { connect } from '../../server/db/connect.ts'
import { listEvents } from '../../server/db/queries/events/listEvents.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { worldInputs } from '../world.ts'
import { giveToken } from './people.ts'

/** How often the server is killed, and how many writes are acknowledged around each time: KILLS=20 WRITES=1000 is the whole proof. */
const KILLS = Number(process.env.KILLS ?? 2)
const WRITES = Number(process.env.WRITES ?? 60)
const WRITERS = 8
const { cabinets } = worldInputs
const program = fileURLToPath(new URL('./kill-server.ts', import.meta.url))

interface Serving {
  readonly process: ChildProcess
  readonly origin: string
  /** Kills at once, as a crash does; resolves when it is dead. */
  readonly kill: () => Promise<void>
}

async function serve({ dataDir, databaseUrl }: TestDatabase['options']): Promise<Serving> {
  const server = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
  })
  const dead = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const port = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout!).once('line', resolve)
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    process: server,
    origin: `http://127.0.0.1:${port}`,
    kill: () => (server.kill('SIGKILL'), dead),
  }
}

/** What a server answers to an event sent under a key; null when it died before it had answered whole. */
async function post(address: string, token: string, key: string): Promise<unknown> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
  }
  const body = JSON.stringify({ statut: 'active', effectiveOn: '2026-09-01', evidence: 'association' })
  try {
    return await (await fetch(address, { method: 'POST', headers, body })).json()
  } catch {
    return null
  }
}

describe.each(databases)('a server killed while stewards write, on the $name database', ({ open }) => {
  let database: TestDatabase
  let serving: Serving | null = null
  afterEach(async () => {
    await serving?.kill()
    await database?.close()
  })

  test(
    `keeps every acknowledged event once, over ${KILLS} kills`,
    { timeout: 120_000 + KILLS * (60_000 + WRITES * 200) },
    async () => {
      database = await open({ world: true })
      const { text: token } = await giveToken(database, { label: 'nationale', role: 'national' })
      const before = (await listEvents(database.knex)).length
      await database.release()

      const acknowledged = new Map<string, string>()
      const unanswered: string[] = []
      let next = 0
      /** Sends until `stop` says so; what a crash left without an answer waits to be sent again under its own key. */
      const write = async (origin: string, stop: () => boolean): Promise<void> => {
        while (!stop()) {
          const key = unanswered.pop() ?? `event-${next++}`
          const { id } = cabinets[Number(key.slice(6)) % cabinets.length]!
          const answer = await post(`${origin}/api/v1/cabinets/${id}/events`, token, key)
          if (answer === null) {
            unanswered.push(key)
            return
          }
          expect(answer, JSON.stringify(answer)).toHaveProperty('event.id')
          acknowledged.set(key, (answer as { event: { id: string } }).event.id)
        }
      }
      const writers = (origin: string, stop: () => boolean): Promise<unknown> =>
        Promise.all(Array.from({ length: WRITERS }, () => write(origin, stop)))

      serving = await serve(database.options)
      for (let round = 0; round < KILLS; round++) {
        const target = (round + 1) * WRITES
        // Another moment each time, well inside the writes of the round.
        const moment = target - WRITES + Math.floor(WRITES * (0.2 + 0.6 * ((round * 0.618) % 1)))
        const { origin, kill } = serving
        let killed: Promise<void> | null = null
        await writers(origin, () => {
          if (acknowledged.size >= moment) killed ??= kill()
          return false
        })
        await killed
        expect(unanswered.length, 'the kill fell between two writes').toBeGreaterThan(0)
        serving = await serve(database.options)
        await writers(serving.origin, () => acknowledged.size >= target && unanswered.length === 0)
      }
      await serving.kill()

      const after = await connect(database.options)
      try {
        const events = await listEvents(after.knex)
        const ids = events.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect([...acknowledged.values()].filter((id) => !ids.includes(id))).toEqual([])
        // Each key was acknowledged in the end, so what is stored beside them would be a second copy.
        expect(events.length - before).toBe(acknowledged.size)
        expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * WRITES)
      } finally {
        await after.close()
      }
    },
  )
})
