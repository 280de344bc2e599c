import { Readable } from 'node:stream'
import { Router } from 'express'
import type { HandlerDeps } from '../../service/deps.ts'
import { answerWfs } from '../../service/gis/wfs/answerWfs.ts'
import { originOf } from '../page-context.ts'
import { sendStream } from './gis.ts'

/** WFS 2.0, for desktops that do not read `/ogc`. */
export function wfsRouter(deps: HandlerDeps): Router {
  const router = Router({ caseSensitive: true })
  router.get('/wfs', async (request, response) => {
    response.locals.route = '/wfs'
    const { status, media, etag, body } = await answerWfs(deps, originOf(request, deps.origin), request.query)
    response.status(status).set({ 'Cache-Control': 'no-cache', 'Content-Type': media })
    if (etag) response.set('ETag', etag)
    if (request.fresh) return void response.status(304).end()
    if (typeof body === 'string') return void response.send(body)
    await sendStream(request, response, Readable.from(body))
  })
  return router
}
