import compression from 'compression'
import type { RequestListener } from 'node:http'
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import { alertRouter } from './routers/alerts.ts'
import { changeRouter, type ChangeDeps } from './routers/changes.ts'
import { confirmRouter } from './routers/confirm.ts'
import { csvWriter } from './writers/csv.ts'
import { downloadRouter, type DownloadDeps } from './routers/downloads.ts'
import { docsRouter } from './routers/docs.ts'
import { englishAddresses } from './english-addresses.ts'
import { errorHandler, nothingHere } from './errors.ts'
import { createFinished, type FinishedDeps } from './finished.ts'
import { exportsRouter } from './routers/exports.ts'
import { geojsonWriter } from './writers/geojson.ts'
import { gestionRouter } from './stewards/router.ts'
import type { GestionDeps } from '../service/stewards/visit.ts'
import { createHandlers } from '../service/handlers.ts'
import { knownMethods } from './known-methods.ts'
import { healthRouter, type HealthDeps } from './routers/health.ts'
import { requestLog } from './request-log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { ogcRouter } from './routers/gis.ts'
import { pageRouter } from './routers/pages.ts'
import {
  limitFailures,
  limitWrites,
  publicData,
  refuseHost,
  refuseAddress,
  securityHeaders,
} from './security.ts'
import { serve } from './serve.ts'
import { brotliOfPieces } from '../service/squeezeText.ts'
import { shareRouter } from './routers/share.ts'
import { createTurns } from './turns.ts'
import { tileRouter } from './routers/tiles.ts'
import { wellKnownRouter } from './routers/well-known.ts'
import { wfsRouter } from './routers/wfs.ts'
import { xlsxWriter } from './writers/xlsx.ts'

/** What the application is made of; `main.ts` gathers it, tests give their own. */
export interface AppDeps extends GestionDeps, HealthDeps, ChangeDeps, DownloadDeps, FinishedDeps {
  readonly logger: Logger
  /** Serves the built files of the web, calling `next` for what it does not have. */
  readonly assets: RequestHandler
  /** Addresses of the proxies in front, as Express reads them. */
  readonly trustProxy: string
  /** Version of the software, for OpenAPI. */
  readonly version: string
  /** Shared by applications that follow one another; left out, its own. */
  readonly metrics?: Metrics
}

/** Answers requests; its routes are told to who asks which there are. */
export type App = RequestListener & Pick<Express, 'router'>

/** The whole server as a value: the order of the middleware is the story of a request, of one that was answered before the door is. */
export function createApp(deps: AppDeps): App {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  // Of these proxies it is believed who calls, and over what: quotas are counted by caller.
  app.set('trust proxy', deps.trustProxy)
  const handlers = createHandlers(deps)
  const metrics = deps.metrics ?? createMetrics(deps.standbys)
  const finished = createFinished(deps)

  // Who is asking, as little as is needed to mend a fault.
  const log = requestLog(deps.logger)
  app.use(log, metrics.middleware)
  app.use(...securityHeaders(), refuseAddress)
  // Finished answers have their coding, and their tag is that of their bytes.
  const compressible = (request: Request, response: Response): boolean =>
    response.locals.finished !== true && compression.filter(request, response)
  app.use(compression({ filter: compressible, brotli: brotliOfPieces }))

  // For machines that watch the house.
  app.get('/metrics', metrics.handler)
  app.use(healthRouter(deps, finished))

  // Machines that watch the house may not say which; whoever else asks does.
  app.use(refuseHost)
  app.use(wellKnownRouter(deps))

  // Files, then data, then pages: what takes work waits for its turn, and may be finished when that comes.
  app.use(deps.assets)
  const open = ['/api', '/tiles', '/ogc', '/wfs', '/fhir']
  app.use([...open, '/donnees/:file', '/catalog.jsonld'], publicData(), knownMethods)
  app.use(finished.answer, createTurns({ onShed: metrics.countShed }), finished.answer)
  app.use(open, limitWrites(), limitFailures(), express.json({ limit: '64kb' }))
  app.use(tileRouter(deps, finished))
  app.use(changeRouter(deps))
  app.use(docsRouter(deps.version, deps))
  app.use(
    serve(deps, finished, createHandlers, handlers, {
      csv: csvWriter,
      geojson: geojsonWriter(deps),
      xlsx: xlsxWriter(deps),
    }),
  )
  app.use(exportsRouter(deps))
  app.use(downloadRouter(deps))
  app.use(englishAddresses())
  app.use(ogcRouter(deps), wfsRouter(deps))
  app.use(gestionRouter(deps))
  app.use(confirmRouter(deps))
  app.use(alertRouter(deps))
  app.use(shareRouter(deps, handlers))
  app.use(pageRouter(deps, finished, handlers))

  // What nobody answered, and what failed.
  app.use(nothingHere)
  app.use(errorHandler(deps, metrics.countFault))

  const listener: RequestListener = (request, response) => {
    // What Express does first of all: it reads host, protocol and codings the same way on both sides of the door.
    const asked = Object.setPrototypeOf(request, app.request) as Request
    const begun = performance.now()
    const route = finished.answerAtDoor(asked, response as Response)
    if (route === null) return app(request, response)
    metrics.count(
      { method: asked.method, route, status: response.statusCode },
      (performance.now() - begun) / 1000,
    )
    // What is answered here is no fault: its line is written for who follows each request only.
    if (!deps.logger.isLevelEnabled('debug')) return
    Object.assign(response, { locals: { route } })
    log(request, response)
  }
  return Object.assign(listener, { router: app.router })
}
