import type { RequestHandler } from 'express'
import { Problem } from '../../contract/problem.ts'

/**
 * Refuses a form that another site sent: a browser names the origin of every form that it posts. `origin`: the public one, when
 * it is configured.
 */
export const ownOrigin =
  (origin: string | null): RequestHandler =>
  (request, _response, next) => {
    const from = request.get('Origin')
    const own = [`${request.protocol}://${request.host}`, ...(origin === null ? [] : [origin])]
    if (from !== undefined && own.includes(from)) return next()
    throw new Problem(403, 'Sent from elsewhere', 'This form was not sent from a page of this site.')
  }
