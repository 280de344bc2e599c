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
const IDLE_MS = 120_000
/** Milliseconds for which a thread that could not be had again is not asked for: what it lacks may be memory. */
const PAUSE_MS = 300_000

interface AnalystOptions {
  readonly idle?: number
  /** Told of a thread that could not be had again; the first is told of by `drawn`. */
  readonly onFault?: (error: unknown) => void
}

/**
 * Starts the analyst; the draws of a known `file` are reused when its hash is right, others are made in a process that ends with them. The
 * thread reads that file again for the first question after `idle` milliseconds without one.
 */
export function startAnalyst(
  task: AnalystTask,
  { idle = IDLE_MS, onFault = () => {} }: AnalystOptions = {},
): Analyst {
  const began = performance.now()
  const waiting = new Map<number, { resolve: (analysis: Analysis) => void; reject: (error: Error) => void }>()
  let drawing: OwnProcess | null = null
  let thread: Worker | null = null
  let resting: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let tickets = 0
  let isDrawn = false
  /** Whether the file has what the thread holds. */
  let kept = false
  /** Why no more is told; null while it is. */
  let ended: Error | null = null
  let fault: { readonly error: unknown; readonly at: number } | null = null
  let opening: Promise<Drawn> | null = null
  const draw = (): Promise<void> => {
    if (ended) throw ended
    drawing = startProcess(new URL('./draws-process.ts', import.meta.url), task)
    return drawing.done
  }
  const refuse = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  /** Remembers why a thread could not be had or did not last, and tells it once. */
  const note = (error: unknown): void => {
    if (ended || fault?.error === error) return
    fault = { error, at: performance.now() }
    onFault(error)
  }
  const end = (error: Error): void => {
    ended ??= error
    refuse(error)
  }
  /** Lets the thread go once nobody asks it: not where its draws could not be kept, which would have to be made again. */
  const rest = (): void => {
    if (waiting.size > 0 || ended || !kept) return
    opening = null
    thread?.removeAllListeners()
    thread?.on('error', () => {})
    resting = thread?.terminate() ?? resting
    thread = null
  }
  const open = async (): Promise<Drawn> => {
    const there = existsSync(task.file)
    // Tried twice, and never in the server itself: what the system ended for want of memory would end it too.
    if (!there) await draw().catch(draw)
    // The country is handed over as a copy, which holds this thread for a tenth of a second: whoever asks is answered first.
    await new Promise((resolve) => setImmediate(resolve))
    if (ended) throw ended
    const worker = spawnWorker(new URL('./analyst-worker.ts', import.meta.url), { workerData: task })
    thread = worker
    return new Promise((resolve, reject) => {
      const stopped = (error: Error): void => {
        opening = thread = null
        if (isDrawn) note(error)
        reject(error)
        refuse(error)
      }
      worker.on('message', (message: AnalystMessage) => {
        clearTimeout(timer)
        timer = setTimeout(rest, idle).unref()
        if (message.kind === 'drawn') {
          kept = message.kept
          return resolve({
            sha256: message.sha256,
            reused: message.reused && there,
            durationMs: Math.round(performance.now() - began),
          })
        }
        waiting.get(message.ticket)?.resolve(message.analysis)
        waiting.delete(message.ticket)
      })
      worker.once('error', stopped)
      worker.once('exit', () => stopped(new Error(STOPPED)))
    })
  }
  const opened = (): Promise<Drawn> => {
    if (opening) return opening
    if (fault && performance.now() - fault.at < PAUSE_MS) return Promise.reject(fault.error as Error)
    const own = open()
    opening = own
    own.catch((error: unknown) => {
      if (opening === own) opening = null
      note(error)
    })
    return own
  }
  const drawn = open()
  opening = drawn
  drawn.then(() => (isDrawn = true), end)
  return {
    drawn,
    analyse: async (asOf, events) => {
      if (ended) throw ended
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
      end(new Error(STOPPED))
      clearTimeout(timer)
      await drawing?.stop()
      await Promise.all([resting, thread?.terminate()])
      thread = null
    },
  }
}

const STOPPED = 'the analyst has stopped'
