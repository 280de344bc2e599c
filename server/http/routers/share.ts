import { Router, type Request } from 'express'
import type { Locale } from '../../contract/index.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { createLocator } from '../../service/sheet/locator.ts'
import { areaOf } from '../../country/views/across.ts'
import { DECOUPAGES, NIVEAUX } from '../../domain/model.ts'
import { trendIn } from '../../service/sheet/inside.ts'
import { originOf } from '../page-context.ts'
import { notFound } from '../../contract/problem.ts'
import type { Handlers } from '../../contract/handlers.ts'
import { cardOf } from '../../service/share/card.ts'
import { EMBED_POLICY, embedPage } from '../../service/share/embed.ts'
import { createPreviews } from '../../service/share/previews.ts'

/** What other sites show of a sheet: the card that they frame, and the picture of a message. */
export function shareRouter(deps: HandlerDeps, handlers: Handlers): Router {
  const router = Router({ caseSensitive: true })
  const locator = createLocator(deps.atlas.contours)
  const preview = createPreviews()

  const load = async (request: Request, locale: Locale) => {
    const area = deps.atlas.territories.find('circonscription', String(request.params.code))
    if (!area) throw notFound(`No circonscription has the code ${String(request.params.code)}.`)
    const territoire = await handlers.getTerritoire({ niveau: 'circonscription', code: area.code })
    return { run: territoire.run, card: cardOf(locale, territoire), map: locator(area) }
  }
  for (const [prefix, locale] of [
    ['', 'fr'],
    ['/en', 'en'],
  ] as const) {
    router.get(`${prefix}/embed/circonscription/:code`, async (request, response) => {
      response.locals.route = '/embed/circonscription/{code}'
      const { card, map } = await load(request, locale)
      // The one page that others may frame; it holds nothing that a click could do.
      response.removeHeader('X-Frame-Options')
      response.set({ 'Content-Security-Policy': EMBED_POLICY, 'Cache-Control': 'no-cache' })
      response.type('html').send(embedPage(card, originOf(request, deps.origin), map))
    })
    router.get(`${prefix}/apercu/circonscription/:code.png`, async (request, response) => {
      response.locals.route = '/apercu/circonscription/{code}.png'
      const { run, card, map } = await load(request, locale)
      const png = await preview.card(`${run} ${locale} ${card.code}`, card, map)
      response.set({ 'Cache-Control': 'no-cache', 'Cross-Origin-Resource-Policy': 'cross-origin' })
      response.type('png').send(png)
    })
    router.get(`${prefix}/graphique/:niveau/:code.:format`, async (request, response) => {
      response.locals.route = '/graphique/{niveau}/{code}.{format}'
      const niveau = [...NIVEAUX, ...DECOUPAGES].find((one) => one === request.params.niveau)
      const { code, format } = request.params
      const area = niveau && areaOf(deps.atlas, niveau, code)
      if (!area || (format !== 'png' && format !== 'svg'))
        throw notFound(`No chart has this address: write /graphique/circonscription/72-04.png, or .svg.`)
      const territoire = await handlers.getTerritoire({ niveau: area.niveau, code: area.code })
      const svg = async () => {
        const trend = trendIn(deps, area, deps.today())
        return (await import('../../service/share/chartSvg.ts')).chartSvg(locale, territoire, trend)
      }
      response.set({ 'Cache-Control': 'no-cache', 'Cross-Origin-Resource-Policy': 'cross-origin' })
      if (format === 'svg') return void response.type('svg').send(await svg())
      const key = `${territoire.run} ${locale} ${area.niveau} ${area.code}`
      response.type('png').send(await preview.chart(key, svg))
    })
  }
  return router
}
