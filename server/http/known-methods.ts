import type { RequestHandler, Response } from 'express'
import { Problem } from '../contract/problem.ts'
import { allowedMethods } from './allowed-methods.ts'

/** What a page of another site may say in its request, beyond what every request says. */
const HEADERS = ['Accept', 'Content-Type', 'If-Modified-Since', 'If-None-Match', 'If-Range', 'Range']
/** A browser need not ask again for a day, s. */
const REMEMBERED = 86_400

/** 405 that says which methods are answered, in its header `Allow` too. */
export function methodProblem(response: Response, allowed: readonly string[]): Problem {
  response.set('Allow', allowed.join(', '))
  return new Problem(405, 'Method not allowed', `This address answers ${allowed.join(', ')} only.`)
}

/**
 * Before anything is counted or waited for: a method that an address does not answer is refused, and OPTIONS says what it
 * answers, to a browser that asks for a page of another site too. Whoever reads an address that only takes writes is refused after the
 * routes, by `nothingHere`: nearly everybody reads, and all routes are looked at here.
 */
export const knownMethods: RequestHandler = ({ app, baseUrl, path, method }, response, next) => {
  if (method === 'GET' || method === 'HEAD') return next()
  const allowed = allowedMethods(app.router, baseUrl + path)
  if (allowed.length === 0 || allowed.includes(method)) return next()
  if (method !== 'OPTIONS') throw methodProblem(response, allowed)
  const methods = [...allowed, 'OPTIONS'].join(', ')
  response
    .set({
      Allow: methods,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': HEADERS.join(', '),
      'Access-Control-Max-Age': String(REMEMBERED),
    })
    .status(204)
    .end()
}
