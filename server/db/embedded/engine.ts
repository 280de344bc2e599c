import type { Worker } from 'node:worker_threads'
import { spawnWorker } from '../../spawn-worker.ts'
import type { EngineReply, EngineRequest, EngineSettings } from './engine-messages.ts'

/** SQLSTATEs with which an embedded failure reaches the caller: the ones a server would give. */
const CANCELED = '57014'
const ENGINE_FAILED = 'XX000'

/** The engine gave no answer: `code` is a SQLSTATE, and the thread that failed is already gone. */
class EngineFailure extends Error {
  override readonly name = 'EngineFailure'
  readonly code: string
  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

interface Pending {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: EngineFailure) => void
  readonly watchdog: NodeJS.Timeout
}

/** One running thread and the batches it has not answered yet. */
class EngineThread {
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  readonly ready: Promise<void>
  #lastId = 0
  /** Memory of PostgreSQL as of its last answer, bytes. */
  held = 0
  #dead: EngineFailure | null = null

  constructor(settings: EngineSettings) {
    this.#worker = spawnWorker(new URL('./engine-worker.ts', import.meta.url), { workerData: settings })
    this.ready = new Promise((resolve, reject) => {
      this.#worker.once('message', () => {
        this.#worker.on('message', (reply: EngineReply) => this.#settle(reply))
        resolve()
      })
      this.#worker.once('error', (error) => {
        const failure = new EngineFailure(`The embedded database stopped: ${error.message}`, ENGINE_FAILED)
        this.discard(failure)
        reject(failure)
      })
      this.#worker.once('exit', () => {
        const failure = new EngineFailure('The embedded database has stopped.', ENGINE_FAILED)
        this.discard(failure)
        reject(failure)
      })
    })
    this.ready.catch(() => {})
  }

  get alive(): boolean {
    return this.#dead === null
  }

  exec(batch: Uint8Array, expectReady: boolean, timeoutMs: number): Promise<Uint8Array> {
    if (this.#dead) return Promise.reject(this.#dead)
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const watchdog = setTimeout(() => {
        const seconds = timeoutMs / 1000
        this.discard(
          new EngineFailure(
            `canceling statement after ${seconds} s: the embedded engine was restarted`,
            CANCELED,
          ),
        )
      }, timeoutMs)
      this.#pending.set(id, { resolve, reject, watchdog })
      const request: EngineRequest = { id, batch, expectReady }
      this.#worker.postMessage(request, [batch.buffer as ArrayBuffer])
    })
  }

  #settle({ id, bytes, complete, error, held }: EngineReply): void {
    this.held = held
    const pending = this.#pending.get(id)
    if (!pending) return
    if (!complete) {
      const why = error ?? 'it gave no answer, as after an exception inside GEOS'
      this.discard(
        new EngineFailure(
          `The embedded engine failed in this statement and was restarted: ${why}`,
          ENGINE_FAILED,
        ),
      )
      return
    }
    clearTimeout(pending.watchdog)
    this.#pending.delete(id)
    pending.resolve(bytes)
  }

  /** Ends the thread at once, even inside an endless loop, and fails what it still owed. */
  discard(failure: EngineFailure): void {
    if (this.#dead) return
    this.#dead = failure
    void this.#worker.terminate()
    for (const { reject, watchdog } of this.#pending.values()) {
      clearTimeout(watchdog)
      reject(failure)
    }
    this.#pending.clear()
  }

  /** Lets PostgreSQL write what it holds and end. */
  async close(): Promise<void> {
    if (this.#dead) return
    await this.ready
    const exited = new Promise((resolve) => this.#worker.once('exit', resolve))
    this.#worker.postMessage('close')
    await exited
  }
}

/**
 * The embedded PostgreSQL: one thread at a time, replaced when it fails. `batches` fail with `EngineFailure`; a transaction
 * that was open then is gone, as after the crash of a server: the next thread recovers from the write-ahead log.
 */
export class Engine {
  #thread: EngineThread | null = null
  #closed = false

  private readonly settings: EngineSettings
  private readonly queryTimeoutMs: number

  constructor(settings: EngineSettings, queryTimeoutMs: number) {
    this.settings = settings
    this.queryTimeoutMs = queryTimeoutMs
  }

  /** Resolves when the engine answers; starts it when there is none. */
  async start(): Promise<void> {
    await this.#running().ready
  }

  /** Bytes that answer a batch. */
  async exec(batch: Uint8Array, expectReady: boolean): Promise<Uint8Array> {
    const thread = this.#running()
    await thread.ready
    try {
      return await thread.exec(batch, expectReady, this.queryTimeoutMs)
    } finally {
      // A failed thread is replaced before anybody asks again: recovery takes a second or two.
      if (!thread.alive && !this.#closed) this.#running()
    }
  }

  /** Memory of the running thread's PostgreSQL, bytes. */
  get held(): number {
    return this.#thread?.alive ? this.#thread.held : 0
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#thread?.close()
  }

  #running(): EngineThread {
    if (this.#closed) throw new EngineFailure('The embedded database is closed.', ENGINE_FAILED)
    if (!this.#thread?.alive) this.#thread = new EngineThread(this.settings)
    return this.#thread
  }
}
