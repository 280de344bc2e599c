import type { RequestHandler, Response } from 'express'
import type { Live } from '../../country/live/create-live.ts'
import { badInput, Problem } from '../../contract/problem.ts'

/** The open connections of who wants to be told. */
export interface ChangeStream {
  readonly handler: RequestHandler
  /** Ends every connection; who comes afterwards is sent away. */
  readonly close: () => void
}

const HEARTBEAT_MS = 25_000
/** Each costs a socket and a few kilobytes; a page that is sent away asks again later. */
const MOST_LISTENERS = 500
/** Beyond this many from one address, one machine would keep everybody else out; a school or a hospital needs some. */
const MOST_PER_ADDRESS = 50
const RETRY_MS = 3_000

/**
 * Server-sent events: `changement` with what has changed and the calculation of the day that now holds, which is also the
 * event's id. Who names an older one by `?run=` or `Last-Event-ID` is told at once that he missed something.
 */
export function createChangeStream(
  live: Pick<Live, 'runs' | 'onChange'>,
  today: () => string,
  { heartbeatMs = HEARTBEAT_MS, most = MOST_LISTENERS, mostPerAddress = MOST_PER_ADDRESS } = {},
): ChangeStream {
  // The address is kept with the connection and no longer.
  const listeners = new Map<Response, string>()
  const from = (address: string): number =>
    [...listeners.values()].filter((other) => other === address).length
  let closed = false
  const message = (change: string): string => {
    const asOf = today()
    const run = live.runs.idAt(asOf)
    return `id: ${run}\nevent: changement\ndata: ${JSON.stringify({ change, asOf, run })}\n\n`
  }
  const quiet = live.onChange((change) => {
    if (listeners.size === 0) return
    const text = message(change)
    for (const response of listeners.keys()) response.write(text)
  })
  const heart = setInterval(() => {
    for (const response of listeners.keys()) response.write(': \n\n')
  }, heartbeatMs).unref()

  return {
    handler: (request, response) => {
      response.locals.route = '/api/v1/changements/flux'
      const { run, ...others } = request.query
      const unknown = Object.keys(others)
      if (unknown.length > 0) throw badInput(unknown.map((path) => ({ path, message: 'unknown parameter' })))
      const address = request.ip ?? ''
      if (closed || listeners.size >= most || from(address) >= mostPerAddress) {
        response.set('Retry-After', '60')
        throw new Problem(503, 'Too many listeners', 'Nobody else can listen now: try again in a minute.')
      }
      response.set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        // Neither a cache nor a compressor on the way may hold back a line.
        'Cache-Control': 'no-cache, no-transform',
        'X-Accel-Buffering': 'no',
      })
      response.write(`retry: ${RETRY_MS}\n\n`)
      const seen = request.get('Last-Event-ID') ?? run
      if (seen !== undefined && seen !== live.runs.idAt(today())) response.write(message('missed'))
      listeners.set(response, address)
      response.once('close', () => listeners.delete(response))
    },
    close: () => {
      closed = true
      quiet()
      clearInterval(heart)
      for (const response of listeners.keys()) response.end()
      listeners.clear()
    },
  }
}
