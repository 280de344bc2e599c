import { Agent } from 'node:http'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { spawnWorker } from '../../server/spawn-worker.ts'
import { ask } from './ask.ts'
import { processorOf } from './process-tree.ts'

/** What many at once were answered. */
export interface CrowdAnswered {
  readonly requests: number
  readonly connections: number
  /** Refused, broken off or answered anything but 200. */
  readonly failed: number
  /** From the moment when all begin to the first answer, and how long each took, ms. */
  readonly firstMs: number
  readonly p50: number
  readonly p99: number
  readonly longest: number
  /** By the clock. */
  readonly perSecond: number
  /** Requests that a core has done in a second of its processor time, the server's whole tree counted. */
  readonly perCore: number
  /** Sign of life asked meanwhile from a thread of its own every few ms, ms. */
  readonly health: { readonly asked: number; readonly p99: number; readonly longest: number }
}

/** Asks `paths` of a server (`pid`, `address`) over so many connections of their own, all of which begin at once. */
export async function crowd(
  { pid, address }: { readonly pid: number; readonly address: string },
  paths: readonly string[],
  connections: number,
): Promise<CrowdAnswered> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const health = await watchHealth(`${address}/healthz`)
  const took: number[] = []
  let [next, failed, firstMs] = [0, 0, NaN]
  const [before, begun] = [processorOf(pid), performance.now()]
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < paths.length) {
        const path = paths[next++]!
        const asked = performance.now()
        try {
          await ask(address + path, agent)
          const now = performance.now()
          took.push(now - asked)
          if (took.length === 1) firstMs = now - begun
        } catch {
          failed++
        }
      }
    }),
  )
  const [processorMs, clockMs] = [processorOf(pid) - before, performance.now() - begun]
  agent.destroy()
  const alive = await health()
  took.sort((a, b) => a - b)
  return {
    ...{ requests: paths.length, connections, failed, firstMs },
    ...{ p50: quantile(took, 0.5), p99: quantile(took, 0.99), longest: took.at(-1) ?? NaN },
    ...{ perSecond: (1000 * took.length) / clockMs, perCore: (1000 * took.length) / processorMs },
    health: { asked: alive.length, p99: quantile(alive, 0.99), longest: alive.at(-1) ?? NaN },
  }
}

/** Of sorted figures, the one under which such a share of them lies. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * sorted.length)] ?? NaN

/** Begins to ask for the sign of life; resolves to what ends that and gives the sorted times, ms. */
async function watchHealth(address: string): Promise<() => Promise<readonly number[]>> {
  const worker = spawnWorker(new URL('./health-worker.ts', import.meta.url), { workerData: address })
  await once(worker, 'message')
  // A crowd may be served within one beat: some are asked before it comes too.
  await setTimeout(50)
  return async () => {
    const told = once(worker, 'message')
    worker.postMessage('end')
    const [times] = (await told) as [number[]]
    await worker.terminate()
    return times.sort((a, b) => a - b)
  }
}
