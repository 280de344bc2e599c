import { existsSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import type { StatusEvent } from '../../domain/model.ts'
import { startProcess, type OwnProcess } from '../../own-process.ts'
import { spawnWorker } from '../../spawn-worker.ts'
import type { Analysis } from '../../domain/draws/analyse.ts'
import type { AnalystMessage, AnalystTask, DayQuestion } from './analyst-worker.ts'

/** The draws as they stand: their hash, and whether they came from the file of an earlier start. */
type Drawn = {
  readonly sha256: string
  readonly durationMs: number
  readonly reused: boolean
}

/** A thread that tells what is uncertain on any day from draws made once; the main thread never waits for it. */
export interface Analyst {
  /** Resolves when the draws are there. */
  readonly drawn: Promise<Drawn>
  /** The intervals and ranks of a day (ISO date), the statuses being known by these events. */
  readonly analyse: (asOf: string, events: readonly StatusEvent[]) => Promise<Analysis>
  /** Whether a thread holds the draws in memory now. */
  readonly awake: () => boolean
  readonly close: () => Promise<void>
}

/** Milliseconds without a question after which the thread and the draws in it, some 300 MB, are given back. */
const IDLE_MS = 60_000

/**
 * Starts the analyst; the draws of a known `file` are reused when its hash is right, others are made in a process that ends with them. The
 * thread reads that file again for the first question after `idle` milliseconds without one.
 */
export function startAnalyst(task: AnalystTask, { idle = IDLE_MS } = {}): Analyst {
  const began = performance.now()
  const waiting = new Map<number, { resolve: (analysis: Analysis) => void; reject: (error: Error) => void }>()
  let drawing: OwnProcess | null = null
  let thread: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  let tickets = 0
  /** Why no more is told; null while it is. */
  let ended: Error | null = null
  const draw = (): Promise<void> => {
    if (ended) throw ended
    drawing = startProcess(new URL('./draws-process.ts', import.meta.url), task)
    return drawing.done
  }
  const fail = (error: Error): void => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  let opening: Promise<Drawn> | null = null
  /** Lets the thread go once nobody asks it: not where its draws could not be kept, which would have to be made again. */
  const rest = (): void => {
    if (waiting.size > 0 || ended || !existsSync(task.file)) return
    opening = null
    thread?.removeAllListeners()
    thread?.on('error', () => {})
    void thread?.terminate()
    thread = null
  }
  const open = async (): Promise<Drawn> => {
    const there = existsSync(task.file)
    // Tried twice, and never in the server itself: what the system ended for want of memory would end it too.
    if (!there) await draw().catch(draw)
    if (ended) throw ended
    const worker = spawnWorker(new URL('./analyst-worker.ts', import.meta.url), { workerData: task })
    thread = worker
    return new Promise((resolve, reject) => {
      const stopped = (error: Error): void => {
        reject(error)
        fail(error)
      }
      worker.on('message', (message: AnalystMessage) => {
        clearTimeout(timer)
        timer = setTimeout(rest, idle).unref()
        if (message.kind === 'drawn')
          return resolve({
            sha256: message.sha256,
            reused: message.reused && there,
            durationMs: Math.round(performance.now() - began),
          })
        waiting.get(message.ticket)?.resolve(message.analysis)
        waiting.delete(message.ticket)
      })
      worker.once('error', stopped)
      worker.once('exit', () => stopped(new Error(STOPPED)))
    })
  }
  const opened = (): Promise<Drawn> =>
    (opening ??= open().catch((error: unknown) => {
      opening = null
      throw error
    }))
  const drawn = opened()
  drawn.catch(fail)
  return {
    drawn,
    analyse: async (asOf, events) => {
      await opened()
      if (ended) throw ended
      const ticket = tickets++
      return new Promise((resolve, reject) => {
        waiting.set(ticket, { resolve, reject })
        thread!.postMessage({ asOf, events, ticket } satisfies DayQuestion)
      })
    },
    awake: () => thread !== null,
    close: async () => {
      fail(new Error(STOPPED))
      clearTimeout(timer)
      await drawing?.stop()
      await thread?.terminate()
    },
  }
}

const STOPPED = 'the analyst has stopped'
