import { hash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { monthsOf } from '../country/views/months.ts'
import { holds } from '../holdings.ts'
import type { Live } from '../country/live/create-live.ts'
import type { HandlerDeps } from '../service/deps.ts'
import { squeezeText, type Use } from '../service/squeezeText.ts'

export interface FinishedDeps extends Pick<HandlerDeps, 'today' | 'databaseAnswers' | 'atlas'> {
  readonly onChange: Live['onChange']
}

/** Answers that rest on nothing but what the server holds, kept as the bytes and the headers that were sent. */
export interface Finished {
  /**
   * Answers what is kept before any middleware, with the headers that it gave, and 304 to who has just these bytes; returns the route.
   * Null for all else, and for a request that says more than such a one (a token, another tag): the middleware hears it.
   */
  readonly answerAtDoor: (request: Request, response: Response) => string | null
  /** Answers what was finished while the request waited; `next` for all else. */
  readonly answer: RequestHandler
  /** Sends a text with the type and the headers that are set; as `kept`, that of a GET is held while what it rests on stays. */
  readonly send: (request: Request, response: Response, text: string, use?: Use) => Promise<void>
  /** Sends bytes, in the coding that is set, or 204 for none; keeps them as `send` does or, where they `last`, while the data package is served. */
  readonly sendBytes: (request: Request, response: Response, body: Buffer | null, last: boolean) => void
}

interface Kept {
  readonly state: string
  readonly route: string
  readonly etag: string | undefined
  /** Names and values in turns, without what a 304 does not have. */
  readonly headers: string[]
  /** The same with the type and the length. */
  readonly ofBody: string[]
  /** Null: 204, nothing is there. */
  readonly body: Buffer | null
}

/** The state of what rests on nothing but the data package. */
const LASTING = 'lasting'
/** The sheets of a country in both languages are some ten megabytes, its tiles twenty. */
const MOST_BYTES = 64 * 1024 * 1024
/** Under this a compressed answer is hardly shorter. */
const LEAST_BYTES = 1024
/** What the headers and the key of an answer weigh. */
const ENTRY_BYTES = 1500

/** Headers that speak of who asked, or of this answer alone. */
const OF_THE_CALLER = /^(ratelimit|retry-after|set-cookie|connection|keep-alive|date|x-request-id)/

const valuesOf = (room: LRUCache<string, Kept>): Kept[] => [...room.values()]

/** 128 bits of SHA-256. */
const hashOf = (text: string | Buffer): string => hash('sha256', text, 'base64url').slice(0, 22)

type Coding = keyof typeof squeezeText | 'identity'

/** Of what the caller takes, the shortest: browsers name gzip first. */
const codingFor = (request: Request): Coding =>
  request.acceptsEncodings('br') ? 'br' : request.acceptsEncodings('gzip') ? 'gzip' : 'identity'

/**
 * Keeps finished answers by address, host and coding. They are void as soon as the day, a cabinet, a status, the
 * intervals of any day or the figures of a past month are others, or the database falls silent.
 */
export function createFinished({ onChange, atlas, today, databaseAnswers }: FinishedDeps): Finished {
  const room = (maxSize: number) =>
    new LRUCache<string, Kept>({
      maxSize,
      sizeCalculation: ({ body }) => (body?.length ?? 0) + ENTRY_BYTES,
    })
  // Apart: whoever asks for every tile drives out no page.
  const [kept, lasting] = [room(MOST_BYTES), room(MOST_BYTES / 2)]
  for (const one of [kept, lasting]) holds('answers', one, valuesOf)
  let version = 0
  onChange(() => {
    version++
    kept.clear()
  })
  const stateNow = (): string =>
    [
      ...[version, today(), databaseAnswers(), atlas.views.analyst() !== null],
      ...[atlas.views.analyses(), monthsOf(atlas).made()],
    ].join(' ')
  /** What a caller takes, by how it says so: browsers say it in some ten ways. */
  const taken = new LRUCache<string, string>({ max: 100 })
  const takenBy = (request: Request): string => {
    const said = request.headers['accept-encoding'] ?? ''
    const known = taken.get(said)
    if (known !== undefined) return known
    // Of two who take the shortest coding one may not take gzip, in which alone tiles are at hand.
    const taking = `${codingFor(request)} ${request.acceptsEncodings('gzip') !== false}`
    taken.set(said, taking)
    return taking
  }
  // No address is kept, only what tells one from another; no header holds the sign between its parts.
  const keyOf = (request: Request): string => {
    // Express asks who calls before it looks whether anything was forwarded: that takes longer than all the rest.
    const plain = request.headers['x-forwarded-proto'] === undefined && !('encrypted' in request.socket)
    const protocol = plain ? 'http' : request.protocol
    return hashOf([takenBy(request), protocol, request.host, request.originalUrl ?? request.url].join('\n'))
  }
  const find = (request: Request): Kept | undefined => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const key = keyOf(request)
    const found = kept.get(key)
    return found && found.state === stateNow() ? found : lasting.get(key)
  }
  /** Sent by Express, which answers 304 to who has it. */
  const write = (response: Response, { route, ofBody, body }: Kept): void => {
    response.locals.route = route
    response.locals.finished = true
    for (let at = 0; at < ofBody.length; at += 2) response.setHeader(ofBody[at]!, ofBody[at + 1]!)
    if (body === null) response.status(204).end()
    else response.send(body)
  }
  /** What is to be sent under the headers that are set, whoever set them. */
  const finish = (response: Response, body: Buffer | null, state: string): Kept => {
    if (body !== null && !response.get('ETag')) response.set('ETag', `"${hashOf(body)}"`)
    // Caches must tell codings apart also where the shortest is none.
    const names = response
      .vary('Accept-Encoding')
      .getHeaderNames()
      .filter((name) => !OF_THE_CALLER.test(name))
    const of = (some: readonly string[]): string[] =>
      some.flatMap((name) => [name, String(response.get(name))])
    const headers = of(names.filter((name) => name !== 'content-type'))
    const length = body === null ? [] : ['content-length', String(body.length)]
    return {
      ...{ state, body, route: String(response.locals.route), etag: response.get('ETag') },
      ...{ headers, ofBody: [...of(names), ...length] },
    }
  }
  const keep = (request: Request, finished: Kept): void => {
    // What is told to who names himself stays with him.
    if (request.headers.authorization !== undefined) return
    ;(finished.state === LASTING ? lasting : kept).set(keyOf(request), finished)
  }
  return {
    answerAtDoor: (request, response) => {
      const found = find(request)
      if (!found) return null
      const { authorization, 'if-none-match': known, 'cache-control': control } = request.headers
      const has = known !== undefined && known === found.etag && !control?.includes('no-cache')
      if (authorization !== undefined || (known !== undefined && !has)) return null
      const { route, headers, ofBody, body } = found
      if (has) response.writeHead(304, headers).end()
      else if (body === null) response.writeHead(204, headers).end()
      else response.writeHead(200, ofBody).end(request.method === 'HEAD' ? undefined : body)
      return route
    },
    answer: (request, response, next) => {
      response.locals.state = stateNow()
      const found = find(request)
      if (found) write(response, found)
      else next()
    },
    send: async (request, response, text, use = 'kept') => {
      const bytes = Buffer.from(text)
      const coding = bytes.length < LEAST_BYTES ? 'identity' : codingFor(request)
      const body = coding === 'identity' ? bytes : await squeezeText[coding](bytes, use)
      response.set('ETag', `"${hashOf(bytes)}${coding === 'identity' ? '' : `-${coding}`}"`)
      if (coding !== 'identity') response.set('Content-Encoding', coding)
      const finished = finish(response, body, String(response.locals.state))
      // What it rests on may have changed while it was made: then it is true of nothing that can be asked again.
      if (use === 'kept' && response.statusCode === 200 && finished.state === stateNow())
        keep(request, finished)
      write(response, finished)
    },
    sendBytes: (request, response, body, last) => {
      const finished = finish(response, body, last ? LASTING : stateNow())
      keep(request, finished)
      write(response, finished)
    },
  }
}
