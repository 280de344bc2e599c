import type { IncomingMessage, ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { pinoHttp, type HttpLogger } from 'pino-http'
import { safeError } from '../log.ts'

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
