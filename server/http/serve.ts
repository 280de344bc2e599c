import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { endpoints, type EndpointName } from '../contract/endpoints.ts'
import type { Address, Caller, Handlers } from '../contract/handlers.ts'
import type { Endpoint } from '../contract/index.ts'
import type { Finished } from './finished.ts'
import type { HandlerDeps } from '../service/deps.ts'
import { answerName } from '../service/downloads/file-names.ts'
import { assertKnown } from '../service/known-days.ts'
import { replay } from '../service/replay.ts'
import { parseInput } from './parse-input.ts'
import { Problem } from '../contract/problem.ts'
import { bearer } from './bearer.ts'

type AnyHandler = (input: unknown, caller: Caller | Address) => unknown

/** How an answer is written in another media type than JSON. */
export interface Writer {
  readonly type: string
  /** The file, or its slices: between two of them others are answered. */
  readonly write: (name: EndpointName, output: unknown) => string | Buffer | Iterable<string>
}
export type Writers = Readonly<Record<'csv' | 'geojson' | 'xlsx', Writer>>

/** Endpoints whose address holds a place somebody looked for: kept by no cache. */
const PRIVATE: ReadonlySet<EndpointName> = new Set<EndpointName>([
  'searchPlaces',
  'nearestCabinets',
  'getImportProgress',
])

/** What rests on nothing but what the server holds, and holds no place that somebody looked for. */
const FINISHED: ReadonlySet<EndpointName> = new Set<EndpointName>([
  'getCarte',
  'getContours',
  'getListe',
  'getFrise',
  'getTerritoire',
  'listTerritoires',
  'listQuestions',
])

/** `/a/{id}` as Express writes it, `/a/:id`. */
export const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** Ten times a roster of the whole country. */
const LARGEST_FILE = '32mb'

/** The router of the whole contract. */
export function serve(
  deps: HandlerDeps,
  finished: Finished,
  createHandlers: (deps: HandlerDeps) => Handlers,
  handlers: Handlers,
  writers: Writers,
): Router {
  const router = Router({ caseSensitive: true })
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name]
    const { access } = endpoint
    /** Answers the endpoint; of a file's address, as that file. */
    const answer =
      (file: keyof Writers | null): RequestHandler =>
      async (request, response) => {
        response.locals.route = file ? `${endpoint.path}.${file}` : endpoint.path
        if (access) response.set('Cache-Control', 'no-store')
        // Who may not write is told so before the file is read.
        const author = access && (await bearer(deps.database, access, request, response))
        const sent = endpoint.file ? await fileOf(endpoint.file, request, response) : Buffer.alloc(0)
        const input = parseInput(endpoint, request, file ? { format: file } : {})
        const origin = `${request.protocol}://${request.host}`
        const { asOf, knownAt } = input as { readonly asOf?: string; readonly knownAt?: string }
        if (asOf !== undefined) assertKnown(deps, asOf)
        const answering =
          knownAt === undefined ? handlers : createHandlers(await replay(deps, input as { knownAt: string }))
        const output = await (answering[name] as AnyHandler)(
          input,
          author ? { author, file: sent, origin } : { origin },
        )
        response.status(endpoint.status ?? 200)
        const kept = !PRIVATE.has(name) && endpoint.method === 'GET' && !access
        response.set('Cache-Control', kept ? 'no-cache' : 'no-store')
        const writer = writers[(input as { format?: string }).format as keyof Writers]
        if (!writer && endpoint.media) return void response.type(endpoint.media).send(JSON.stringify(output))
        if (!writer) {
          const use = FINISHED.has(name) && knownAt === undefined ? 'kept' : 'once'
          await finished.send(request, response.type('json'), JSON.stringify(output), use)
          return
        }
        const text = writer.write(name, output)
        response.attachment(answerName(endpoint.path, input, output, deps.today())).type(writer.type)
        if (typeof text === 'string' || Buffer.isBuffer(text)) return void response.send(text)
        for (const slice of text) {
          if (response.destroyed) return
          response.write(slice)
          await new Promise((resolve) => setImmediate(resolve))
        }
        response.end()
      }
    const method = endpoint.method === 'GET' ? 'get' : 'post'
    // `/territoires/departement.csv` before `/territoires/:niveau`, which would take it for a level.
    for (const file of endpoint.formats ?? [])
      router[method](expressPath(`${endpoint.path}.${file}`), answer(file))
    router[method](expressPath(endpoint.path), answer(null))
  }
  return router
}

/** The file that a request carries. */
async function fileOf(types: readonly string[], request: Request, response: Response): Promise<Buffer> {
  const read = express.raw({ type: [...types], limit: LARGEST_FILE })
  await new Promise<void>((resolve, reject) =>
    read(request, response, (error?: unknown) => (error ? reject(error) : resolve())),
  )
  const body: unknown = request.body
  if (Buffer.isBuffer(body) && body.length > 0) return body
  throw new Problem(
    415,
    'Unsupported media type',
    `Send the file itself as the body, with a Content-Type such as ${types[0]}.`,
  )
}
