import { Router } from 'express'

/** What readiness asks. */
export interface HealthDeps {
  /** Resolves when the database answers; rejects when it does not. */
  readonly ping: () => Promise<void>
}

/** `/healthz`: the process lives. `/readyz`: the data are loaded (or we would not listen) and the database answers. */
export function healthRouter({ ping }: HealthDeps): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.locals.route = '/healthz'
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })
  router.get('/readyz', async (_request, response) => {
    response.locals.route = '/readyz'
    response.set('Cache-Control', 'no-store')
    const database = await ping().then(
      () => 'ok',
      () => 'unreachable',
    )
    response
      .status(database === 'ok' ? 200 : 503)
      .json({ status: database === 'ok' ? 'ready' : 'not-ready', database })
  })
  return router
}
