import { Duplex } from 'node:stream'
import type { Engine } from './engine.ts'

/** Messages after which the client waits for an answer: Query, Sync, Flush, FunctionCall. */
const ENDS_A_BATCH = new Set(['Q', 'S', 'H', 'F'].map((letter) => letter.charCodeAt(0)))
const FLUSH = 'H'.charCodeAt(0)
const TERMINATE = 'X'.charCodeAt(0)

/** A backend message: type, length, body. */
function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const query = (sql: string): Uint8Array => message('Q', Buffer.from(`${sql}\0`))

/** AuthenticationOk, the encoding and ReadyForQuery: what a client waits for after its startup message. */
const WELCOME = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('S', Buffer.from('client_encoding\0UTF8\0')),
  message('S', Buffer.from('server_version\x0018.3\0')),
  message('Z', Buffer.from('I')),
])

/**
 * What the `pg` client takes for a socket: it gathers messages of the wire protocol into batches for the engine's thread and
 * hands back the bytes that answer. When the engine fails, the connection ends with that failure, as when a server crashes:
 * the statement is rejected with it and the pool throws the connection away.
 */
export class WireStream extends Duplex {
  #unread: Buffer = Buffer.alloc(0)
  #batch: Buffer[] = []
  #started = false
  #last: Promise<void> = Promise.resolve()

  private readonly engine: Engine

  constructor(engine: Engine) {
    super({ allowHalfOpen: false })
    this.engine = engine
  }

  connect(): this {
    this.engine.start().then(
      () => this.emit('connect'),
      (error: Error) => this.destroy(error),
    )
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.#unread = this.#unread.length === 0 ? chunk : Buffer.concat([this.#unread, chunk])
    this.#takeMessages()
    done()
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error) => void): void {
    this.#unread = Buffer.concat([this.#unread, ...chunks.map(({ chunk }) => chunk)])
    this.#takeMessages()
    done()
  }

  #takeMessages(): void {
    for (;;) {
      // The startup message alone has no type byte.
      const head = this.#started ? 1 : 0
      if (this.#unread.length < head + 4) return
      const end = head + this.#unread.readInt32BE(head)
      if (this.#unread.length < end) return
      const taken = this.#unread.subarray(0, end)
      this.#unread = this.#unread.subarray(end)
      if (!this.#started) this.#startUp()
      else this.#take(taken)
    }
  }

  /** A new client finds a clean session: the engine has only one, and a client may leave it in a transaction. */
  #startUp(): void {
    this.#started = true
    this.#send(query('ROLLBACK'), true, () => {})
    this.#send(query('DISCARD ALL'), true, () => this.push(WELCOME))
  }

  #take(taken: Buffer): void {
    const type = taken[0]!
    if (type === TERMINATE) {
      this.#last = this.#last.then(() => void this.push(null))
      return
    }
    this.#batch.push(taken)
    if (!ENDS_A_BATCH.has(type)) return
    const batch = new Uint8Array(Buffer.concat(this.#batch))
    this.#batch = []
    this.#send(batch, type !== FLUSH, (bytes) => this.push(bytes))
  }

  #send(batch: Uint8Array, expectReady: boolean, deliver: (bytes: Uint8Array) => void): void {
    this.#last = this.#last.then(async () => {
      if (this.destroyed) return
      try {
        deliver(await this.engine.exec(new Uint8Array(batch), expectReady))
      } catch (error) {
        this.destroy(error as Error)
      }
    })
  }

  /** What `net.Socket` has and the client calls; nothing here has a delay or keeps the process alive. */
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}
