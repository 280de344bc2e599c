import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { Problem } from './problem.ts'

/** Headers of every answer: nothing comes from, or goes to, anybody else. */
export const securityHeaders = (): RequestHandler[] => [
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Served over plain HTTP on a desk as over HTTPS behind a proxy: the proxy knows, and says it.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  }),
  (_request, response, next) => {
    response.set('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), payment=()')
    next()
  },
]

const MINUTE = 60_000

/** At most 20 writes a minute and caller; the counter lives in memory and dies with the process. */
export const limitWrites = (): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: 20,
    skip: ({ method }) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(
        new Problem(429, 'Too many requests', 'At most 20 writes a minute: wait a little, then try again.'),
      ),
  })

/** Open data may be read from any page; it still may not send cookies, for there are none. */
export const publicData = (): RequestHandler => (_request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
  next()
}
