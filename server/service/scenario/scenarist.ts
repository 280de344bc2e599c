import type { Worker } from 'node:worker_threads'
import type { CompactCountry, CompactDay } from '../../domain/scenario/compact-world.ts'
import type { Answer, Question } from '../../domain/scenario/player.ts'
import { spawnWorker } from '../../spawn-worker.ts'
import type { ScenaristMessage, ScenaristTask } from './scenarist-worker.ts'

/** Too many questions wait, or one took too long: worth asking again later. */
export class Busy extends Error {}

/** Where questions are played and until when they may be. */
export interface ScenaristOptions {
  /** Questions that may wait behind the one being played. */
  readonly waiting: number
  /** Milliseconds for one question, and for the first one, which allocates the country. */
  readonly timeLimit: number
  readonly firstTimeLimit: number
  /** Milliseconds without a question after which the thread and its memory are given back. */
  readonly idle: number
}

/** A thread that plays scenarios and placements, started with the first question; the main thread never waits for it. */
export interface Scenarist {
  /**
   * Plays `question` on a country and a day. The thread is started anew when `country` is another object.
   * @throws Busy when the queue is full or time is up.
   */
  readonly ask: (country: CompactCountry, day: CompactDay, question: Question) => Promise<Answer>
  readonly close: () => Promise<void>
}

const DEFAULTS: ScenaristOptions = { waiting: 8, timeLimit: 15_000, firstTimeLimit: 60_000, idle: 120_000 }

interface Job {
  readonly country: CompactCountry
  readonly day: CompactDay
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** Makes the scenarist; no thread runs until it is asked something. */
export function createScenarist(options: Partial<ScenaristOptions> = {}): Scenarist {
  const limits = { ...DEFAULTS, ...options }
  const queue: Job[] = []
  let thread: { readonly worker: Worker; readonly country: CompactCountry; day: string } | null = null
  let playing: { readonly job: Job; readonly ticket: number; readonly timer: NodeJS.Timeout } | null = null
  let idle: NodeJS.Timeout | undefined
  let tickets = 0

  /** Lets the thread go; what it was playing is answered with `error`. */
  const drop = (error: Error): void => {
    const { worker } = thread ?? {}
    thread = null
    const now = playing
    playing = null
    if (now) clearTimeout(now.timer)
    worker?.removeAllListeners()
    worker?.on('error', () => {})
    void worker?.terminate()
    now?.job.reject(error)
  }
  const done = (message: ScenaristMessage): void => {
    if (playing?.ticket !== message.ticket) return
    const { job, timer } = playing
    clearTimeout(timer)
    playing = null
    if ('answer' in message) job.resolve(message.answer)
    else job.reject(new Error(message.failed))
    next()
  }
  const threadFor = (country: CompactCountry): NonNullable<typeof thread> => {
    if (thread?.country === country) return thread
    if (thread) drop(new Error('replaced'))
    const worker = spawnWorker(new URL('./scenarist-worker.ts', import.meta.url), { workerData: country })
    // An answer nobody awaits any more must not keep the process alive.
    worker.unref()
    worker.on('message', done)
    const fail = (error: Error): void => {
      drop(error)
      next()
    }
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('the scenarist has stopped')))
    return (thread = { worker, country, day: '' })
  }
  const next = (): void => {
    clearTimeout(idle)
    if (playing) return
    const job = queue.shift()
    if (!job) {
      idle = setTimeout(() => drop(new Error('idle')), limits.idle).unref()
      return
    }
    const { worker, day } = threadFor(job.country)
    const text = JSON.stringify(job.day)
    const first = day === ''
    const ticket = tickets++
    const timer = setTimeout(
      () => {
        drop(new Busy('The calculation took too long.'))
        next()
      },
      first ? limits.firstTimeLimit : limits.timeLimit,
    ).unref()
    playing = { job, ticket, timer }
    thread!.day = text
    worker.postMessage({
      ticket,
      question: job.question,
      day: text === day ? null : job.day,
    } satisfies ScenaristTask)
  }
  return {
    ask: (country, day, question) =>
      new Promise((resolve, reject) => {
        if (queue.length >= limits.waiting) return reject(new Busy('Too many calculations are waiting.'))
        queue.push({ country, day, question, resolve, reject })
        next()
      }),
    close: async () => {
      clearTimeout(idle)
      for (const { reject } of queue.splice(0)) reject(new Error('closing'))
      const worker = thread?.worker
      drop(new Error('closing'))
      await worker?.terminate()
    },
  }
}
