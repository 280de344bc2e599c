import { Router } from 'express'
import { listChanges } from '../../contract/changes.ts'
import { findRoster } from '../../db/queries/roster/findRoster.ts'
import type { HandlerDeps } from '../../service/deps.ts'
import { parseInput } from '../parse-input.ts'
import { atomFeed } from '../../service/changes/atom.ts'
import { findChanges } from '../../service/changes/find-changes.ts'
import type { ChangeStream } from './change-stream.ts'

/** What the feed is made of. */
export interface ChangeDeps extends Pick<HandlerDeps, 'atlas' | 'database'> {
  readonly changeStream: ChangeStream
  readonly origin: string | null
}

/** Changes as an Atom feed and as a stream; as JSON they are an endpoint like the others. */
export function changeRouter(deps: ChangeDeps): Router {
  const router = Router({ caseSensitive: true })
  router.get('/api/v1/changements/flux', deps.changeStream.handler)
  router.get('/api/v1/changements.atom', async (request, response) => {
    response.locals.route = '/api/v1/changements.atom'
    const input = parseInput(listChanges, request)
    const { items, total } = await findChanges(deps, input)
    const origin = deps.origin ?? `${request.protocol}://${request.host}`
    const roster = await findRoster(deps.database.reads)
    const self = new URL(request.originalUrl, origin)
    const next = new URL(self)
    next.searchParams.set('offset', String(input.offset + input.limit))
    response.set('Cache-Control', 'no-cache').type('application/atom+xml; charset=utf-8')
    response.send(
      atomFeed(items, {
        origin,
        self: self.href,
        next: input.offset + items.length < total ? next.href : null,
        demonstration: deps.atlas.demonstration,
        loadedAt: roster?.loadedAt ?? new Date(0).toISOString(),
      }),
    )
  })
  return router
}
