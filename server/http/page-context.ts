import type { Request } from 'express'
import type { PageContext } from '../contract/index.ts'
import { readAddress } from '../domain/page-addresses.ts'
import type { HandlerDeps } from '../service/deps.ts'

/** What a page's frame needs to know. */
export type ContextDeps = Pick<HandlerDeps, 'atlas' | 'runs' | 'today' | 'origin' | 'databaseAnswers'>

/** The address under which a caller reaches the service, such as `https://relais.example`. */
export const originOf = (request: Request, configured: string | null): string =>
  configured ?? `${request.protocol}://${request.host}`

/** The context of the page asked for. */
export function pageContext(
  { atlas, runs, today, origin, databaseAnswers }: ContextDeps,
  request: Request,
): PageContext {
  const asOf = today()
  const query = request.originalUrl.indexOf('?')
  return {
    ...readAddress(request.path),
    search: query < 0 ? '' : request.originalUrl.slice(query),
    asOf,
    run: runs.idAt(asOf),
    demonstration: atlas.demonstration,
    degraded: !databaseAnswers(),
    origin: originOf(request, origin),
  }
}
