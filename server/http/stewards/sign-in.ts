import { Router, type RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { authenticate } from '../../db/access/authenticate.ts'
import { appendAudit } from '../../db/queries/stewards/appendAudit.ts'
import { endSession } from '../../db/queries/stewards/endSession.ts'
import { saveSession } from '../../db/queries/stewards/saveSession.ts'
import { transact } from '../../db/statement.ts'
import { addressIn } from '../../domain/page-addresses.ts'
import { pageContext } from '../page-context.ts'
import { Problem } from '../../contract/problem.ts'
import { cookieOf, giveCookie, takeCookie } from './cookie.ts'
import { Form } from '../../service/stewards/form.ts'
import { ownOrigin } from './own-origin.ts'
import type { GestionDeps } from '../../service/stewards/visit.ts'

/** Where a visitor may be led after signing in: pages of ours, never another site. */
const NEXT = /^\/gestion(\/[\w-]+)*$/

/** Tokens that a caller may try a minute, besides the lock of each token; the counter dies with the process. */
const limitTries = (): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: 20,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) =>
      next(new Problem(429, 'Too many requests', 'Too many tries: wait a minute.')),
  })

/** `/gestion/connexion` and `/gestion/deconnexion`. */
export function signInRouter(deps: GestionDeps): Router {
  const { knex } = deps.database
  const router = Router({ caseSensitive: true })
  const own = ownOrigin(deps.origin)
  for (const prefix of ['', '/en']) {
    const address = `${prefix}/gestion/connexion`
    const locale = prefix === '' ? 'fr' : 'en'
    router.use([address, `${prefix}/gestion/deconnexion`], (_request, response, next) => {
      response.locals.route = '/gestion/connexion'
      next()
    })
    const show = (error: 'unknown' | 'revoked' | 'locked' | null, next: string): RequestHandler => {
      const status = error === null ? 200 : error === 'locked' ? 429 : 401
      return (request, response) => {
        const html = deps.renderPage('gestionConnexion', pageContext(deps, request), { error, next })
        response.status(status).type('html').send(html)
      }
    }
    router.get(address, (request, response, next) => {
      const wanted = String(request.query.suite ?? '')
      return show(null, NEXT.test(wanted) ? wanted : '/gestion')(request, response, next)
    })
    router.post(address, own, limitTries(), async (request, response, next) => {
      const form = new Form(request.body)
      const wanted = form.text('suite')
      const after = NEXT.test(wanted) ? wanted : '/gestion'
      const proof = await authenticate(knex, form.text('jeton', 200))
      if ('refused' in proof) return show(proof.refused, after)(request, response, next)
      const before = cookieOf(request)
      if (before !== null) await endSession(knex, before)
      const { author } = proof
      const { cookie } = await transact(knex, async (trx) => {
        const session = await saveSession(trx, author.tokenId)
        await appendAudit(trx, author, [{ action: 'sign-in', subject: author.tokenId }])
        return session
      })
      // A proxy on another machine speaks HTTP to us: then the public address says how people come.
      giveCookie(response, cookie, request.secure || deps.origin?.startsWith('https:') === true)
      response.redirect(303, addressIn(locale, after))
    })
    router.post(`${prefix}/gestion/deconnexion`, own, async (request, response) => {
      const cookie = cookieOf(request)
      if (cookie !== null) await endSession(knex, cookie)
      takeCookie(response)
      response.redirect(303, addressIn(locale, '/gestion/connexion'))
    })
  }
  return router
}
