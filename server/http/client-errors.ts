import { createServer, STATUS_CODES, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { badInput, Problem, problemBody } from '../contract/problem.ts'

const refused = (status: number, detail: string): Problem =>
  new Problem(status, STATUS_CODES[status] ?? 'Bad Request', detail)

/** What Node's parser refuses before any of our code sees a request, by its code; anything else is no HTTP. */
const REFUSALS: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: refused(
    431,
    'The address and the headers are longer than 16 kB together: send less, or a body.',
  ),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: refused(413, 'The extensions of its chunks are too long: send none.'),
  ERR_HTTP_REQUEST_TIMEOUT: refused(408, 'The request did not come whole in time: send it again.'),
}
const NO_HTTP = refused(400, 'This is no HTTP request.')
const NO_PROXY = refused(501, 'This is no proxy: ask for what is here by GET or POST.')
const NO_HOST = badInput([{ path: 'Host', message: 'is required: send one, as `relais.example`' }])
const NO_EXPECTATION = refused(
  417,
  'Expect: 100-continue is the only one that can be met: send that, or none.',
)
const LINGER_MS = 2_000

/** A server that answers what Node refuses by itself as every other error is answered, by the form of RFC 9457, and hangs up. */
export function createFrontServer(answer: RequestListener): Server {
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    // HTTP/1.0 has none (RFC 9112, 3.2).
    if (request.headers.host !== undefined || request.httpVersion === '1.0') return answer(request, response)
    refuse(response, NO_HOST)
  })
  server.on('checkExpectation', (_request, response) => refuse(response, NO_EXPECTATION))
  // Answers under way are not mixed with this one.
  server.on('connect', (_request, socket) => (isBusy(socket) ? socket.destroy() : hangUp(socket, NO_PROXY)))
  return server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const begun = messageOf(socket)?.headersSent === true
    if (error.code === 'ECONNRESET' || !socket.writable || begun) return void socket.destroy()
    hangUp(socket, REFUSALS[error.code ?? ''] ?? NO_HTTP)
  })
}

/** The answer that Node writes to a socket now. */
const messageOf = (socket: Duplex) =>
  (socket as { readonly _httpMessage?: { readonly headersSent: boolean } | null })._httpMessage
const isBusy = (socket: Duplex): boolean => messageOf(socket) != null

function answerOf(problem: Problem) {
  const body = JSON.stringify(problemBody(problem, randomUUID()))
  const headers = {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  }
  return { headers, body }
}

function refuse(response: ServerResponse, problem: Problem): void {
  const { headers, body } = answerOf(problem)
  response.writeHead(problem.status, headers).end(body)
}

/** The same where no response is at hand. */
function hangUp(socket: Duplex, problem: Problem): void {
  // Node listens no longer once it has handed a socket over: a caller that resets it would end the process.
  socket.on('error', () => socket.destroy())
  const { headers, body } = answerOf(problem)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`
  socket.end([status, ...lines, '', body].join('\r\n'), () => socket.destroy())
  // Who does not take even this is let go all the same: nothing else looks after a socket without its parser.
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}
