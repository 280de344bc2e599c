import express, { Router, type RequestHandler } from 'express'
import { addressIn } from '../../domain/page-addresses.ts'
import type { PageData, PageName } from '../../contract/index.ts'
import { createHandlers } from '../../service/handlers.ts'
import { parsePageMoment } from '../as-of.ts'
import { replay } from '../../service/replay.ts'
import { mayFetchFrom } from '../security.ts'
import type { Finished } from '../finished.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { expressPath } from '../serve.ts'
import { reportRouter } from './report.ts'
import { pageContext } from '../page-context.ts'
import { Redirect, type PageDeps } from '../../service/page.ts'
import { pagesOf } from '../../service/pages.ts'

/** Pages whose address holds what somebody looked for. */
const SEARCHED: ReadonlySet<PageName> = new Set(['trouver', 'circonscriptions', 'territoires'])

/** Pages that rest on nothing but what the server holds. */
const FINISHED: ReadonlySet<PageName> = new Set<PageName>([
  'accueil',
  'carte',
  'chiffres',
  'chronologie',
  'circonscription',
  'circonscriptions',
  'methode',
  'queFaire',
  'questionsPosees',
  'territoire',
  'territoires',
])
/** A sheet without a permalink, as while its run cannot be written, is drawn again. */
const mayHaveOneLater = (name: PageName, data: object): boolean =>
  name === 'circonscription' && (data as PageData['circonscription']).cite === null

/** Pages that show any past view by `?asOf=` and `?knownAt=`. */
const REPLAYED: ReadonlySet<PageName> = new Set<PageName>([
  'carte',
  'circonscription',
  'circonscriptions',
  'objectif',
])

/** The pages, each in French and under `/en`. */
export function pageRouter(deps: PageDeps, finished: Finished, handlers: Handlers): Router {
  const router = Router({ caseSensitive: true })
  for (const { name, path, load } of pagesOf(deps))
    for (const prefix of ['', '/en']) {
      const address = path === '/' ? prefix || '/' : prefix + path
      const policy =
        name === 'carte' && deps.basemapUrl ? [mayFetchFrom(new URL(deps.basemapUrl).origin)] : []
      const show: RequestHandler = async (request, response) => {
        response.locals.route = address
        const asked = REPLAYED.has(name) ? await replay(deps, parsePageMoment(request)) : deps
        const context = pageContext(asked, request)
        const posted = request.method === 'POST'
        const sent = posted ? ((request.body ?? {}) as typeof request.query) : request.query
        const every = (key: string): readonly string[] =>
          Object.hasOwn(sent, key) ? [sent[key]].flat().map(String) : []
        const query = Object.fromEntries(Object.keys(sent).map((key) => [key, every(key)[0]]))
        const params = request.params as Readonly<Record<string, string>>
        const data = await load({
          ...{
            deps: asked,
            handlers: asked === deps ? handlers : createHandlers(asked),
            params,
            query,
            every,
          },
          ...{ locale: context.locale, origin: context.origin },
        })
        if (data instanceof Redirect) {
          response.redirect(308, addressIn(context.locale, data.path) + context.search)
          return
        }
        // What somebody looked for must not stay in a shared machine's cache.
        const searched = SEARCHED.has(name) && (posted || context.search !== '')
        response.set('Cache-Control', searched ? 'no-store' : 'no-cache')
        const drawn = deps.renderPage(name, context, data as PageData[PageName] as never)
        response.type('html')
        const lasts = FINISHED.has(name) && asked === deps && !searched && !mayHaveOneLater(name, data)
        await finished.send(request, response, drawn, lasts ? 'kept' : 'once')
      }
      router.get(expressPath(address), ...policy, show)
      // The device's position comes in the body, so that no address holds it.
      if (name === 'trouver')
        router.post(address, express.urlencoded({ extended: false, limit: '4kb' }), show)
    }
  router.use(reportRouter(deps, handlers))
  return router
}
