import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { monthsOf } from '../country/views/months.ts'
import type { Live } from '../country/live/create-live.ts'
import type { HandlerDeps } from '../service/deps.ts'

export interface FinishedDeps extends Pick<HandlerDeps, 'today' | 'databaseAnswers' | 'atlas'> {
  readonly onChange: Live['onChange']
}

/** Answers that rest on nothing but what the server holds, kept as the bytes that were sent. */
export interface Finished {
  /** Answers what is kept, with 304 for who has it, before any other work; `next` for all else. */
  readonly answer: RequestHandler
  /** Sends the text of a GET with the type and the headers that are set, and keeps it while what it rests on stays. */
  readonly send: (request: Request, response: Response, text: string) => Promise<void>
}

interface Kept {
  readonly state: string
  readonly route: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** The sheets of a country in both languages are some ten megabytes. */
const MOST_BYTES = 64 * 1024 * 1024
/** Under this a compressed answer is hardly shorter. */
const LEAST_BYTES = 1024
/** What an answer's own handler says of it; the rest is set anew for each. */
const OWN_HEADERS = ['Content-Type', 'Cache-Control', 'Content-Security-Policy', 'Content-Disposition']
/** Higher ones take ten times as long for a twentieth less: they are for files that a build makes. */
const BROTLI_QUALITY = 5

/** 128 bits of SHA-256. */
const hashOf = (text: string | Buffer): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22)

const squeeze = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
}

/** Of what the caller takes, the shortest: browsers name gzip first. */
const codingFor = (request: Request): keyof typeof squeeze | 'identity' =>
  request.acceptsEncodings('br') ? 'br' : request.acceptsEncodings('gzip') ? 'gzip' : 'identity'

/**
 * Keeps finished answers by address, host and coding. They are void as soon as the day, a cabinet, a status, the
 * intervals of any day or the figures of a past month are others, or the database falls silent.
 */
export function createFinished({ onChange, atlas, today, databaseAnswers }: FinishedDeps): Finished {
  const kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }) => body.length + 1000,
  })
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
  // No address is kept, only what tells one from another; no header holds the sign between its parts.
  const keyOf = (request: Request): string =>
    hashOf([codingFor(request), request.protocol, request.host, request.originalUrl].join('\n'))
  const write = (response: Response, { route, headers, body }: Kept): void => {
    response.locals.route = route
    response.locals.finished = true
    // Sent by Express, which answers 304 to who has it.
    response.set(headers).vary('Accept-Encoding').send(body)
  }
  return {
    answer: (request, response, next) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return next()
      const state = (response.locals.state = stateNow())
      const found = kept.get(keyOf(request))
      if (found?.state === state) write(response, found)
      else next()
    },
    send: async (request, response, text) => {
      const bytes = Buffer.from(text)
      const coding = bytes.length < LEAST_BYTES ? 'identity' : codingFor(request)
      const body = coding === 'identity' ? bytes : await squeeze[coding](bytes)
      const own = OWN_HEADERS.flatMap((name) => {
        const value = response.get(name)
        return value === undefined ? [] : [[name, value] as const]
      })
      const finished: Kept = {
        state: String(response.locals.state),
        route: String(response.locals.route),
        headers: {
          ...Object.fromEntries(own),
          ETag: `"${hashOf(bytes)}${coding === 'identity' ? '' : `-${coding}`}"`,
          ...(coding !== 'identity' && { 'Content-Encoding': coding }),
        },
        body,
      }
      // What it rests on may have changed while it was made: then it is true of nothing that can be asked again.
      if (response.statusCode === 200 && finished.state === stateNow()) kept.set(keyOf(request), finished)
      write(response, finished)
    },
  }
}
