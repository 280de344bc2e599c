import type { Request, RequestHandler, Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { badInput, Problem } from '../contract/problem.ts'
import { LICENCE_LINK } from '../service/gis/links.ts'

/** Nothing comes from, or goes to, anybody else. */
const OWN = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** The policy of a page whose scripts may also fetch from one other origin, such as `https://data.geopf.fr`. */
export const mayFetchFrom = (origin: string): RequestHandler =>
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: { ...OWN, connectSrc: ["'self'", origin] },
  })

/** Headers of every answer. */
export const securityHeaders = (): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: OWN },
    // Served over plain HTTP on a desk as over HTTPS behind a proxy: the proxy knows, and says it.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  }),
  (_request, response, next) => {
    response.set('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), payment=()')
    next()
  },
]

/** No text that PostgreSQL takes holds a NUL sign, and no address needs one; what is no address leads nowhere: said at the door, to whatever route. */
export const refuseAddress: RequestHandler = ({ originalUrl }, _response, next) => {
  if (originalUrl.includes('%00')) throw badInput([{ path: 'address', message: 'holds a NUL sign' }])
  if (!URL.canParse(originalUrl, 'http://relais.invalid'))
    throw badInput([{ path: 'address', message: 'is no address: ask for one such as /ogc?f=json' }])
  next()
}

const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i

/** A host and a protocol are written into addresses, and tell answers apart: what is none is refused at the door, the proxy's word for it too. */
export const refuseHost: RequestHandler = ({ host, protocol }, _response, next) => {
  if (protocol !== 'http' && protocol !== 'https')
    throw badInput([{ path: 'X-Forwarded-Proto', message: 'is neither http nor https' }])
  if (!HOST.test(host ?? '') || !URL.canParse(`http://${host}`))
    throw badInput([
      {
        path: 'Host',
        message: 'is no name or address of a host: send one, as `relais.example` or `127.0.0.1:8080`',
      },
    ])
  next()
}

const MINUTE = 60_000
const READS = ['GET', 'HEAD', 'OPTIONS']

/** A steward may write much: what is limited is how often a token may be refused. */
const hasToken = (request: Request): boolean => request.get('Authorization') !== undefined

/** An outage counts against nobody. */
const notOurFault = (_request: Request, response: Response): boolean => response.statusCode < 500

/** At most 20 writes a minute and caller; the counter lives in memory and dies with the process. */
export const limitWrites = (): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: 20,
    skip: (request) => READS.includes(request.method) || hasToken(request),
    skipFailedRequests: true,
    requestWasSuccessful: notOurFault,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(
        new Problem(429, 'Too many requests', 'At most 20 writes a minute: wait a little, then try again.'),
      ),
  })

/** At most 10 alerts by e-mail asked for an hour and caller: each sends a letter to somebody. */
export const limitAlerts = (): RequestHandler =>
  rateLimit({
    windowMs: 60 * MINUTE,
    limit: 10,
    skipFailedRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(new Problem(429, 'Too many requests', 'At most 10 alerts an hour: wait, then try again.')),
  })

/** At most 120 refused requests with a token a minute and caller, besides the lock of the token itself. */
export const limitFailures = (): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: 120,
    skip: (request) => !hasToken(request),
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode < 400 || response.statusCode >= 500,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(new Problem(429, 'Too many requests', 'Too many of your requests were refused: wait a minute.')),
  })

/** Open data may be read from any page; no cookie is read here, and a browser sends ours to no other site. */
export const publicData = (): RequestHandler => (_request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers':
      'Content-Crs, Content-Disposition, Deprecation, ETag, Link, Retry-After, Sunset',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    Link: LICENCE_LINK,
  })
  next()
}
