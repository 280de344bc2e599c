import { Router } from 'express'
import { openApi } from '../../contract/openapi.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { originOf } from '../page-context.ts'
import { knownIds } from '../../service/docs/knownIds.ts'

/** `/api/openapi.json`: the contract for programs, with examples that this deployment can answer. */
export function docsRouter(version: string, deps: HandlerDeps): Router {
  const router = Router({ caseSensitive: true })
  router.get('/api/openapi.json', (request, response) => {
    response.locals.route = '/api/openapi.json'
    response
      .set('Cache-Control', 'no-cache')
      .json(openApi(version, knownIds(deps, originOf(request, deps.origin))))
  })
  router.get('/api', (_request, response) => {
    response.locals.route = '/api'
    response.redirect(308, '/api/docs')
  })
  return router
}
