import { Router } from 'express'
import { notFound } from '../../contract/problem.ts'
import type { HandlerDeps } from '../../service/deps.ts'

/** `/.well-known/security.txt` (RFC 9116): whom to tell of a weakness; 404 where the operator named nobody. */
export function wellKnownRouter({ operator, now }: Pick<HandlerDeps, 'operator' | 'now'>): Router {
  const router = Router()
  router.get('/.well-known/security.txt', (_request, response) => {
    response.locals.route = '/.well-known/security.txt'
    if (operator.contact === null)
      throw notFound('The operator of this service has named no contact (OPERATOR_CONTACT).')
    const end = new Date(now())
    end.setUTCMonth(end.getUTCMonth() + 6)
    response
      .type('text/plain')
      .set('Cache-Control', 'public, max-age=86400')
      .send(`Contact: ${operator.contact}\nExpires: ${end.toISOString()}\nPreferred-Languages: fr, en\n`)
  })
  return router
}
