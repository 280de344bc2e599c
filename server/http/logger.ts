import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import pino, { type DestinationStream, type Logger } from 'pino'
import { pinoHttp, type HttpLogger } from 'pino-http'

/** The house's logger; `destination` is for tests, standard output otherwise. */
export const createLogger = (level: string, destination?: DestinationStream): Logger =>
  destination ? pino({ level }, destination) : pino({ level })

/** The template of the route that answered, such as `/api/v1/places`: the only part of an address that is kept. */
export const routeOf = (response: ServerResponse): string =>
  (response as { locals?: { route?: string } }).locals?.route ?? 'unmatched'

/**
 * One line a request: id, method, route template, status, milliseconds. No address, query, body, IP, user agent or
 * referrer: a place that somebody looked for must not be found here.
 */
export const requestLog = (logger: Logger): HttpLogger =>
  pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    wrapSerializers: false,
    quietReqLogger: true,
    quietResLogger: true,
    serializers: { req: () => undefined, res: () => undefined, err: safeError },
    customSuccessObject: told,
    customErrorObject: (request, response, _error, line: object) => told(request, response, line),
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
  })

const told = (request: IncomingMessage, response: ServerResponse, line: object) => ({
  method: request.method,
  route: routeOf(response),
  status: response.statusCode,
  ...line,
})

/**
 * Name, code and frames of an error, without its message: messages of libraries quote what they were given
 * (`Invalid URL: …`, SQL with its bindings).
 */
export function safeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { type: error.name, code: (error as { code?: unknown }).code, stack: frames.join('\n') }
}
