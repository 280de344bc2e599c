import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { ConnectOptions } from '../../server/db/connect.ts'
import type { TestDatabase } from '../databases.ts'

/** How often the server is killed, and how many writes are acknowledged around each time: KILLS=20 WRITES=1000 is the whole proof. */
export const KILLS = Number(process.env.KILLS ?? 2)
export const WRITES = Number(process.env.WRITES ?? 60)
const WRITERS = 8
/** What a test of these rounds may take, ms. */
export const ROUNDS_MS = 120_000 + KILLS * (60_000 + WRITES * 200)
const program = fileURLToPath(new URL('./kill-server.ts', import.meta.url))

/** A server in a process of its own. */
export interface Serving {
  readonly origin: string
  /** Kills at once, as a crash does; resolves when it is dead. */
  readonly kill: () => Promise<void>
}

/** Starts a server over a database that holds the tiny France. */
export async function serve({ dataDir, databaseUrl, databaseReadUrl }: ConnectOptions): Promise<Serving> {
  const server = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // What is undefined is not set.
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      DATABASE_READ_URL: databaseReadUrl,
    },
  })
  const dead = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const port = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout!).once('line', resolve)
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return { origin: `http://127.0.0.1:${port}`, kill: () => (server.kill('SIGKILL'), dead) }
}

/**
 * Kills the server of a released database `KILLS` times while eight clients write to it, and answers the client's own ledger: the
 * number of each write with what acknowledged it, none left without an answer. `send` sends the write of a number, null when the
 * server died before it had answered whole: that one is sent again, as it was, to the next.
 */
export async function writeUnderKills<Receipt>(
  options: TestDatabase['options'],
  send: (origin: string, write: number) => Promise<Receipt | null>,
): Promise<ReadonlyMap<number, Receipt>> {
  const acknowledged = new Map<number, Receipt>()
  const unanswered: number[] = []
  let next = 0
  const client = async (origin: string, stop: () => boolean): Promise<void> => {
    while (!stop()) {
      const write = unanswered.pop() ?? next++
      const receipt = await send(origin, write)
      if (receipt === null) {
        unanswered.push(write)
        return
      }
      acknowledged.set(write, receipt)
    }
  }
  const clients = (origin: string, stop: () => boolean): Promise<unknown> =>
    Promise.all(Array.from({ length: WRITERS }, () => client(origin, stop)))

  let serving = await serve(options)
  try {
    for (let round = 0; round < KILLS; round++) {
      const target = (round + 1) * WRITES
      // Another moment each time, well inside the writes of the round.
      const moment = target - WRITES + Math.floor(WRITES * (0.2 + 0.6 * ((round * 0.618) % 1)))
      const { origin, kill } = serving
      let killed: Promise<void> | null = null
      await clients(origin, () => {
        if (acknowledged.size >= moment) killed ??= kill()
        return false
      })
      await killed
      expect(unanswered.length, 'the kill fell between two writes').toBeGreaterThan(0)
      serving = await serve(options)
      await clients(serving.origin, () => acknowledged.size >= target && unanswered.length === 0)
    }
  } finally {
    await serving.kill()
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * WRITES)
  return acknowledged
}
