import { Router, type RequestHandler } from 'express'
import { endpoints, type EndpointName, type Endpoints } from '../contract/endpoints.ts'
import type { Endpoint, InputOf, OutputOf } from '../contract/index.ts'
import { parseInput } from './parse-input.ts'

/** What answers an endpoint: validated values in, data out; never a request or a response. */
type Handler<E extends Endpoint> = (input: InputOf<E>) => OutputOf<E> | Promise<OutputOf<E>>

/** One handler an endpoint: a missing one, or one of another shape, does not compile. */
export type Handlers = { readonly [Name in EndpointName]: Handler<Endpoints[Name]> }

/** How an answer is written in another media type than JSON. */
export interface Writer {
  readonly type: string
  /** The text, or its slices: between two of them others are answered. */
  readonly write: (name: EndpointName, output: unknown) => string | Iterable<string>
}
export type Writers = Readonly<Record<'csv' | 'geojson', Writer>>

/** Endpoints whose address holds a place somebody looked for: kept by no cache. */
const PRIVATE: ReadonlySet<EndpointName> = new Set<EndpointName>(['searchPlaces', 'nearestCabinets'])

/** `/a/{id}` as Express writes it, `/a/:id`. */
export const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** The router of the whole contract. */
export function serve(handlers: Handlers, writers: Writers): Router {
  const router = Router({ caseSensitive: true })
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name]
    const handle = handlers[name] as Handler<Endpoint>
    const answer: RequestHandler = async (request, response) => {
      response.locals.route = endpoint.path
      const input = parseInput(endpoint, request)
      const output = await handle(input)
      response.status(endpoint.status ?? 200)
      response.set('Cache-Control', PRIVATE.has(name) || endpoint.method === 'POST' ? 'no-store' : 'no-cache')
      const writer = writers[(input as { format?: string }).format as keyof Writers]
      if (!writer) return void response.json(output)
      const text = writer.write(name, output)
      response.type(writer.type)
      if (typeof text === 'string') return void response.send(text)
      for (const slice of text) {
        if (response.destroyed) return
        response.write(slice)
        await new Promise((resolve) => setImmediate(resolve))
      }
      response.end()
    }
    if (endpoint.method === 'GET') router.get(expressPath(endpoint.path), answer)
    else router.post(expressPath(endpoint.path), answer)
  }
  return router
}
