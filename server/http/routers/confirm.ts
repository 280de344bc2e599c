import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { Problem } from '../../contract/problem.ts'
import { addressIn } from '../../domain/page-addresses.ts'
import {
  failedLink,
  showLink,
  touchLink,
  type LinkAddress,
  type LinkForm,
  type Shown,
} from '../../service/confirm/page.ts'
import type { PageDeps } from '../../service/page.ts'
import { pageContext } from '../page-context.ts'
import { limitWrites } from '../security.ts'

const PATH = '/confirmer/:id/:token'

/**
 * The page behind a cabinet's own link. The link is all the authority there is: no cookie goes with it, so no other site can make a
 * browser answer without knowing it. Its address is told to nobody: no log, no referrer, no cache, no search engine.
 */
export function confirmRouter(deps: PageDeps): Router {
  const router = Router({ caseSensitive: true })
  const addresses = [PATH, `/en${PATH}`]
  const secret: RequestHandler = (_request, response, next) => {
    response.locals.route = '/confirmer/{id}/{token}'
    response.set({
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
    })
    next()
  }
  const linkOf = ({ params }: Request): LinkAddress => ({
    cabinetId: String(params.id),
    text: String(params.token),
  })
  const show = (request: Request, response: Response, shown: Shown): void => {
    const context = pageContext(deps, request)
    if (shown === 'done') return void response.redirect(303, addressIn(context.locale, context.path))
    response
      .status(shown.status)
      .type('html')
      .send(deps.renderPage('confirmer', { ...context, search: '' }, shown.data))
  }
  router.get(addresses, secret, async (request, response) =>
    show(request, response, await showLink(deps, linkOf(request))),
  )
  const body = express.urlencoded({ extended: false, limit: '4kb' })
  router.post(addresses, secret, limitWrites(), body, async (request, response) => {
    if (request.get('Sec-Fetch-Site') === 'cross-site')
      throw new Problem(403, 'Forbidden', 'Answers are sent from the page of the link.')
    const given = (request.body ?? {}) as Record<string, unknown>
    const form: LinkForm = { statut: String(given.statut ?? ''), intake: String(given.nouveaux ?? '') }
    const shown = await touchLink(deps, linkOf(request), form).catch((error: unknown) => {
      if (error instanceof Problem) throw error
      request.log.error({ err: error }, 'an answer could not be kept')
      return failedLink(form)
    })
    show(request, response, shown)
  })
  return router
}
