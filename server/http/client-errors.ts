import { STATUS_CODES, type Server } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { Problem, problemBody } from '../contract/problem.ts'

/** What Node refuses before any of our code sees a request, by its code; anything else is no HTTP. */
const REFUSALS: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'The address and the headers are longer than 16 kB together: send less, or a body.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not come whole in time: send it again.'],
}
const LINGER_MS = 2_000
const NO_HTTP = [400, 'This is no HTTP request.'] as const

/** Answers what Node's parser refuses as every other error is answered, with the form of RFC 9457, and hangs up. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const begun = (socket as { _httpMessage?: { headersSent: boolean } })._httpMessage?.headersSent === true
    if (error.code === 'ECONNRESET' || !socket.writable || begun) return void socket.destroy()
    const [status, detail] = REFUSALS[error.code ?? ''] ?? NO_HTTP
    const title = STATUS_CODES[status] ?? 'Bad Request'
    const body = JSON.stringify(problemBody(new Problem(status, title, detail), randomUUID()))
    socket.end(
      [
        `HTTP/1.1 ${status} ${title}`,
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        'X-Content-Type-Options: nosniff',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
      () => socket.destroy(),
    )
    // Who does not take even this is let go all the same: nothing else looks after a socket without its parser.
    setTimeout(() => socket.destroy(), LINGER_MS).unref()
  })
}
