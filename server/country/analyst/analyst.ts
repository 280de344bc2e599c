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

/** A thread that draws once, then tells what is uncertain on any day; the main thread never waits for it. */
export interface Analyst {
  /** Resolves when the draws are there. */
  readonly drawn: Promise<Drawn>
  /** The intervals and ranks of a day (ISO date), the statuses being known by these events. */
  readonly analyse: (asOf: string, events: readonly StatusEvent[]) => Promise<Analysis>
  readonly close: () => Promise<void>
}

/** Starts the analyst; the draws of a known `file` are reused when its hash is right, others are made in a process that ends with them. */
export function startAnalyst(task: AnalystTask): Analyst {
  const began = performance.now()
  const draw = (): OwnProcess => startProcess(new URL('./draws-process.ts', import.meta.url), task)
  let drawing = existsSync(task.file) ? null : draw()
  const waiting = new Map<number, { resolve: (analysis: Analysis) => void; reject: (error: Error) => void }>()
  let worker: Worker | null = null
  let tickets = 0
  let closed = false
  let fail = (_error: Error): void => {}
  const drawn = new Promise<Drawn>((resolve, reject) => {
    fail = (error) => {
      reject(error)
      for (const { reject: refuse } of waiting.values()) refuse(error)
      waiting.clear()
      closed = true
    }
    const start = (): void => {
      if (closed) return
      worker = spawnWorker(new URL('./analyst-worker.ts', import.meta.url), { workerData: task })
      worker.on('message', (message: AnalystMessage) => {
        if (message.kind === 'drawn')
          return resolve({
            sha256: message.sha256,
            reused: message.reused && !drawing,
            durationMs: Math.round(performance.now() - began),
          })
        waiting.get(message.ticket)?.resolve(message.analysis)
        waiting.delete(message.ticket)
      })
      worker.once('error', fail)
      worker.once('exit', () => fail(new Error(STOPPED)))
    }
    if (!drawing) return start()
    // Tried twice, and never in the server itself: what the system ended for want of memory would end it too.
    const again = (error: Error): Promise<void> => {
      if (closed) throw error
      return (drawing = draw()).done
    }
    drawing.done.catch(again).then(start, fail)
  })
  drawn.catch(() => {})
  return {
    drawn,
    analyse: async (asOf, events) => {
      await drawn
      if (closed) throw new Error(STOPPED)
      const ticket = tickets++
      return new Promise((resolve, reject) => {
        waiting.set(ticket, { resolve, reject })
        worker!.postMessage({ asOf, events, ticket } satisfies DayQuestion)
      })
    },
    close: async () => {
      closed = true
      await drawing?.stop()
      await worker?.terminate()
      fail(new Error(STOPPED))
    },
  }
}

const STOPPED = 'the analyst has stopped'
