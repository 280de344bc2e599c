import { Router } from 'express'
import type { PageData, PageName, RenderPage } from '../../contract/index.ts'
import { createLocator } from '../locator.ts'
import { createHandlers, type HandlerDeps } from '../handlers/index.ts'
import { parsePageMoment } from '../as-of.ts'
import { replay } from '../live/replay.ts'
import { mayFetchFrom } from '../security.ts'
import { expressPath, type Handlers } from '../serve.ts'
import { cabinet, reportRouter } from './cabinet.ts'
import { circonscription } from './circonscription.ts'
import { circonscriptions } from './circonscriptions.ts'
import { citation } from './citation.ts'
import { pageContext, type ContextDeps } from './context.ts'
import { Redirect, type Page } from './page.ts'
import { plainPages } from './plain.ts'
import { scenario } from './scenario.ts'
import { trouver } from './trouver.ts'

/** What pages are loaded from and drawn with. */
export interface PageDeps extends HandlerDeps, ContextDeps {
  readonly renderPage: RenderPage
}

/** Pages whose address holds what somebody looked for. */
const SEARCHED: ReadonlySet<PageName> = new Set(['trouver', 'circonscriptions'])

/** Pages that show any past view by `?asOf=` and `?knownAt=`. */
const REPLAYED: ReadonlySet<PageName> = new Set<PageName>(['carte', 'circonscription', 'circonscriptions'])

/** The pages, each in French and under `/en`. */
export function pageRouter(deps: PageDeps, handlers: Handlers): Router {
  const router = Router({ caseSensitive: true })
  const pages: readonly Page[] = [
    ...plainPages,
    trouver,
    cabinet,
    citation,
    scenario,
    circonscriptions,
    circonscription(createLocator(deps.atlas.contours)),
  ] as readonly Page[]
  for (const { name, path, load } of pages)
    for (const prefix of ['', '/en']) {
      const address = path === '/' ? prefix || '/' : prefix + path
      const policy =
        name === 'carte' && deps.basemapUrl ? [mayFetchFrom(new URL(deps.basemapUrl).origin)] : []
      router.get(expressPath(address), ...policy, async (request, response) => {
        response.locals.route = address
        const asked = REPLAYED.has(name) ? await replay(deps, parsePageMoment(request)) : deps
        const context = pageContext(asked, request)
        const query = Object.fromEntries(
          Object.entries(request.query).map(([key, value]) => [
            key,
            String(Array.isArray(value) ? value[0] : value),
          ]),
        )
        const params = request.params as Readonly<Record<string, string>>
        const data = await load({
          ...{ deps: asked, handlers: asked === deps ? handlers : createHandlers(asked), params, query },
          ...{ locale: context.locale, origin: context.origin },
        })
        if (data instanceof Redirect) {
          response.redirect(308, prefix + data.path + context.search)
          return
        }
        // What somebody looked for must not stay in a shared machine's cache.
        const searched = SEARCHED.has(name) && context.search !== ''
        response.set('Cache-Control', searched ? 'no-store' : 'no-cache')
        response.type('html').send(deps.renderPage(name, context, data as PageData[PageName] as never))
      })
    }
  router.use(reportRouter(deps, handlers))
  return router
}
