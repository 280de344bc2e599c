import type { StatusEvent } from '../../domain/model.ts'
import { spawnWorker } from '../../spawn-worker.ts'
import type { Analysis } from './analyse-day.ts'
import type { AnalystMessage, AnalystTask, DayQuestion } from './analyst-worker.ts'

/** The draws as they stand: their hash, and whether they came from the file of an earlier start. */
type Drawn = Omit<Extract<AnalystMessage, { kind: 'drawn' }>, 'kind'>

/** A thread that draws once, then tells what is uncertain on any day; the main thread never waits for it. */
export interface Analyst {
  /** Resolves when the draws are there. */
  readonly drawn: Promise<Drawn>
  /** The intervals and ranks of a day (ISO date), the statuses being known by these events. */
  readonly analyse: (asOf: string, events: readonly StatusEvent[]) => Promise<Analysis>
  readonly close: () => Promise<void>
}

/** Starts the analyst; the draws of a known `file` are reused when its hash is right. */
export function startAnalyst(task: AnalystTask): Analyst {
  const worker = spawnWorker(new URL('./analyst-worker.ts', import.meta.url), { workerData: task })
  const waiting = new Map<number, { resolve: (analysis: Analysis) => void; reject: (error: Error) => void }>()
  let tickets = 0
  let closed = false
  const drawn = new Promise<Drawn>((resolve, reject) => {
    const fail = (error: Error): void => {
      reject(error)
      for (const { reject: refuse } of waiting.values()) refuse(error)
      waiting.clear()
      closed = true
    }
    worker.on('message', (message: AnalystMessage) => {
      if (message.kind === 'drawn') return resolve(message)
      waiting.get(message.ticket)?.resolve(message.analysis)
      waiting.delete(message.ticket)
    })
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('the analyst has stopped')))
  })
  drawn.catch(() => {})
  return {
    drawn,
    analyse: async (asOf, events) => {
      await drawn
      if (closed) throw new Error('the analyst has stopped')
      const ticket = tickets++
      return new Promise((resolve, reject) => {
        waiting.set(ticket, { resolve, reject })
        worker.postMessage({ asOf, events, ticket } satisfies DayQuestion)
      })
    },
    close: async () => {
      closed = true
      await worker.terminate()
    },
  }
}
