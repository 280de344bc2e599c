/** The embedded engine in its own thread: batches of the wire protocol in, what PostgreSQL answers out. */
import { PGlite } from '@electric-sql/pglite'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import type { EngineReply, EngineRequest, EngineSettings } from './engine-messages.ts'

/*
 * Each symbol that PostgreSQL looks up in PostGIS makes Emscripten list the library's 23,000 exports anew (`Object.keys` in
 * `__dlsym_js`): 5 s for CREATE EXTENSION alone. The lists never change once a library is loaded, so this thread keeps the large ones.
 */
const LARGE = 10_000
const listed = new WeakMap<object, string[]>()
const listKeys = Object.keys
Object.keys = (object: object): string[] => {
  const known = listed.get(object)
  if (known) return known
  const keys = listKeys(object)
  if (keys.length > LARGE) listed.set(object, keys)
  return keys
}

/*
 * V8 compiles a function of the engine anew, for speed, once it has run for 1.8 million bytes: at a start of two seconds hundreds of
 * functions reach that, and the compiler takes as long on the other core, which reads the program meanwhile.
 */
setFlagsFromString('--wasm-tiering-budget=100000000')

const settings = workerData as EngineSettings
const port = parentPort!

const engine = new PGlite({
  dataDir: settings.dataFolder,
  relaxedDurability: true,
  extensions: {
    postgis: {
      name: 'postgis',
      setup: async (_engine: unknown, options: { PGLITE_ENV: Record<string, string> }) => {
        options.PGLITE_ENV.PROJ_DATA = '/pglite/share/proj'
        return { emscriptenOpts: options, bundlePath: pathToFileURL(settings.bundle) }
      },
    },
  },
  startParams: [
    ...PGlite.defaultStartParams,
    ...['max_wal_size=96MB', 'min_wal_size=32MB', 'timezone=UTC', 'shared_buffers=32MB', 'jit=off'].flatMap(
      (option) => ['-c', option],
    ),
  ],
})

/** Memory of PostgreSQL, bytes: it only grows. */
const held = (): number => engine.Module.HEAPU8.byteLength

/** The last message of a complete answer is ReadyForQuery: `Z`, length 5, the state of the transaction. */
const isReady = (bytes: Uint8Array): boolean =>
  bytes.length >= 6 && bytes[bytes.length - 6] === 0x5a && bytes[bytes.length - 2] === 5

async function answer({ id, batch, expectReady }: EngineRequest): Promise<EngineReply> {
  const chunks: Uint8Array[] = []
  await engine.execProtocolRawStream(batch, {
    syncToFs: false,
    onRawData: (chunk) => chunks.push(chunk.slice()),
  })
  const bytes = Buffer.concat(chunks)
  // A C++ exception of GEOS leaves the engine without an answer: everything it holds is suspect from here on.
  return { id, bytes: new Uint8Array(bytes), complete: !expectReady || isReady(bytes), held: held() }
}

await engine.waitReady
port.on('message', (request: EngineRequest | 'close') => {
  if (request === 'close') {
    void engine.close().then(() => port.close())
    return
  }
  void answer(request).then(
    (reply) => port.postMessage(reply, [reply.bytes.buffer as ArrayBuffer]),
    (error: unknown) =>
      port.postMessage({
        ...{ id: request.id, bytes: new Uint8Array(), complete: false, held: held() },
        error: String(error),
      } satisfies EngineReply),
  )
})
port.postMessage('ready')
