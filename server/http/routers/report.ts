import express, { Router, type Request, type Response } from 'express'
import { addressIn } from '../../domain/page-addresses.ts'
import { createSignalement } from '../../contract/report.ts'
import { Problem } from '../../contract/problem.ts'
import { limitWrites } from '../security.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { expressPath } from '../serve.ts'
import { pageContext } from '../page-context.ts'
import { dataOf, RECEIVED, type Report } from '../../service/cabinet/page.ts'
import type { PageDeps } from '../../service/page.ts'

const PATH = '/cabinet/{id}'
/**
 * Takes the report form of `/cabinet/{id}`, sent without JavaScript: to the thanks when it is kept, back to the form with
 * what was written when it is not. The same handler as the API's, so the same honeypot and the same moderation.
 */
export function reportRouter(deps: PageDeps, handlers: Handlers): Router {
  const router = Router({ caseSensitive: true })
  const body = express.urlencoded({ extended: false, limit: '16kb' })
  const writes = limitWrites()

  const again = async (request: Request, response: Response, id: string, report: Report): Promise<void> => {
    const data = await dataOf(deps, handlers, id, report)
    const context = pageContext(deps, request)
    response
      .status(report.state === 'wrong' ? 400 : 503)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(deps.renderPage('cabinet', { ...context, path: `/cabinet/${id}` }, data))
  }

  for (const prefix of ['', '/en'])
    router.post(expressPath(`${prefix}${PATH}/signalement`), writes, body, async (request, response) => {
      response.locals.route = `${prefix}${PATH}/signalement`
      // Another site's page must not make its visitors report: each would have an address of their own.
      if (request.get('Sec-Fetch-Site') === 'cross-site')
        throw new Problem(403, 'Forbidden', 'Reports are sent from the page of the practice.')
      const id = String(request.params.id)
      const { motif, commentaire = '', siteWeb } = (request.body ?? {}) as Record<string, string | undefined>
      const input = createSignalement.input.safeParse({ cabinetId: id, motif, commentaire, siteWeb })
      // One field that is wrong does not empty the other.
      const { data: chosen = null } = createSignalement.input.shape.motif.safeParse(motif)
      const kept = { motif: chosen, commentaire: String(commentaire) }
      if (!input.success) return again(request, response, id, { state: 'wrong', ...kept })
      try {
        await handlers.createSignalement(input.data)
      } catch (error) {
        if (error instanceof Problem) throw error
        request.log.error({ err: error }, 'a report could not be kept')
        return again(request, response, id, { state: 'failed', ...kept })
      }
      const thanks = `/cabinet/${encodeURIComponent(id)}?signalement=${RECEIVED}#signaler`
      response.redirect(303, addressIn(prefix === '' ? 'fr' : 'en', thanks))
    })
  return router
}
