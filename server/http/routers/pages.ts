import { Router } from 'express'
import type { PageData, PageName, RenderPage } from '../../contract/index.ts'
import { createLocator } from '../../service/sheet/locator.ts'
import { createHandlers, type HandlerDeps } from '../../service/handlers.ts'
import { parsePageMoment } from '../as-of.ts'
import { replay } from '../../service/replay.ts'
import { mayFetchFrom } from '../security.ts'
import { expressPath, type Handlers } from '../serve.ts'
import { cabinet, reportRouter } from './report.ts'
import { circonscription } from '../../service/sheet/page.ts'
import { circonscriptions } from '../../service/sheet/list-page.ts'
import { citation } from '../../service/citation/page.ts'
import { pageContext, type ContextDeps } from '../page-context.ts'
import { Redirect, type Page } from '../../service/page.ts'
import { plainPages } from '../../service/facts/pages.ts'
import { scenario } from '../../service/scenario/page.ts'
import { trouver } from '../../service/find/page.ts'

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
