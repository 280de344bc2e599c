import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { Problem } from '../../contract/problem.ts'
import { addressIn } from '../../domain/page-addresses.ts'
import type { AlertPurpose } from '../../service/alerts/alert-link.ts'
import {
  failedAlertForm,
  showAlertForm,
  showAlertLink,
  takeAlertForm,
  type ShownAlert,
} from '../../service/alerts/page.ts'
import type { PageDeps } from '../../service/page.ts'
import { originOf, pageContext } from '../page-context.ts'
import { limitAlerts, limitWrites } from '../security.ts'

const SENT = 'envoye'
const LINKS: Readonly<Record<AlertPurpose, string>> = {
  confirm: '/alertes/confirmer',
  stop: '/alertes/arreter',
}

/**
 * The alerts by e-mail: their form, and the pages behind the links of their letters. A link is all the authority there is, so that its
 * address is told to nobody: no log, no referrer, no cache, no search engine. What a link does it does when it is posted to.
 */
export function alertRouter(deps: PageDeps): Router {
  const router = Router({ caseSensitive: true })
  const body = express.urlencoded({ extended: false, limit: '4kb' })
  const secret =
    (route: string): RequestHandler =>
    (_request, response, next) => {
      response.locals.route = route
      response.set({
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex, nofollow',
      })
      next()
    }
  const show = (request: Request, response: Response, { status, data }: ShownAlert): void => {
    const context = pageContext(deps, request)
    response
      .status(status)
      .type('html')
      .send(deps.renderPage('alerte', { ...context, search: '' }, data))
  }

  for (const purpose of ['confirm', 'stop'] as const) {
    const address = LINKS[purpose]
    const addresses = [`${address}/:link`, `/en${address}/:link`]
    const hidden = secret(`${address}/{link}`)
    const open =
      (pressed: boolean): RequestHandler =>
      async (request, response) =>
        show(request, response, await showAlertLink(deps, purpose, String(request.params.link), pressed))
    router.get(addresses, hidden, open(false))
    // A program of a mailbox posts here too, from nowhere (RFC 8058): the link itself is what nobody else knows.
    router.post(addresses, hidden, limitWrites(), body, open(true))
  }

  const forms = ['/alertes/:niveau/:code', '/en/alertes/:niveau/:code']
  const named = secret('/alertes/{niveau}/{code}')
  const areaOf = ({ params }: Request) => ({ niveau: String(params.niveau), code: String(params.code) })
  router.get(forms, named, (request, response) =>
    show(request, response, showAlertForm(deps, areaOf(request), request.query.etat === SENT)),
  )
  router.post(forms, named, limitAlerts(), body, async (request, response) => {
    // Another site's page must not make its visitors subscribe anybody.
    // Of a page that lets no address out a browser says the origin « null », and that the site is the same.
    const [site = 'none', from] = [request.get('Sec-Fetch-Site'), request.get('Origin')]
    const own = [`${request.protocol}://${request.host}`, originOf(request, deps.origin)]
    if (site !== 'same-origin' && (site !== 'none' || (from !== undefined && !own.includes(from))))
      throw new Problem(403, 'Forbidden', 'Alerts are asked for from the page of an area.')
    const { adresse, siteWeb } = (request.body ?? {}) as Record<string, unknown>
    const typed = String(adresse ?? '').slice(0, 300)
    const { locale } = pageContext(deps, request)
    const address = areaOf(request)
    // The field that people do not see: who fills it in is told the same as everybody.
    const shown = siteWeb
      ? ('done' as const)
      : await takeAlertForm(deps, address, { typed, locale, origin: originOf(request, deps.origin) }).catch(
          (error: unknown) => {
            if (error instanceof Problem) throw error
            request.log.error({ err: error }, 'an alert could not be kept')
            return failedAlertForm(deps, address, typed)
          },
        )
    if (shown !== 'done') return show(request, response, shown)
    response.redirect(
      303,
      addressIn(
        locale,
        `/alertes/${encodeURIComponent(address.niveau)}/${encodeURIComponent(address.code)}?etat=${SENT}`,
      ),
    )
  })
  return router
}
